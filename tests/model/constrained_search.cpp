#include <QtTest>
#include <cmath>
#include <set>

#include "model/decoding/search.h"
#include "table_step.h"

using namespace descry;

namespace {

SearchOptions options(int beam) {
  SearchOptions result;
  result.beam = beam;
  result.length_exponent = 0;
  result.max_words = 4;
  result.forbidden = {kStart};
  return result;
}

std::vector<Hypothesis> search_one(const Table& table, const SearchOptions& how) {
  return search(fake({table}), 1, kStart, kEnd, how)[0];
}

/// Any order of a, b and c can be said up to four words, a likeliest by far and c hardly at all.
Table anything() {
  Table table;
  std::vector<Sentence> grown{{}};
  for (int length = 0; length < 4; ++length) {
    std::vector<Sentence> longer;
    for (const Sentence& sentence : grown) {
      table[sentence] = {0.3, 0.5, 0.19, 0.01};
      for (const std::int64_t word : {kA, kB, kC}) {
        longer.push_back(sentence);
        longer.back().push_back(word);
      }
    }
    grown = longer;
  }
  return table;
}

bool says(const Hypothesis& hypothesis, std::int64_t token) {
  const Sentence said = words(hypothesis);
  return std::find(said.begin(), said.end(), token) != said.end();
}

bool says_in_a_row(const Hypothesis& hypothesis, const TokenPhrase& phrase) {
  const Sentence said = words(hypothesis);
  return std::search(said.begin(), said.end(), phrase.begin(), phrase.end()) != said.end();
}

double probability(const Hypothesis& hypothesis) {
  double sum = 0;
  for (const ScoredToken& word : hypothesis.words) sum += static_cast<double>(word.log_probability);
  return std::exp(sum);
}

}  // namespace

class ConstrainedSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sentences_begin_as_they_are_forced_to() {
    SearchOptions how = options(2);
    how.start = {kC, kB};
    how.n_best = 2;
    const auto found = search_one(anything(), how);
    QCOMPARE(found.size(), std::size_t{2});
    for (const Hypothesis& hypothesis : found) {
      QCOMPARE(hypothesis.words[0].token, kC);
      QCOMPARE(hypothesis.words[1].token, kB);
      QCOMPARE(hypothesis.words[0].log_probability, std::log(0.01F));  // as improbable as it is
      QCOMPARE(hypothesis.runner_ups[0].size(), std::size_t{3});       // a, the end, b
      QCOMPARE(hypothesis.runner_ups[0][0].token, kA);
      QCOMPARE(hypothesis.runner_ups[0][1].token, kEnd);
    }
    QCOMPARE(words(found[0]), (Sentence{kC, kB, kEnd}));
    QCOMPARE(words(found[1]), (Sentence{kC, kB, kA, kA, kEnd}));  // .25, as four words end for certain
  }

  void a_start_takes_one_row_a_picture() {
    std::vector<std::int64_t> calls;
    SearchOptions how = options(3);
    how.start = {kA, kB};
    search(fake({anything(), anything()}, &calls), 2, kStart, kEnd, how);
    QCOMPARE(calls[0], 2);
    QCOMPARE(calls[1], 2);
    QCOMPARE(calls[2], 2);
    QCOMPARE(calls[3], 6);
  }

  void a_start_may_repeat_itself_and_hold_what_is_forbidden() {
    SearchOptions how = options(1);
    how.content = {false, false, true, true, true};
    how.forbidden = {kStart, kB};
    how.start = {kB, kB};
    QCOMPARE(words(search_one(anything(), how)[0]), (Sentence{kB, kB, kA, kEnd}));
  }

  void a_start_as_long_as_a_sentence_may_be_is_all_of_it() {
    SearchOptions how = options(3);
    how.max_words = 2;
    how.start = {kB, kC};
    how.n_best = 3;
    const auto found = search_one(anything(), how);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(words(found[0]), (Sentence{kB, kC, kEnd}));
  }

  void no_sentence_ends_before_its_shortest_length() {
    for (const int beam : {1, 3}) {
      SearchOptions how = options(beam);
      how.min_words = 3;
      how.n_best = beam;
      for (const Hypothesis& hypothesis : search_one(anything(), how)) {
        QVERIFY(hypothesis.words.size() >= 4);
        for (std::size_t i = 0; i < 3; ++i)
          for (const ScoredToken& other : hypothesis.runner_ups[i]) QVERIFY(other.token != kEnd);
      }
    }
  }

  void every_sentence_says_what_is_required() {
    for (const int beam : {1, 2, 5}) {
      SearchOptions how = options(beam);
      how.n_best = beam;
      how.required = {{kC}};
      const auto found = search_one(anything(), how);
      QCOMPARE(found.size(), static_cast<std::size_t>(beam));
      std::set<Sentence> seen;
      for (const Hypothesis& hypothesis : found) {
        QVERIFY(says(hypothesis, kC));
        QVERIFY(seen.insert(words(hypothesis)).second);
      }
      // "c": .01 * .3, the likeliest of all sentences that hold it
      if (beam == 1) continue;
      QCOMPARE(words(found[0]), (Sentence{kC, kEnd}));
      QVERIFY(std::abs(probability(found[0]) - 0.003) < 1e-8);
    }
  }

  void required_words_come_where_they_are_likeliest() {
    // Said first, c costs .01 and nothing good follows; after a and b it comes for nothing.
    const Table table{{{}, {0.1, 0.89, 0.0, 0.01}},
                      {{kA}, {0.5, 0.0, 0.49, 0.01}},
                      {{kA, kB}, {0.2, 0.0, 0.0, 0.8}},
                      {{kA, kB, kC}, {1, 0, 0, 0}}};
    SearchOptions how = options(2);
    how.required = {{kC}};
    QCOMPARE(words(search_one(table, how)[0]), (Sentence{kA, kB, kC, kEnd}));
    how.required = {};
    QCOMPARE(words(search_one(table, how)[0]), (Sentence{kA, kEnd}));
  }

  void several_required_words_are_all_said_within_the_longest_length() {
    for (const int beam : {1, 3}) {
      SearchOptions how = options(beam);
      how.max_words = 3;
      how.required = {{kC}, {kB}, {kA}};
      const auto found = search_one(anything(), how);
      for (const std::int64_t token : {kA, kB, kC}) QVERIFY(says(found[0], token));
      QCOMPARE(found[0].words.size(), std::size_t{4});
    }
  }

  void a_length_that_cannot_hold_them_leaves_required_words_out() {
    SearchOptions how = options(3);
    how.max_words = 2;
    how.required = {{kA}, {kB}, {kC}};
    const auto found = search_one(anything(), how);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].words.size(), std::size_t{3});
    QVERIFY(found[0].words[0].token != found[0].words[1].token);
  }

  void required_words_go_with_a_start_and_without_repeats() {
    SearchOptions how = options(3);
    how.content = {false, false, true, true, true};
    how.start = {kB, kA};
    how.required = {{kA}, {kC}};  // the start says one of them
    how.n_best = 3;
    for (const Hypothesis& hypothesis : search_one(anything(), how)) {
      const Sentence said = words(hypothesis);
      QCOMPARE(Sentence(said.begin(), said.begin() + 2), (Sentence{kB, kA}));
      QVERIFY(says(hypothesis, kC));
      for (std::size_t i = 1; i < said.size(); ++i) QVERIFY(said[i] != said[i - 1]);
    }
  }

  void required_phrases_are_said_in_a_row() {
    for (const int beam : {1, 2, 5}) {
      SearchOptions how = options(beam);
      how.n_best = beam;
      how.required = {{kC, kB}};
      const auto found = search_one(anything(), how);
      QCOMPARE(found.size(), static_cast<std::size_t>(beam));
      for (const Hypothesis& hypothesis : found) QVERIFY(says_in_a_row(hypothesis, {kC, kB}));
      // "c b": .01 * .19 * .3, the likeliest of all sentences that hold it
      if (beam > 1) QCOMPARE(words(found[0]), (Sentence{kC, kB, kEnd}));
    }
  }

  void a_phrase_that_is_broken_off_is_begun_again() {
    // After c, b is out of the question; only said a second time c is followed by it.
    Table table = anything();
    table[{kC}] = {0.3, 0.5, 0.0, 0.2};
    SearchOptions how = options(3);
    how.required = {{kC, kB}};
    const auto found = search_one(table, how);
    QVERIFY(!found.empty());
    QVERIFY(says_in_a_row(found[0], {kC, kB}));
    QVERIFY(words(found[0])[0] != kC || words(found[0])[1] != kB);
  }

  void phrases_and_words_share_the_longest_length() {
    for (const int beam : {1, 3}) {
      SearchOptions how = options(beam);
      how.max_words = 3;
      how.required = {{kC, kB}, {kA}};
      const auto found = search_one(anything(), how);
      QVERIFY(!found.empty());
      QVERIFY(says_in_a_row(found[0], {kC, kB}) && says(found[0], kA));
    }
  }

  void a_phrase_may_repeat_a_word_and_what_the_start_began() {
    SearchOptions how = options(3);
    how.content = {false, false, true, true, true};
    how.start = {kC};
    how.required = {{kC, kC, kB}};
    for (const Hypothesis& hypothesis : search_one(anything(), how))
      QVERIFY(says_in_a_row(hypothesis, {kC, kC, kB}) && hypothesis.words[0].token == kC);
  }

  void forbidden_phrases_are_not_said_but_their_words_are() {
    for (const int beam : {1, 3}) {
      SearchOptions how = options(beam);
      how.min_words = 3;
      how.n_best = beam;
      how.forbidden_phrases = {{kA, kA}, {kA, kB, kA}};
      const auto found = search_one(anything(), how);
      QVERIFY(!found.empty());
      for (const Hypothesis& hypothesis : found) {
        for (const TokenPhrase& phrase : how.forbidden_phrases) QVERIFY(!says_in_a_row(hypothesis, phrase));
        for (std::size_t i = 1; i < hypothesis.words.size(); ++i)
          for (const ScoredToken& other : hypothesis.runner_ups[i])
            QVERIFY(hypothesis.words[i - 1].token != kA || other.token != kA);
      }
      QVERIFY(says(found[0], kA) && says(found[0], kB));
    }
  }

  void pictures_together_get_what_they_get_alone() {
    const Table other{{{}, {0.1, 0.2, 0.3, 0.4}}, {{kC}, {0.5, 0.3, 0.1, 0.1}}, {{kB}, {0.2, 0.2, 0.5, 0.1}}};
    SearchOptions how = options(3);
    how.n_best = 2;
    how.required = {{kB}};
    how.min_words = 2;
    const auto together = search(fake({anything(), other}), 2, kStart, kEnd, how);
    const std::vector<Table> tables{anything(), other};
    for (std::size_t i = 0; i < 2; ++i) {
      const auto alone = search_one(tables[i], how);
      QCOMPARE(together[i].size(), alone.size());
      for (std::size_t j = 0; j < alone.size(); ++j) QCOMPARE(words(together[i][j]), words(alone[j]));
    }
  }
};

QTEST_GUILESS_MAIN(ConstrainedSearchTest)
#include "constrained_search.moc"
