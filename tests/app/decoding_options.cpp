#include "app/commands/decoding_options.h"

#include <CLI/CLI.hpp>
#include <QtTest>

using namespace descry;

namespace {

struct Parsed {
  DecodingSettings settings;
  std::vector<std::string> paths;
};

/// Nothing: the line was refused.
std::optional<Parsed> parsed(const std::string& line, const DecodingSettings& recommended = {}) {
  CLI::App app;
  DecodingOptions options;
  Parsed result;
  app.add_option("PATH", result.paths)->required();
  add_decoding_options(app, options);
  try {
    app.parse(line);
  } catch (const CLI::ParseError&) {
    return {};
  }
  result.settings = options.over(recommended);
  return result;
}

}  // namespace

class DecodingOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void what_is_not_said_stays_the_models_own() {
    DecodingSettings own;
    own.beam = 5;
    own.length_exponent = 0.3;
    own.no_repeats = false;
    QVERIFY(parsed("a.jpg", own)->settings == own);
    own.max_words = 12;
    QVERIFY(parsed("a.jpg --max-words 12", own)->settings == own);
  }

  void words_stand_between_commas_and_leave_the_pictures_alone() {
    const auto line = parsed("--start \"a photograph of\" --forbid man,woman --forbid dog a.jpg --require hat b.jpg");
    QVERIFY(line.has_value());
    QCOMPARE(line->paths, (std::vector<std::string>{"a.jpg", "b.jpg"}));
    QCOMPARE(line->settings.start, std::string("a photograph of"));
    QCOMPARE(line->settings.forbidden, (std::vector<std::string>{"man", "woman", "dog"}));
    QCOMPARE(line->settings.required, (std::vector<std::string>{"hat"}));
  }

  void drawing_takes_its_own_options() {
    const auto line = parsed("a.jpg --sample --temperature 0.8 --top-k 40 --top-p 0.9 --seed 7 --n-best 12");
    QVERIFY(line.has_value());
    QVERIFY(line->settings.sample);
    QCOMPARE(line->settings.temperature, 0.8);
    QCOMPARE(line->settings.top_k, 40);
    QCOMPARE(line->settings.top_p, 0.9);
    QCOMPARE(line->settings.seed, std::uint64_t{7});
    QCOMPARE(line->settings.n_best, 12);
    for (const char* line : {"a.jpg --temperature 0.8", "a.jpg --seed 7", "a.jpg --sample --beam 3",
                             "a.jpg --sample --temperature 3", "a.jpg --beam 21", "a.jpg --n-best 0"})
      QVERIFY2(!parsed(line), line);
  }

  void a_beam_that_was_not_said_grows_to_hold_the_sentences() {
    QCOMPARE(parsed("a.jpg --n-best 7")->settings.beam, 7);
    QCOMPARE(parsed("a.jpg --n-best 7 --beam 3")->settings.beam, 3);  // refused by the captioner, which says why
  }

  void a_least_length_beyond_the_models_longest_moves_that() {
    QCOMPARE(parsed("a.jpg --min-words 30")->settings.max_words, 30);
    QCOMPARE(parsed("a.jpg --min-words 30 --max-words 20")->settings.max_words, 20);
  }
};

QTEST_GUILESS_MAIN(DecodingOptionsTest)
#include "decoding_options.moc"
