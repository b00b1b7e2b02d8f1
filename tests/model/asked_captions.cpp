// What can be asked of a captioner beyond "caption this".
#include <QtTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "model/captioning/confidence.h"
#include "model/captioning/decoding_settings.h"
#include "model/captioning/picture_captioner.h"
#include "model/text/vocabulary.h"
#include "random_captioner.h"

using namespace descry;

namespace {

bool says(const Caption& caption, const std::string& word) {
  return std::any_of(caption.words.begin(), caption.words.end(), [&](const auto& said) { return said.text == word; });
}

std::vector<std::string> texts(const std::vector<Caption>& captions) {
  std::vector<std::string> texts;
  for (const Caption& caption : captions) texts.push_back(caption.text());
  return texts;
}

/// The message of the field's problem, "" where it has none.
std::string problem(const DecodingSettings& settings, const std::string& field) {
  const LoadedCaptioner model = random_model();
  for (const SettingsProblem& one : settings_problems(settings, model.vocabulary, 8))
    if (one.field == field) return one.message;
  return {};
}

const ConfidenceModel kCurve{0.5, {2, -0.25, 0.125}};

/// As captioner() says it, with a confidence by the curve.
PictureCaptioner judged_captioner() {
  LoadedCaptioner model = random_model();
  model.card["confidence"] = kCurve.entry();
  return *PictureCaptioner::from(std::move(model), "cpu");
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

class AskedCaptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("DESCRY_BACKBONE", "fp32"); }  // what is compared, to four digits

  void captions_begin_hold_and_leave_out_what_is_asked() {
    const PictureCaptioner one = captioner();
    DecodingSettings settings;
    settings.start = "Three Circle,";  // read as captions are
    settings.required = {"Grey", "dots on"};
    settings.forbidden = {"BLUE", "a red", "grey dots"};
    settings.min_words = 6;
    settings.n_best = 3;
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
      const Image picture = noise(32, 32, seed);
      const auto captions = one.caption({&picture, 1}, settings);
      QVERIFY2(captions.has_value(), captions ? "" : captions.error().message.c_str());
      for (const Caption& caption : captions->front()) {
        QVERIFY2(caption.text().starts_with("three circle "), caption.text().c_str());
        QVERIFY2(says(caption, "grey"), caption.text().c_str());
        QVERIFY2(contains(caption.text(), "dots on"), caption.text().c_str());
        for (const char* words : {"blue", "a red", "grey dots"})
          QVERIFY2(!contains(" " + caption.text() + " ", std::string(" ") + words + " "), caption.text().c_str());
        QVERIFY(caption.words.size() >= 6 && caption.words.size() <= 8);
        for (const CaptionWord& word : caption.words) {
          QVERIFY(word.probability > 0);
          QCOMPARE(word.runner_ups.size(), std::size_t{5});
          for (const RunnerUp& other : word.runner_ups) QVERIFY(other.word != word.text && other.word != "blue");
        }
        QVERIFY(caption.confidence > 0 && caption.confidence < 1);
      }
    }
  }

  void probability_of_a_forced_word_is_what_the_network_gives_it() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 3);
    DecodingSettings settings;
    settings.beam = 1;
    const Caption free = (*one.caption({&picture, 1}, settings))[0][0];
    const RunnerUp& other = free.words[0].runner_ups[0];
    settings.start = other.word == "." ? free.words[0].runner_ups[1].word : other.word;
    const float expected = other.word == "." ? free.words[0].runner_ups[1].probability : other.probability;
    const Caption forced = (*one.caption({&picture, 1}, settings))[0][0];
    QVERIFY(std::abs(forced.words[0].probability - expected) < 1e-5F);
    QCOMPARE(forced.words[0].runner_ups[0].word, free.words[0].text);
  }

  void words_that_are_imposed_count_not_in_the_confidence() {
    const PictureCaptioner judged = judged_captioner(), plain = captioner();
    const Image picture = noise(32, 32, 3);
    DecodingSettings settings;
    settings.start = "three green dots";
    settings.min_words = 5;
    const Caption caption = (*plain.caption({&picture, 1}, settings))[0][0];
    QVERIFY(caption.words.size() > 3);
    // The end's probability is what is left of the geometric mean.
    double known = 0, imposed = 0;
    for (std::size_t i = 0; i < caption.words.size(); ++i)
      (i < 3 ? imposed : known) += std::log(static_cast<double>(caption.words[i].probability));
    const auto own = static_cast<double>(caption.words.size() - 3 + 1);
    const double end = own * std::log(caption.confidence) - known;
    QVERIFY(end < 1e-6);
    QVERIFY(std::abs(caption.score * std::pow(own + 3, settings.length_exponent) - (imposed + known + end)) < 1e-4);
    QVERIFY(std::abs((*judged.caption({&picture, 1}, settings))[0][0].confidence - kCurve.probability(caption, 3)) <
            1e-6);
    QVERIFY(std::abs(kCurve.probability(caption, 3) - kCurve.probability(caption)) > 1e-4);
  }

  void drawn_sentences_differ_come_best_first_and_again_for_the_same_seed() {
    const PictureCaptioner one = captioner();
    DecodingSettings settings;
    settings.sample = true;
    settings.n_best = 6;
    settings.temperature = 1.2;
    settings.top_p = 0.98;
    settings.seed = 5;
    std::vector<Image> pictures;
    for (std::uint32_t i = 0; i < 70; ++i) pictures.push_back(noise(32, 32, i));
    const auto together = one.caption(pictures, settings);
    QVERIFY(together.has_value());
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{33}, std::size_t{69}}) {
      const std::vector<Caption>& drawn = (*together)[i];
      QCOMPARE(drawn.size(), std::size_t{6});
      const auto said = texts(drawn);
      QCOMPARE(std::set<std::string>(said.begin(), said.end()).size(), said.size());
      for (std::size_t j = 1; j < drawn.size(); ++j) QVERIFY(drawn[j].score <= drawn[j - 1].score);
      QCOMPARE(texts((*one.caption({&pictures[i], 1}, settings))[0]), said);
    }
    const auto first = texts((*together)[0]);
    settings.seed = 6;
    QVERIFY(texts((*one.caption({&pictures[0], 1}, settings))[0]) != first);
  }

  void what_cannot_be_asked_is_refused_in_a_sentence() {
    const auto with = [](const auto& change) {
      DecodingSettings settings;
      change(settings);
      return settings;
    };
    using S = DecodingSettings;
    QVERIFY(contains(problem(with([](S& s) { s.forbidden = {"red", "zebra"}; }), "forbidden"), "\"zebra\""));
    QVERIFY(contains(problem(with([](S& s) { s.required = {"a zebra"}; }), "required"), "\"zebra\""));
    QVERIFY(contains(problem(with([](S& s) { s.start = "a zebra"; }), "start"), "\"zebra\""));
    QVERIFY(contains(problem(with([](S& s) { s.required = {"!?"}; }), "required"), "no word"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.required = {"red"};
                               s.forbidden = {"Red"};
                             }),
                             "forbidden"),
                     "required too"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.start = "a red circle";
                               s.forbidden = {"red"};
                             }),
                             "forbidden"),
                     "start"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.required = {"a red circle"};
                               s.forbidden = {"red circle"};
                             }),
                             "forbidden"),
                     "\"red circle\" is forbidden, but it is required too"));
    QVERIFY(problem(with([](S& s) {
                      s.required = {"red", "circle"};
                      s.forbidden = {"red circle"};
                    }),
                    "forbidden")
                .empty());
    QVERIFY(contains(problem(with([](S& s) {
                               s.required = {"a a a a a a", "red red red red red"};
                             }),
                             "required"),
                     "longer"));
    QVERIFY(contains(problem(with([](S& s) { s.start = "a a a a a a a a a"; }), "start"), "9 words"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.start = "a red circle under two blue squares";
                               s.required = {"green", "grey"};
                             }),
                             "required"),
                     "longer"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.sample = true;
                               s.required = {"red"};
                             }),
                             "required"),
                     "drawn"));
    QVERIFY(contains(problem(with([](S& s) { s.min_words = 9; }), "min_words"), "0 to 8"));
    QVERIFY(contains(problem(with([](S& s) {
                               s.min_words = 5;
                               s.max_words = 4;
                             }),
                             "min_words"),
                     "0 to 4"));
    QVERIFY(contains(problem(with([](S& s) { s.temperature = 0.05; }), "temperature"), "0.1 to 2"));
    QVERIFY(!problem(with([](S& s) { s.temperature = std::nan(""); }), "temperature").empty());
    QVERIFY(!problem(with([](S& s) { s.top_k = -1; }), "top_k").empty());
    QVERIFY(!problem(with([](S& s) { s.top_p = 0; }), "top_p").empty());
    QVERIFY(!problem(with([](S& s) { s.top_p = 1.01; }), "top_p").empty());
    QVERIFY(contains(problem(with([](S& s) {
                               s.sample = true;
                               s.n_best = 21;
                             }),
                             "n_best"),
                     "1 to 20"));
    QVERIFY(problem(with([](S& s) {
                      s.sample = true;
                      s.n_best = 20;
                    }),
                    "n_best")
                .empty());
    const Image picture = noise(8, 8, 1);
    const auto refused = captioner().caption({&picture, 1}, with([](S& s) { s.start = "zebra"; }));
    QVERIFY(!refused && refused.error().code == ErrorCode::kUsage);
  }

  void another_word_rewrites_what_comes_after_it() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 4);
    DecodingSettings settings;
    settings.n_best = 3;
    const Caption caption = (*one.caption({&picture, 1}, settings))[0][0];
    QVERIFY(caption.words.size() >= 2);
    const std::vector<std::int64_t> before(caption.tokens.begin(), caption.tokens.begin() + 1);
    const auto other = std::find_if(caption.words[1].runner_ups.begin(), caption.words[1].runner_ups.end(),
                                    [](const RunnerUp& runner_up) { return runner_up.word != "."; });
    const auto rewritten = one.continue_from(picture, before, other->word, settings);
    QVERIFY2(rewritten.has_value(), rewritten ? "" : rewritten.error().message.c_str());
    QCOMPARE(rewritten->size(), std::size_t{3});
    for (const Caption& again : *rewritten) {
      QCOMPARE(again.words[0].text, caption.words[0].text);
      QVERIFY(std::abs(again.words[0].probability - caption.words[0].probability) < 1e-5F);
      QCOMPARE(again.words[1].text, other->word);
      QVERIFY(std::abs(again.words[1].probability - other->probability) < 1e-5F);
      const auto& others = again.words[1].runner_ups;
      QVERIFY(std::any_of(others.begin(), others.end(),
                          [&](const RunnerUp& runner_up) { return runner_up.word == caption.words[1].text; }));
    }
    QVERIFY((*rewritten)[0].score >= (*rewritten)[1].score);
    settings.start = "two";  // of sentences that are asked for anew, not of this one
    QCOMPARE(texts(*one.continue_from(picture, before, other->word, settings)), texts(*rewritten));
  }

  void words_that_are_imposed_count_not_in_a_rewritten_sentences_confidence() {
    const PictureCaptioner judged = judged_captioner(), plain = captioner();
    const Image picture = noise(32, 32, 3);
    DecodingSettings settings;
    settings.start = "three green dots";
    settings.min_words = 6;
    const Caption caption = (*plain.caption({&picture, 1}, settings))[0][0];
    const std::vector<std::int64_t> before(caption.tokens.begin(), caption.tokens.begin() + 4);
    const Caption again = plain.continue_from(picture, before, caption.words[4].text, settings)->front();
    QCOMPARE(again.text(), caption.text());
    QVERIFY(std::abs(again.confidence - caption.confidence) < 1e-6);
    QVERIFY(std::abs(judged.continue_from(picture, before, caption.words[4].text, settings)->front().confidence -
                     kCurve.probability(caption, 3)) < 1e-6);
  }

  void a_sentence_can_be_ended_where_one_likes() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 4);
    const std::vector<std::int64_t> before{5, 7};
    const auto ended = one.continue_from(picture, before, ".", {});
    QVERIFY(ended.has_value());
    QCOMPARE(ended->size(), std::size_t{1});
    QCOMPARE(ended->front().tokens, before);
    const auto refused = one.continue_from(picture, {}, ".", {});
    QVERIFY(!refused && refused.error().code == ErrorCode::kUsage);
  }

  void what_is_no_word_of_the_model_cannot_continue_a_sentence() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 4);
    const auto message = [&](const std::vector<std::int64_t>& before, const std::string& word) {
      const auto result = one.continue_from(picture, before, word, {});
      return result ? std::string() : result.error().message;
    };
    QVERIFY(contains(message({5}, "zebra"), "\"zebra\""));
    QVERIFY(contains(message({5}, "<unk>"), "<unk>"));
    QVERIFY(contains(message({5, 1000}, "red"), "another model"));
    QVERIFY(contains(message({-1}, "red"), "another model"));
    QVERIFY(contains(message({5, 5, 5, 5, 5, 5, 5, 5}, "red"), "8 words"));
  }

  void nothing_hidden_changes_nothing_and_all_hidden_is_a_grey_picture() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 4);
    const Caption caption = (*one.caption({&picture, 1}, {}))[0][0];
    const auto nothing = one.caption_without(picture, {2, 2, {false, false, false, false}}, caption.tokens, {});
    QVERIFY2(nothing.has_value(), nothing ? "" : nothing.error().message.c_str());
    QCOMPARE(nothing->captions[0].text(), caption.text());
    QCOMPARE(nothing->whole[0].text(), caption.text());
    QCOMPARE(nothing->with.size(), caption.words.size());
    for (std::size_t i = 0; i < caption.words.size(); ++i) {
      QVERIFY(std::abs(nothing->with[i] - caption.words[i].probability) < 1e-4F);
      QVERIFY(std::abs(nothing->without[i] - nothing->with[i]) < 1e-5F);
    }
    const auto all = one.caption_without(picture, {2, 2, {true, true, true, true}}, caption.tokens, {});
    const Image other = noise(32, 32, 77);
    const auto all_of_other = one.caption_without(other, {1, 1, {true}}, caption.tokens, {});
    QCOMPARE(all->captions[0].text(), all_of_other->captions[0].text());
    float change = 0;
    for (std::size_t i = 0; i < caption.words.size(); ++i) {
      QVERIFY(std::abs(all->without[i] - all_of_other->without[i]) < 1e-5F);
      change += std::abs(all->without[i] - all->with[i]);
    }
    QVERIFY(change > 1e-3F);
  }

  void hidden_cells_are_a_grid_over_the_picture_and_tokens_are_the_models() {
    const PictureCaptioner one = captioner();
    const Image picture = noise(32, 32, 4);
    for (const HiddenCells& cells : {HiddenCells{0, 0, {}}, HiddenCells{2, 2, {true}},
                                     HiddenCells{1, 33, std::vector<bool>(33)}, HiddenCells{-1, -1, {true}}})
      QCOMPARE(one.caption_without(picture, cells, {5}, {}).error().code, ErrorCode::kUsage);
    QCOMPARE(one.caption_without(picture, {1, 1, {true}}, {0}, {}).error().code, ErrorCode::kUsage);
  }
};

QTEST_GUILESS_MAIN(AskedCaptionsTest)
#include "asked_captions.moc"
