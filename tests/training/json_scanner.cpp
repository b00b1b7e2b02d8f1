#include "training/data/json_scanner.h"

#include <QtTest>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>

using namespace descry;
using Json = nlohmann::json;

namespace {

/// What is told, in one line for each event.
struct Told : JsonEvents {
  std::string text;
  bool add(const std::string& line) {
    text += line + '\n';
    return true;
  }
  bool start_object() override { return add("{"); }
  bool key(std::string& name) override { return add("key " + name); }
  bool end_object() override { return add("}"); }
  bool start_array() override { return add("["); }
  bool end_array() override { return add("]"); }
  bool string(std::string& value) override { return add("string " + value); }
  bool number(std::string_view digits) override {
    return add("number " + Json(std::strtod(std::string(digits).c_str(), nullptr)).dump());
  }
  bool literal() override { return add("literal"); }
};

/// The same, told by nlohmann's parser.
struct Reference {
  Told told;
  bool overflow = false;  ///< a number too large for it, which we have no use for
  bool null() { return told.literal(); }
  bool boolean(bool) { return told.literal(); }
  bool number_integer(std::int64_t value) { return told.number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return told.number(std::to_string(value)); }
  bool number_float(double, const std::string& digits) { return told.number(digits); }
  bool binary(Json::binary_t&) { return true; }
  bool string(std::string& value) { return told.string(value); }
  bool start_object(std::size_t) { return told.start_object(); }
  bool key(std::string& name) { return told.key(name); }
  bool end_object() { return told.end_object(); }
  bool start_array(std::size_t) { return told.start_array(); }
  bool end_array() { return told.end_array(); }
  bool parse_error(std::size_t, const std::string&, const Json::exception& problem) {
    overflow = problem.id == 406;
    return false;
  }
};

struct Scanned {
  bool whole = false;
  std::string told;
  std::optional<std::string> error;
};

Scanned scan(std::string_view text, std::size_t piece) {
  Told told;
  JsonScanner scanner(
      [&text, piece] {
        const std::string_view next = text.substr(0, piece);
        text.remove_prefix(next.size());
        return next;
      },
      told);
  const bool whole = scanner.scan();
  return {whole, told.text, scanner.error()};
}

const char* const kText =
    " {\"images\": [{\"file_name\": \"a b.jpg\", \"id\": 12, \"size\": [0, -3.5e+2, 1E3, 12345678901234567890, {}]}],\n"
    "\"caf\\u00e9 \\ud83d\\udc36\": \"tab\\t quote\\\" slash\\/ \\\\ \\b\\f\\n\\r ü 狗\", \"\": [true, false, null, "
    "[], \"\"]}";

}  // namespace

class JsonScannerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tells_what_nlohmann_tells_whatever_the_pieces() {
    Reference reference;
    QVERIFY(Json::sax_parse(std::string(kText), &reference));
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
      const Scanned found = scan(kText, piece);
      QVERIFY2(found.whole, found.error.value_or("").c_str());
      QCOMPARE(found.told, reference.told.text);
    }
  }

  void accepts_and_refuses_what_nlohmann_does() {
    std::mt19937 random(1);
    constexpr std::string_view kBytes = "{}[]\",:\\u0123456789abcdefDE+-. \n\ttrue\x01";
    int sound = 0;
    for (int i = 0; i < 20'000; ++i) {
      std::string text = i % 2 == 0 ? kText : "[{\"a\": \"\\ud83d\\udc36\", \"b\": -0.5e-7}, 10, tru";
      for (auto changes = random() % 3; changes > 0; --changes) {
        const std::size_t at = random() % text.size();
        if (static_cast<unsigned char>(text[at]) >= 0x80) continue;  // what is no UTF-8 is TextFile's to find
        if (random() % 2 == 0) {
          text.erase(at, 1);
        } else {
          text[at] = kBytes[random() % kBytes.size()];
        }
      }
      Reference reference;
      const bool expected = Json::sax_parse(text, &reference);
      if (reference.overflow) continue;
      const Scanned found = scan(text, 1 + random() % 9);
      QVERIFY2(found.whole == expected, text.c_str());
      if (expected) QCOMPARE(found.told, reference.told.text);
      sound += expected ? 1 : 0;
    }
    QVERIFY(sound > 3000);
  }

  void says_where_and_what_is_wrong() {
    QCOMPARE(*scan("[1, 2 3]", 3).error, std::string("at byte 7 (syntax error: '3' in place of ',' or ']')"));
    QCOMPARE(*scan("{\"a\": ", 3).error,
             std::string("at byte 7 (syntax error: the end of the text in place of a value)"));
    QCOMPARE(*scan("", 3).error, std::string("at byte 1 (syntax error: the end of the text in place of a value)"));
  }

  void long_strings_are_refused_before_they_are_held() {
    for (const char* part : {"x", "\\n"}) {
      std::size_t given = 0;
      Told told;
      JsonScanner scanner(
          [&, block = std::string()]() mutable -> std::string_view {
            if (block.empty())
              for (int i = 0; i < 50'000; ++i) block += part;
            given += block.size();
            return given == block.size() ? "\"" : std::string_view(block);
          },
          told);
      QVERIFY(!scanner.scan());
      QVERIFY(given < 40'000'000);
    }
  }
};

QTEST_GUILESS_MAIN(JsonScannerTest)
#include "json_scanner.moc"
