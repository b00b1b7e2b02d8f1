#include "model/decoding/draw.h"

#include <QtTest>
#include <cmath>
#include <set>

#include "table_step.h"

using namespace descry;

namespace {

SearchOptions options(int max_words = 4) {
  SearchOptions result;
  result.length_exponent = 0.5;
  result.max_words = max_words;
  result.forbidden = {kStart};
  return result;
}

DrawOptions drawn_with(int sentences, std::uint64_t seed) {
  DrawOptions how;
  how.sentences = sentences;
  how.seed = seed;
  return how;
}

std::vector<std::vector<Hypothesis>> drawn(const std::vector<Table>& tables, const SearchOptions& options,
                                           const DrawOptions& how) {
  return draw([&] { return fake(tables); }, static_cast<std::int64_t>(tables.size()), kStart, kEnd, options, how);
}

/// One word and an end.
const Table kOneWord{{{}, {0.0, 0.6, 0.3, 0.1}}};
const Table kMany{{{}, {0.0, 0.4, 0.3, 0.3}},
                  {{kA}, {0.4, 0.1, 0.3, 0.2}},
                  {{kB}, {0.3, 0.3, 0.2, 0.2}},
                  {{kC}, {0.2, 0.4, 0.4, 0.0}}};

/// How often each word comes first, over many seeds.
std::array<double, kWords> shares(const DrawOptions& like, const SearchOptions& search = options()) {
  std::array<double, kWords> counts{};
  constexpr int kDraws = 2000;
  for (int i = 0; i < kDraws; ++i) {
    DrawOptions how = like;
    how.seed = static_cast<std::uint64_t>(i);
    counts[static_cast<std::size_t>(drawn({kOneWord}, search, how)[0][0].words[0].token)] += 1.0 / kDraws;
  }
  return counts;
}

bool near(double value, double expected) { return std::abs(value - expected) < 0.045; }  // four deviations

}  // namespace

class DrawTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_are_drawn_by_their_probabilities() {
    const auto found = shares({});
    QVERIFY(near(found[kA], 0.6) && near(found[kB], 0.3) && near(found[kC], 0.1));
  }

  void temperature_sharpens_and_flattens() {
    DrawOptions how;
    how.temperature = 0.5;  // .36 : .09 : .01
    const auto sharp = shares(how);
    QVERIFY(near(sharp[kA], 0.783) && near(sharp[kB], 0.196));
    how.temperature = 2;
    const auto flat = shares(how);  // roots of .6, .3, .1
    QVERIFY(near(flat[kA], 0.473) && near(flat[kB], 0.334) && near(flat[kC], 0.193));
  }

  void top_k_and_top_p_keep_to_the_likeliest() {
    DrawOptions how;
    how.top_k = 2;
    auto found = shares(how);
    QVERIFY(near(found[kA], 0.667) && near(found[kB], 0.333));
    QCOMPARE(found[kC], 0.0);
    how.top_k = 0;
    how.top_p = 0.65;  // a alone does not hold it
    found = shares(how);
    QVERIFY(near(found[kA], 0.667));
    QCOMPARE(found[kC], 0.0);
    how.top_p = 0.55;
    QCOMPARE(shares(how)[kA], 1.0);
  }

  void forbidden_words_leave_their_share_to_the_others() {
    SearchOptions search = options();
    search.forbidden.push_back(kA);
    const auto found = shares({}, search);
    QCOMPARE(found[kA], 0.0);
    QVERIFY(near(found[kB], 0.75));
  }

  void forbidden_phrases_are_never_drawn_but_their_words_are() {
    SearchOptions search = options();
    search.forbidden_phrases = {{kA, kB}, {kB, kA, kC}};
    bool says_both = false;
    const auto found = drawn({kMany}, search, drawn_with(40, 3))[0];
    for (const Hypothesis& sentence : found) {
      const Sentence said = words(sentence);
      for (const TokenPhrase& phrase : search.forbidden_phrases)
        QVERIFY(std::search(said.begin(), said.end(), phrase.begin(), phrase.end()) == said.end());
      const auto says = [&](std::int64_t word) { return std::find(said.begin(), said.end(), word) != said.end(); };
      says_both = says_both || (says(kA) && says(kB));
    }
    QVERIFY(says_both);
  }

  void sentences_are_different_best_first_and_scored_by_the_network() {
    DrawOptions how = drawn_with(6, 3);
    how.temperature = 1.5;
    const auto found = drawn({kMany}, options(), how)[0];
    QCOMPARE(found.size(), std::size_t{6});
    std::set<Sentence> seen;
    for (std::size_t i = 0; i < found.size(); ++i) {
      QVERIFY(seen.insert(words(found[i])).second);
      if (i > 0) QVERIFY(found[i].score <= found[i - 1].score);
      double sum = 0;
      for (const ScoredToken& word : found[i].words) sum += static_cast<double>(word.log_probability);
      QVERIFY(std::abs(found[i].score - sum / std::sqrt(static_cast<double>(found[i].words.size()))) < 1e-9);
      QCOMPARE(found[i].words.back().token, kEnd);
      QCOMPARE(found[i].runner_ups.size(), found[i].words.size());
      for (std::size_t j = 0; j < found[i].words.size(); ++j)
        for (const ScoredToken& other : found[i].runner_ups[j]) QVERIFY(other.token != found[i].words[j].token);
    }
    const auto a = std::find_if(found.begin(), found.end(), [](const auto& one) { return one.words[0].token == kA; });
    QVERIFY(a != found.end());
    QCOMPARE(a->words[0].log_probability, std::log(0.4F));  // not the tempered one
  }

  void where_few_sentences_can_be_said_few_are_drawn() {
    const auto found = drawn({kOneWord}, options(), drawn_with(5, 1))[0];
    QCOMPARE(found.size(), std::size_t{3});
  }

  void a_pictures_sentences_follow_from_its_seed_whatever_is_beside_it() {
    const std::vector<Table> tables{kOneWord, kMany, Table{}, kMany};
    const DrawOptions how = drawn_with(3, 11);
    const auto together = drawn(tables, options(), how);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const auto alone = drawn({tables[i]}, options(), how)[0];
      QCOMPARE(together[i].size(), alone.size());
      for (std::size_t j = 0; j < alone.size(); ++j) QCOMPARE(words(together[i][j]), words(alone[j]));
    }
    std::set<Sentence> over_seeds;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
      over_seeds.insert(words(drawn({kMany}, options(), drawn_with(1, seed))[0][0]));
    QVERIFY(over_seeds.size() > 5);
  }

  void lengths_start_and_repeats_hold_as_in_search() {
    SearchOptions search = options(3);
    search.min_words = 3;
    search.start = {kC};
    search.content = {false, false, true, true, true};
    Table endless;
    for (const std::int64_t second : {kA, kB, kC}) {
      endless[{kC, second}] = {0.5, 0.2, 0.2, 0.1};
      for (const std::int64_t third : {kA, kB, kC}) endless[{kC, second, third}] = {0.5, 0.2, 0.2, 0.1};
    }
    endless[{}] = {0.5, 0.5, 0.0, 0.1};
    endless[{kC}] = {0.5, 0.2, 0.2, 0.1};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const auto found = drawn({endless}, search, drawn_with(2, seed))[0];
      for (const Hypothesis& hypothesis : found) {
        const Sentence said = words(hypothesis);
        QCOMPARE(said.size(), std::size_t{4});
        QCOMPARE(said[0], kC);
        QVERIFY(said[1] != said[0] && said[2] != said[1]);
        QCOMPARE(hypothesis.words[0].log_probability, std::log(0.1F));
        QVERIFY(!hypothesis.runner_ups[0].empty());
      }
    }
  }

  void a_step_that_went_wrong_says_nothing() {
    const auto broken = [] {
      return [](const torch::Tensor& tokens, const torch::Tensor&, const torch::Tensor&) {
        return torch::full({tokens.size(0), kWords}, std::nan(""));
      };
    };
    QVERIFY(draw(broken, 1, kStart, kEnd, options(), drawn_with(2, 0))[0].empty());
  }
};

QTEST_GUILESS_MAIN(DrawTest)
#include "draw.moc"
