#include "model/captioning/decoding_settings.h"

#include <QtTest>
#include <limits>
#include <nlohmann/json.hpp>

using namespace descry;

namespace {

DecodingSettings unusual() {
  DecodingSettings settings;
  settings.beam = 7;
  settings.length_exponent = 0.25;
  settings.max_words = 11;
  settings.min_words = 4;
  settings.n_best = 5;
  settings.no_repeats = false;
  settings.start = "a photograph of";
  settings.forbidden = {"man", "men"};
  settings.required = {"dog", "übermut"};
  settings.sample = true;
  settings.temperature = 0.8;
  settings.top_k = 40;
  settings.top_p = 0.95;
  settings.seed = std::numeric_limits<std::uint64_t>::max();
  return settings;
}

}  // namespace

class DecodingSettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void settings_come_back_from_their_json() {
    for (const DecodingSettings& settings : {DecodingSettings{}, unusual()}) {
      const auto text = settings_json(settings).dump();
      const auto read = settings_from_json(nlohmann::json::parse(text));
      QVERIFY(read.has_value());
      QVERIFY(*read == settings);
    }
  }

  void missing_fields_keep_their_defaults_and_unknown_ones_are_passed_over() {
    const auto read = settings_from_json({{"beam", 5}, {"moon", "full"}});
    QVERIFY(read.has_value());
    DecodingSettings expected;
    expected.beam = 5;
    QVERIFY(*read == expected);
  }

  void a_value_of_another_kind_is_refused_by_its_field() {
    const nlohmann::json wrong = nlohmann::json::parse(
        R"({"beam": 3e0, "max_words": 4294967296, "n_best": "1", "no_repeats": 1, "start": ["a"], "forbidden": "man",
            "required": ["dog", 2], "temperature": "hot", "seed": -1, "top_k": null})");
    for (const auto& [name, value] : wrong.items()) {
      const auto read = settings_from_json({{name, value}});
      QVERIFY2(!read, name.c_str());
      QCOMPARE(read.error().code, ErrorCode::kDamaged);
      QVERIFY2(read.error().message.find(name) != std::string::npos, read.error().message.c_str());
    }
    QVERIFY(!settings_from_json(nlohmann::json::array()));
  }
};

QTEST_GUILESS_MAIN(DecodingSettingsTest)
#include "decoding_settings.moc"
