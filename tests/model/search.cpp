#include "model/decoding/search.h"

#include <torch/torch.h>

#include <QtTest>
#include <set>

#include "table_step.h"

using namespace descry;

namespace {

SearchOptions options(int beam, double length_exponent = 0) {
  SearchOptions result;
  result.beam = beam;
  result.length_exponent = length_exponent;
  result.max_words = 4;
  result.forbidden = {kStart};
  return result;
}

std::vector<Hypothesis> search_one(const Table& table, const SearchOptions& how) {
  return search(fake({table}), 1, kStart, kEnd, how)[0];
}

/// "a" is the better first word, but what follows it is uncertain: a+x at most .6 * .4, b+c .4 * .9.
const Table kGarden{{{}, {0.0, 0.6, 0.4, 0.0}}, {{kA}, {0.0, 0.4, 0.3, 0.3}}, {{kB}, {0.05, 0.05, 0.0, 0.9}}};

}  // namespace

class SearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void what_was_named_is_not_named_again_in_the_same_words() {
    // "a b" (a is no name, b is one), then "a" again, after which b is likeliest but was said so already.
    const Table table{
        {{}, {0, 1, 0, 0}}, {{kA}, {0, 0, 0.6, 0.4}}, {{kA, kB}, {0.1, 0.9, 0, 0}}, {{kA, kB, kA}, {0, 0.1, 0.5, 0.4}}};
    SearchOptions how = options(1);
    QCOMPARE(words(search_one(table, how)[0]), (Sentence{kA, kB, kA, kB, kEnd}));
    how.content = {false, false, false, true, true};
    QCOMPARE(words(search_one(table, how)[0]), (Sentence{kA, kB, kA, kC, kEnd}));
  }

  void where_nothing_else_can_be_said_words_are_repeated() {
    const Table table{{{}, {0, 0, 1, 0}}, {{kB}, {0, 0, 1, 0}}};
    SearchOptions how = options(1);
    how.content = {false, false, false, true, true};
    QCOMPARE(words(search_one(table, how)[0]), (Sentence{kB, kB, kEnd}));
  }

  void greedy_says_the_most_probable_word_each_time() {
    const auto found = search_one(kGarden, options(1));
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(words(found[0]), (Sentence{kA, kA, kEnd}));
    QCOMPARE(found[0].words[0].log_probability, std::log(0.6F));
    QCOMPARE(found[0].score, static_cast<double>(std::log(0.6F)) + std::log(0.4F));
  }

  void beam_finds_what_greedy_misses() {
    const auto found = search_one(kGarden, options(2));
    QCOMPARE(words(found[0]), (Sentence{kB, kC, kEnd}));
    QVERIFY(std::abs(found[0].score - std::log(0.36)) < 1e-6);
  }

  void a_greater_length_exponent_prefers_longer_sentences() {
    // "a": .5 * .6 = .30 in 2 words with the end, "b b b": .5 * .8 * .7 = .28 in 4.
    const Table table{{{}, {0.0, 0.5, 0.5, 0.0}},
                      {{kA}, {0.6, 0.4, 0.0, 0.0}},
                      {{kB}, {0.1, 0.0, 0.8, 0.1}},
                      {{kB, kB}, {0.3, 0.0, 0.7, 0.0}}};
    QCOMPARE(words(search_one(table, options(3, 0.0))[0]), (Sentence{kA, kEnd}));
    const auto longer = search_one(table, options(3, 0.7));
    QCOMPARE(words(longer[0]), (Sentence{kB, kB, kB, kEnd}));
    QVERIFY(std::abs(longer[0].score - std::log(0.28) / std::pow(4, 0.7)) < 1e-6);
  }

  void an_early_end_waits_for_better_sentences() {
    // The end is the second best first word (.3); "a b" (.7 * .9 * 1) is better and longer.
    const Table table{{{}, {0.3, 0.7, 0.0, 0.0}}, {{kA}, {0.1, 0.0, 0.9, 0.0}}};
    const auto found = search_one(table, options(2));
    QCOMPARE(words(found[0]), (Sentence{kA, kB, kEnd}));
  }

  void n_best_are_different_and_sorted() {
    SearchOptions how = options(4);
    how.n_best = 4;
    const auto found = search_one(kGarden, how);
    QCOMPARE(found.size(), std::size_t{4});
    std::set<Sentence> seen;
    for (std::size_t i = 0; i < found.size(); ++i) {
      QVERIFY(seen.insert(words(found[i])).second);
      if (i > 0) QVERIFY(found[i].score <= found[i - 1].score);
    }
    QCOMPARE(words(found[0]), (Sentence{kB, kC, kEnd}));  // .36, then a a .24, then a b and a c .18
    QCOMPARE(words(found[1]), (Sentence{kA, kA, kEnd}));
  }

  void forbidden_words_are_never_said() {
    SearchOptions how = options(3);
    how.n_best = 3;
    how.forbidden = {kStart, kB};
    for (const Hypothesis& hypothesis : search_one(kGarden, how)) {
      for (const ScoredToken& word : hypothesis.words) QVERIFY(word.token != kB);
      for (const auto& others : hypothesis.runner_ups) {
        for (const ScoredToken& other : others) QVERIFY(other.token != kB);
      }
    }
  }

  void runner_ups_are_the_other_words_best_first() {
    SearchOptions how = options(2);
    how.runner_ups = 2;
    const auto found = search_one(kGarden, how);
    QCOMPARE(found[0].runner_ups.size(), found[0].words.size());
    QCOMPARE(found[0].runner_ups[0].size(), std::size_t{1});  // said b; only a is possible beside it
    QCOMPARE(found[0].runner_ups[0][0].token, kA);
    QCOMPARE(found[0].runner_ups[0][0].log_probability, std::log(0.6F));
    QCOMPARE(found[0].runner_ups[1].size(), std::size_t{2});  // said c; a and the end at .05 each
    how.runner_ups = 0;
    QVERIFY(search_one(kGarden, how)[0].runner_ups[0].empty());
  }

  void sentences_end_at_the_longest_allowed_length() {
    Table endless;
    for (Sentence prefix; prefix.size() < 6; prefix.push_back(kA))
      endless[prefix] = {prefix.size() < 4 ? 0.0 : 0.01, 0.99, 0.0, 0.0};
    for (const int beam : {1, 3}) {
      const auto found = search_one(endless, options(beam));
      QCOMPARE(words(found[0]), (Sentence{kA, kA, kA, kA, kEnd}));
      QCOMPARE(found[0].words.back().log_probability, std::log(0.01F));
    }
  }

  void pictures_together_get_what_they_get_alone() {
    const Table other{{{}, {0.1, 0.2, 0.3, 0.4}},
                      {{kC}, {0.5, 0.3, 0.1, 0.1}},
                      {{kB}, {0.2, 0.2, 0.5, 0.1}},
                      {{kA}, {0.9, 0.1, 0.0, 0.0}}};
    const Table silent{{{}, {1.0, 0.0, 0.0, 0.0}}};
    SearchOptions how = options(3, 0.7);
    how.n_best = 3;
    const auto together = search(fake({kGarden, silent, other}), 3, kStart, kEnd, how);
    const std::vector<Table> tables{kGarden, silent, other};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto alone = search_one(tables[i], how);
      QCOMPARE(together[i].size(), alone.size());
      for (std::size_t j = 0; j < alone.size(); ++j) {
        QCOMPARE(words(together[i][j]), words(alone[j]));
        QCOMPARE(together[i][j].score, alone[j].score);
      }
    }
    QCOMPARE(words(together[1][0]), (Sentence{kEnd}));
  }

  void the_first_step_has_one_row_a_picture_and_a_finished_search_stops() {
    std::vector<std::int64_t> calls;
    search(fake({kGarden, kGarden}, &calls), 2, kStart, kEnd, options(2));
    QCOMPARE(calls, (std::vector<std::int64_t>{2, 4, 4}));
  }

  void pictures_that_are_done_take_no_further_steps() {
    const Table nothing{{{}, {1, 0, 0, 0}}};
    std::vector<std::int64_t> calls;
    const auto found = search(fake({nothing, kGarden, nothing}, &calls), 3, kStart, kEnd, options(2));
    QCOMPARE(calls, (std::vector<std::int64_t>{3, 2, 2}));
    QCOMPARE(words(found[1][0]), words(search_one(kGarden, options(2))[0]));
    QCOMPARE(words(found[2][0]), (Sentence{kEnd}));
  }

  void no_pictures_give_no_sentences() { QVERIFY(search(fake({}), 0, kStart, kEnd, options(2)).empty()); }
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search.moc"
