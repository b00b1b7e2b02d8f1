#include "training/meteor/meteor.h"

#include <zlib.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "training/meteor/normaliser.h"
#include "training/metrics/caption_scores.h"

using descry::ErrorCode;
using descry::meteor;
using descry::meteor_words;
using descry::MeteorFiles;
using descry::MeteorStatistics;
using descry::TokenizedPicture;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> result;
  for (std::string word; stream >> word;) result.push_back(word);
  return result;
}

std::string row(const MeteorStatistics& statistics) {
  std::string text;
  for (const std::int64_t value : statistics.row()) text += (text.empty() ? "" : " ") + std::to_string(value);
  return text;
}

QByteArrayList shared_lines(const char* name) {
  QFile file(QStringLiteral(DESCRY_SHARED_DIR "/metrics/%1").arg(QLatin1String(name)));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return file.readAll().trimmed().split('\n');
}

/// Lines of name, candidate and references, separated by tabs; blanks part tokens.
std::vector<TokenizedPicture> gold_pictures() {
  std::vector<TokenizedPicture> pictures;
  for (const QByteArray& line : shared_lines("dev-tokens.tsv")) {
    const QByteArrayList fields = line.split('\t');
    TokenizedPicture& picture = pictures.emplace_back();
    picture.candidate = words(fields[1].toStdString());
    for (const QByteArray& reference : fields.mid(2)) picture.references.push_back(words(reference.toStdString()));
  }
  return pictures;
}

}  // namespace

class MeteorTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  MeteorFiles files_;

  std::filesystem::path file(const QString& name, const QByteArray& text) {
    const QString path = folder_.filePath(name);
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) qFatal("cannot write a test file");
    return path.toStdString();
  }

  std::filesystem::path table(const QByteArray& text) {
    const QString path = folder_.filePath("paraphrases.gz");
    const gzFile out = gzopen(path.toUtf8().constData(), "wb");
    gzwrite(out, text.constData(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return path.toStdString();
  }

  /// The statistics of one pair of sentences.
  std::string statistics(const std::string& candidate, const std::string& reference,
                         const std::filesystem::path& paraphrases = {}) {
    const auto found = meteor({{words(candidate), {words(reference)}}}, {files_.wordnet, paraphrases});
    return found ? row(found->statistics.front()) : found.error().describe();
  }

  double score(const std::string& candidate, const std::vector<std::string>& references) {
    TokenizedPicture picture{words(candidate), {}};
    for (const std::string& reference : references) picture.references.push_back(words(reference));
    const auto found = meteor({picture}, files_);
    return found ? found->per_picture.front() : -1;
  }

  void compare_with_gold(const std::string& column, qsizetype statistics_column,
                         const std::filesystem::path& paraphrases) {
    const std::vector<TokenizedPicture> pictures = gold_pictures();
    if (pictures.empty()) QSKIP("no ../shared/metrics here");
    QFile file(QStringLiteral(DESCRY_SHARED_DIR "/metrics/dev-gold.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto gold = nlohmann::json::parse(file.readAll().toStdString());
    const auto& names = gold["metrics"];
    const auto metric = static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin());
    const auto scores = meteor(pictures, {descry::wordnet_folder(), paraphrases});
    QVERIFY2(scores.has_value(), scores ? "" : scores.error().describe().c_str());
    const QByteArrayList lines = shared_lines("dev-meteor-stats.tsv");
    QCOMPARE(static_cast<std::size_t>(lines.size()), pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const QByteArrayList fields = lines[static_cast<qsizetype>(i)].split('\t');
      QCOMPARE(row(scores->statistics[i]), fields[statistics_column].toStdString());
      const double expected = gold["per_image"][fields[0].toStdString()][metric];
      QVERIFY2(std::abs(scores->per_picture[i] - expected) < 1e-12, fields[0].constData());
    }
    QVERIFY(std::abs(scores->corpus - gold["corpus"][column].get<double>()) < 1e-12);
  }

 private Q_SLOTS:
  void initTestCase() {
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
      file(QStringLiteral("index.%1").arg(QLatin1String(part)), "  1 a licence\nother x 1 0 1 0 00000001\n");
      file(QStringLiteral("%1.exc").arg(QLatin1String(part)), "");
    }
    file("index.noun",
         "dog n 2 2 @ ~ 2 1 02084071 10114209\nhound n 1 1 @ 1 0 02084071\nglass n 1 1 @ 1 0 00000007\n"
         "man n 1 0 1 0 00000008\nperson n 1 0 1 0 00000008\n");
    file("index.verb", "run v 1 1 @ 1 1 00000011\nrush v 1 0 1 0 00000011\nstand v 1 0 1 0 00000007\n");
    file("verb.exc", "ran run\nrun run\n");
    files_ = {folder_.path().toStdString(), {}};
  }

  void words_match_as_they_are_by_stem_and_by_synonym() {
    // a: exact, a function word; dog and hound, ran and rush: synonyms, the one as it is, the other by exception.
    QCOMPARE(statistics("a dog ran", "a hound rush"), std::string("3 3 1 1 0 0 1 1 0 0 0 0 2 2 0 0 0 0 0 0 1 3 3"));
    QCOMPARE(statistics("red jumping", "red jumps"), std::string("2 2 0 0 1 1 0 0 1 1 0 0 0 0 0 0 0 0 0 0 1 2 2"));
    QCOMPARE(statistics("men", "person"), std::string("1 1 0 0 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 1 1 1"));
    QCOMPARE(statistics("blue", "red"), std::string("1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"));
  }

  void synsets_are_told_apart_by_their_offset_alone() {
    QCOMPARE(statistics("glass", "stand"), std::string("1 1 0 0 0 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0 1 1 1"));
  }

  void matches_weigh_by_module_and_kind_of_word() {
    // Perfect: nothing is lost by order. .25 of a and .8 * .75 of each other word, of .25 + 2 * .75.
    QVERIFY(std::abs(score("a dog ran", {"a hound rush"}) - 1.45 / 1.75) < 1e-15);
    // Two chunks of three words; all of both sides matched.
    QVERIFY(std::abs(score("a dog sits", {"sits a dog"}) - (1 - 0.6 * std::pow(2.0 / 3, 0.2))) < 1e-15);
    // Precision 1, recall 1 / 2.5: of .75 and .75 three times .75 and .25.
    const double mean = 1 / (0.15 / 1 + 0.85 / (0.75 / 2.5));
    QVERIFY(std::abs(score("dog", {"a red dog sits"}) - mean * (1 - 0.6)) < 1e-15);
  }

  void the_best_reference_counts_and_an_empty_caption_scores_nothing() {
    QCOMPARE(score("a dog sits", {"a red cat", "a dog sits", "a dog"}), 1.0);
    QCOMPARE(score("", {"a dog"}), 0.0);
    QCOMPARE(score("a dog", {""}), 0.0);
  }

  void the_corpus_sums_statistics_and_a_perfect_caption_adds_no_chunk() {
    const auto scores =
        meteor({{words("red dog"), {words("red dog")}}, {words("red dog"), {words("dog red")}}}, files_);
    QVERIFY(scores.has_value());
    QVERIFY(std::abs(scores->corpus - (1 - 0.6 * std::pow(2.0 / 4, 0.2))) < 1e-15);
  }

  void an_inexact_match_gives_way_to_fewer_chunks_where_words_compete() {
    // "dog" could stand for either hound. Stems and synonyms count no word in the search, and one more chunk is worse.
    QCOMPARE(statistics("dog red", "hound blue hound red"),
             std::string("2 4 0 0 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0 1 2 2"));
    QCOMPARE(statistics("dog blue red", "hound hound red"),
             std::string("3 3 0 0 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1"));
  }

  void long_sentences_are_matched_in_part() {
    std::string many;
    for (int i = 0; i < 600; ++i) many += "word" + std::to_string(i) + " ";
    QCOMPARE(statistics(many, many), std::string("600 600 0 0 500 500 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 500 500"));
  }

  void tokens_are_split_as_meteor_splits_them_data() {
    QTest::addColumn<QString>("tokens");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* tokens, const char* expected) {
      QTest::newRow(tokens) << QString::fromUtf8(tokens) << QString::fromUtf8(expected);
    };
    row("a t-shirt", "a t shirt");
    row("one-of-a-kind", "one of a-kind");
    row("-lrb- x -rrb-", "-lrb- x -rrb-");
    row("x--y", "x y");
    row("1/2 of 3,000 , 2.5 a,b", "1 / 2 of 3,000 , 2.5 a , b");
    row("u.s. flag", "us flag");
    row("in a u. shirt", "in a u. shirt");
    row("the letter p.", "the letter p .");
    row("dogs etc.", "dogs etc .");
    row("mr. 5 vs. 5", "mr . 5 vs. 5");
    row("a...b wait..", "a ... b wait ..");
    row("a dog 's tail ca n't", "a dog ' s tail ca n 't");
    row("rock'n'roll 5's 5'x", "rock 'n'roll 5 's 5'x");
    row("``a''b ```", "\" a \" b \" '");
    row("caf\u00E9-bar \u65E5\u672C 5\u00D76", "caf\u00E9 bar \u65E5 \u672C 5 \u00D7 6");
    row("a\u2013b a\u2014b \u201Ca\u2019s\u201D", "a - b a \u2014 b \" a 's \"");
    row("<unk> a_b x@y", "< unk > a _ b x @ y");
  }
  void tokens_are_split_as_meteor_splits_them() {
    QFETCH(const QString, tokens);
    QFETCH(const QString, expected);
    QStringList found;
    for (const std::string& word : meteor_words(words(tokens.toStdString()))) found << QString::fromStdString(word);
    QCOMPARE(found.join(' '), expected);
  }

  void paraphrases_of_several_words_match() {
    const auto paraphrases = table("0.5\nin front of\nbefore\n0.1\nunheard of\nin front of\n");
    QCOMPARE(statistics("dog in front of cat", "dog before cat", paraphrases),
             std::string("5 3 2 0 2 2 0 0 0 0 0 0 0 0 0 0 1 1 2 0 1 5 3"));
    QCOMPARE(statistics("dog before cat", "dog in front of cat", paraphrases),
             std::string("3 5 0 2 2 2 0 0 0 0 0 0 0 0 0 0 1 1 0 2 1 3 5"));
  }

  void a_paraphrase_that_stands_both_ways_competes_with_itself() {
    const std::string taken = "2 3 0 0 1 1 0 0 0 0 0 0 0 0 0 0 1 1 0 0 2 2 2";
    const std::string left = "2 3 0 0 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1";
    QCOMPARE(statistics("dog cup", "dog red mug", table("0.5\ncup\nmug\n")), taken);
    QCOMPARE(statistics("dog cup", "dog red mug", table("0.5\ncup\nmug\n0.5\nmug\ncup\n")), left);
  }

  void a_damaged_paraphrase_table_is_named() {
    const auto problem = [&](const std::filesystem::path& path) {
      const auto found = meteor({{words("cup"), {words("mug")}}}, {files_.wordnet, path});
      return found ? std::optional<ErrorCode>() : found.error().code;
    };
    QCOMPARE(problem(folder_.filePath("none.gz").toStdString()), ErrorCode::kNotFound);
    QCOMPARE(problem(folder_.path().toStdString()), ErrorCode::kUnreadable);
    QCOMPARE(problem(file("plain.gz", "0.5\ncup\nmug\n")), ErrorCode::kDamaged);
    QCOMPARE(problem(table("0.5\ncup\n")), ErrorCode::kDamaged);
    QCOMPARE(problem(table("")), ErrorCode::kDamaged);
    QByteArray text;
    for (int i = 0; i < 1000; ++i) text += "0.5\nword" + QByteArray::number(i * i) + "\nother\n";
    QFile whole(QString::fromStdString(table(text).string()));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QCOMPARE(problem(file("short.gz", bytes.first(bytes.size() / 2))), ErrorCode::kDamaged);
  }

  void without_wordnet_there_is_no_figure() {
    const auto scores = descry::score_captions({{"x", "a dog", {"a dog"}}}, {"/nowhere", {}});
    QVERIFY(!scores.corpus.contains("METEOR"));
    QVERIFY(!scores.per_picture.contains("METEOR"));
    QVERIFY(scores.corpus.contains("CIDEr"));
    QVERIFY(scores.without_meteor && scores.without_meteor->code == ErrorCode::kNotFound);
    QVERIFY(scores.without_meteor->describe().find("wordnet-base") != std::string::npos);
  }

  void reference_statistics_and_scores_are_reproduced() { compare_with_gold("METEOR_exact_stem_synonym", 3, {}); }

  void reference_scores_with_paraphrases_are_reproduced() {
    if (descry::paraphrase_file().empty()) QSKIP("DESCRY_METEOR_PARAPHRASES names no table");
    compare_with_gold("METEOR", 1, descry::paraphrase_file());
  }
};

QTEST_GUILESS_MAIN(MeteorTest)
#include "meteor.moc"
