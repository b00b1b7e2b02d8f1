#include <QFile>
#include <QtTest>
#include <cmath>
#include <nlohmann/json.hpp>

#include "training/metrics/caption_scores.h"
#include "training/metrics/ptb_tokenizer.h"

using descry::CaptionScores;
using descry::score_captions;
using descry::ScoredPicture;

namespace {

// Far below what the small constants of BLEU move a score by, unless they are the score.
constexpr double kClose = 1e-8;

void compare_close(double actual, double expected, double tolerance, int line) {
  if (!(std::abs(actual - expected) <= tolerance))
    QTest::qFail(qPrintable(QStringLiteral("%1 instead of %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)),
                 __FILE__, line);
}

QList<QByteArray> shared_lines(const char* name) {
  QFile file(QStringLiteral(DESCRY_SHARED_DIR "/%1").arg(QLatin1String(name)));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QList<QByteArray> lines = file.readAll().split('\n');
  if (!lines.isEmpty() && lines.back().isEmpty()) lines.removeLast();
  return lines;
}

std::vector<ScoredPicture> gold_pictures() {
  std::map<std::string, std::vector<std::string>> references;
  for (const QByteArray& line : shared_lines("flickr8k/Flickr8k.token.txt")) {
    const auto tab = line.indexOf('\t');
    references[line.left(line.indexOf('#')).toStdString()].push_back(line.mid(tab + 1).toStdString());
  }
  std::vector<ScoredPicture> pictures;
  for (const QByteArray& line : shared_lines("metrics/dev-candidates.tsv")) {
    const auto tab = line.indexOf('\t');
    const std::string name = line.left(tab).toStdString();
    pictures.push_back({name, line.mid(tab + 1).toStdString(), references[name]});
  }
  return pictures;
}

}  // namespace

class MetricsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bleu_clips_counts_and_punishes_brevity() {
    // Against 6 words, of 4 words "a" counts twice and "dog" once: 3/4. Of the pairs only "a dog": 1/3. Length: e^(1 -
    // 6/4).
    const CaptionScores scores = score_captions({{"x", "a a a dog", {"a dog sits on a mat"}}});
    compare_close(scores.corpus.at("Bleu_1"), 0.75 * std::exp(-0.5), kClose, __LINE__);
    compare_close(scores.corpus.at("Bleu_2"), std::sqrt(0.75 / 3) * std::exp(-0.5), kClose, __LINE__);
    compare_close(scores.per_picture.at("Bleu_2").at(0), scores.corpus.at("Bleu_2"), 0, __LINE__);
  }

  void bleu_takes_the_shorter_of_two_equally_close_references() {
    // 3 words against 4 and 2: 2 is taken, so nothing is lost. No 4-gram: (1 * 1 * 1 * 1e-15 / 1e-9)^(1/4).
    const CaptionScores scores = score_captions({{"x", "a dog runs", {"a dog runs fast", "the dog"}}});
    compare_close(scores.corpus.at("Bleu_1"), 1, kClose, __LINE__);
    compare_close(scores.corpus.at("Bleu_3"), 1, kClose, __LINE__);
    compare_close(scores.corpus.at("Bleu_4"), std::pow(1e-6, 0.25), kClose, __LINE__);
  }

  void corpus_bleu_sums_counts_before_dividing() {
    // The two above together: 3 + 3 of 4 + 3 words, lengths 4 + 3 against 6 + 2.
    const CaptionScores scores = score_captions(
        {{"x", "a a a dog", {"a dog sits on a mat"}}, {"y", "a dog runs", {"a dog runs fast", "the dog"}}});
    compare_close(scores.corpus.at("Bleu_1"), 6.0 / 7 * std::exp(1 - 8.0 / 7), kClose, __LINE__);
    compare_close(scores.corpus.at("Bleu_2"), std::sqrt(6.0 / 7 * 3 / 5) * std::exp(1 - 8.0 / 7), kClose, __LINE__);
  }

  void rouge_takes_the_best_precision_and_the_best_recall() {
    // "a dog runs" is 3 of 4 words of both; "dog" alone is recalled wholly. 2.44 * .75 * 1 / (1 + 1.44 * .75).
    compare_close(score_captions({{"x", "a dog runs fast", {"a dog quickly runs"}}}).corpus.at("ROUGE_L"), 0.75, 1e-15,
                  __LINE__);
    compare_close(score_captions({{"x", "a dog runs fast", {"a dog quickly runs", "dog"}}}).corpus.at("ROUGE_L"),
                  2.44 * 0.75 / (1 + 1.44 * 0.75), 1e-15, __LINE__);
  }

  void cider_weighs_ngrams_by_rarity_and_length() {
    // Two pictures, so each n-gram of one of them weighs ln 2. The first: equal in 1- and 2-grams, none longer: 10 *
    // 2/4. The second: blue and cat against blue and three cats, clipped: 2 / (sqrt 10 sqrt 2); "blue cat" against it
    // and two of "cat cat": 1 / sqrt 5; three pairs against one: e^(-4/72).
    const CaptionScores scores =
        score_captions({{"x", "red dog", {"red dog"}}, {"y", "blue cat cat cat", {"blue cat"}}});
    const double second = 10.0 / 4 * (2 / std::sqrt(20) + 1 / std::sqrt(5)) * std::exp(-4.0 / 72);
    compare_close(scores.per_picture.at("CIDEr").at(0), 5.0, 1e-14, __LINE__);
    compare_close(scores.per_picture.at("CIDEr").at(1), second, 1e-14, __LINE__);
    compare_close(scores.corpus.at("CIDEr"), (5 + second) / 2, 1e-14, __LINE__);
  }

  void what_every_picture_shows_is_worth_nothing_to_cider() {
    const CaptionScores scores = score_captions({{"x", "a dog", {"a dog"}}, {"y", "a dog", {"a dog"}}});
    QCOMPARE(scores.corpus.at("CIDEr"), 0.0);
  }

  void empty_candidates_score_nothing() {
    const CaptionScores scores = score_captions({{"x", " . ", {"a dog", "the dog"}}, {"y", "a cat", {"a cat"}}});
    for (const auto& [name, values] : scores.per_picture) {
      QCOMPARE(values.size(), std::size_t{2});
      compare_close(values[0], 0.0, 1e-300, __LINE__);
    }
    QVERIFY(score_captions({}).corpus.at("Bleu_4") == 0);
  }

  void reference_scores_are_reproduced() {
    QFile file(QStringLiteral(DESCRY_SHARED_DIR "/metrics/dev-gold.json"));
    if (!file.open(QIODevice::ReadOnly)) QSKIP("no ../shared/metrics here");
    const auto gold = nlohmann::json::parse(file.readAll().toStdString());
    const std::vector<ScoredPicture> pictures = gold_pictures();
    QCOMPARE(pictures.size(), std::size_t{1000});
    const CaptionScores scores = score_captions(pictures, {descry::wordnet_folder(), {}});
    QCOMPARE(scores.corpus.size(), std::size_t{7});
    for (std::size_t m = 0; m < gold["metrics"].size(); ++m) {
      const std::string column = gold["metrics"][m];
      if (column == "METEOR" || column == "METEOR_exact_stem") continue;  // a table, and modules, that it is without
      const std::string metric = column == "METEOR_exact_stem_synonym" ? "METEOR" : column;
      compare_close(scores.corpus.at(metric), gold["corpus"][column].get<double>(), 1e-9, __LINE__);
      for (std::size_t i = 0; i < pictures.size(); ++i)
        compare_close(scores.per_picture.at(metric).at(i), gold["per_image"][pictures[i].name][m].get<double>(), 1e-9,
                      __LINE__);
    }
  }

  void reference_tokens_of_every_dev_caption_are_reproduced() {
    const QList<QByteArray> lines = shared_lines("metrics/dev-tokens.tsv");
    if (lines.isEmpty()) QSKIP("no ../shared/metrics here");
    const std::vector<ScoredPicture> pictures = gold_pictures();
    QCOMPARE(lines.size(), 1000);
    const auto joined = [](const std::string& caption) {
      QByteArrayList tokens;
      for (const std::string& token : descry::ptb_tokens(caption)) tokens << QByteArray::fromStdString(token);
      return tokens.join(' ');
    };
    for (int i = 0; i < lines.size(); ++i) {
      const QByteArrayList fields = lines[i].split('\t');
      const ScoredPicture& picture = pictures[static_cast<std::size_t>(i)];
      QCOMPARE(joined(picture.candidate), fields[1]);
      for (int r = 0; r < 5; ++r) QCOMPARE(joined(picture.references[static_cast<std::size_t>(r)]), fields[r + 2]);
    }
  }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics.moc"
