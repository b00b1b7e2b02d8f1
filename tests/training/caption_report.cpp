#include "training/metrics/caption_report.h"

#include <QtTest>

using descry::CaptionReport;
using descry::KnownCaptions;
using descry::report_captions;

class CaptionReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void captions_and_words_are_counted_once_however_they_are_written() {
    const CaptionReport report = report_captions({"a dog runs", "A dog runs .", "two dogs run", ""});
    QCOMPARE(report.distinct, 3);
    QCOMPARE(report.vocabulary, 6);
    QCOMPARE(report.mean_words, 9.0 / 4);
    QCOMPARE(report_captions({}).named().at("mean_words"), 0.0);
  }

  void repetition_is_a_word_or_a_pair_said_again_data() {
    QTest::addColumn<QString>("caption");
    QTest::addColumn<bool>("repeats");
    const auto row = [](const char* caption, bool repeats) {
      QTest::newRow(caption) << QString::fromUtf8(caption) << repeats;
    };
    row("a man in a man", true);
    row("a woman in a red shirt and red shirt", true);
    row("a dog dog runs", true);
    row("a dog on the the beach", true);
    row("a black dog chases a brown dog", false);  // two dogs, told apart
    row("a man in a hat in a boat", false);        // "in a" is grammar
    row("a dog is on a sofa", false);
  }
  void repetition_is_a_word_or_a_pair_said_again() {
    QFETCH(const QString, caption);
    QFETCH(const bool, repeats);
    QCOMPARE(report_captions({caption.toStdString()}).repetition, repeats ? 1.0 : 0.0);
  }

  void a_caption_is_unfinished_where_its_last_word_asks_for_another() {
    for (const char* caption :
         {"a dog in the .", "a man in", "a dog runs with", "a man and", "two dogs are", "a man and his", "", "."})
      QVERIFY2(report_captions({caption}).unfinished == 1.0, caption);
    for (const char* caption :
         {"a dog runs", "a boy looks on .", "a man with his dog behind him", "children play outside"})
      QVERIFY2(report_captions({caption}).unfinished == 0.0, caption);
  }

  void novelty_is_judged_word_for_word_and_only_where_captions_are_known() {
    KnownCaptions known;
    known.add("A dog runs .");
    const CaptionReport report = report_captions({"a dog runs", "a dog runs fast", "dog runs a", "a dog runs"}, &known);
    QCOMPARE(report.novel.value_or(-1), 0.5);
    QCOMPARE(report.named().at("novel_share"), 0.5);
    QVERIFY(!report_captions({"a dog runs"}).named().contains("novel_share"));
    // What the network learned from "a man's hat" it says as "a mans hat".
    known.add("A man's hat .");
    QCOMPARE(report_captions({"a mans hat"}, &known).novel.value_or(-1), 0.0);
  }
};

QTEST_GUILESS_MAIN(CaptionReportTest)
#include "caption_report.moc"
