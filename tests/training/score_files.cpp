#include "training/metrics/score_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using descry::ErrorCode;
using descry::score_files;

class ScoreFilesTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  std::filesystem::path file(const char* name, const QByteArray& text) {
    const QString path = folder_.filePath(QLatin1String(name));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) qFatal("cannot write a test file");
    return path.toStdString();
  }

  std::string problem(const QByteArray& candidates, const QByteArray& references) {
    const auto result = score_files(file("candidates.tsv", candidates), file("references.txt", references));
    if (result) return "";
    return result.error().path.filename().string() + ": " + result.error().message;
  }

 private Q_SLOTS:
  void scores_carry_the_names_of_pycocoevalcap() {
    const auto scores = score_files(file("c.tsv", "a.jpg\tred dog\nb.jpg\tblue cat\n"),
                                    file("r.txt", "a.jpg#0\tRed dog .\nb.jpg#0\tBlue cat .\nunused.jpg#0\tA bird\n"));
    QVERIFY2(scores.has_value(), scores ? "" : scores.error().message.c_str());
    for (const char* name : {"Bleu_1", "Bleu_2", "Bleu_3", "Bleu_4", "METEOR", "ROUGE_L", "CIDEr"})
      QVERIFY2(scores->at(name).is_number_float(), name);
    QCOMPARE(scores->at("ROUGE_L").get<double>(), 1.0);
    // Both rare words and their pair: 10 * 2/4; the unused picture's captions are not counted as documents.
    QCOMPARE(scores->at("CIDEr").get<double>(), 5.0);
    QCOMPARE(scores->at("images").get<int>(), 2);
    QCOMPARE(scores->at("per_image").at("b.jpg").at("ROUGE_L").get<double>(), 1.0);
  }

  void windows_line_ends_marks_and_empty_lines_are_read() {
    const auto scores = score_files(file("c.tsv",
                                         "\xEF\xBB\xBF"
                                         "a.jpg\tred dog\r\n\r\n"),
                                    file("r.txt", "a.jpg#0\tred dog"));
    QVERIFY(scores.has_value());
    QCOMPARE(scores->at("ROUGE_L").get<double>(), 1.0);
  }

  void an_empty_caption_is_scored() {
    const auto scores = score_files(file("c.tsv", "a.jpg\t\n"), file("r.txt", "a.jpg#0\tred dog"));
    QVERIFY(scores.has_value());
    QCOMPARE(scores->at("ROUGE_L").get<double>(), 0.0);
  }

  void every_bad_line_is_named_with_its_number() {
    const QByteArray references = "a.jpg#0\tx\nb.jpg#0\ty\n";
    QCOMPARE(problem("a.jpg\tx\nno tab\n\ttext\nc.jpg\tz\na.jpg\tagain\nb.jpg\t\xFF\n", references),
             std::string("candidates.tsv: line 2: has no tab between image and caption; line 3: names no image; "
                         "line 4: \"c.jpg\" has no references; line 5: \"a.jpg\" already stands in line 1; "
                         "line 6: is not UTF-8"));
    QCOMPARE(
        problem("a.jpg\tx\n", "a.jpg#0\tx\na.jpg\ty\na.jpg#\tz\na.jpg#0\tx\n#1\tx\n"),
        std::string("references.txt: line 2: \"a.jpg\" is not of the form image#number; line 3: \"a.jpg#\" is not of "
                    "the form image#number; line 4: \"a.jpg#0\" is given twice; line 5: \"#1\" is not of the form "
                    "image#number"));
  }

  void many_bad_lines_are_counted() {
    const std::string message = problem(QByteArray("bad\n").repeated(25), "a.jpg#0\tx\n");
    QVERIFY(message.find("line 10: ") != message.npos);
    QVERIFY(message.find("line 11: ") == message.npos);
    QVERIFY(message.ends_with("; and 15 more"));
  }

  void missing_and_empty_files_are_told_apart() {
    const auto missing = score_files(folder_.filePath("nowhere").toStdString(), file("r.txt", "a.jpg#0\tx\n"));
    QVERIFY(!missing && missing.error().code == ErrorCode::kNotFound);
    const auto folder = score_files(folder_.path().toStdString(), file("r.txt", "a.jpg#0\tx\n"));
    QVERIFY(!folder && folder.error().code == ErrorCode::kUnreadable);
    const auto empty = score_files(file("c.tsv", ""), file("r.txt", "a.jpg#0\tx\n"));
    QVERIFY(!empty && empty.error().code == ErrorCode::kDamaged);
  }
};

QTEST_GUILESS_MAIN(ScoreFilesTest)
#include "score_files.moc"
