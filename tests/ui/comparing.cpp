// Two models side by side on the album's pictures.
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QTableView>
#include <filesystem>

#include "captioned_view.h"
#include "file_answers.h"
#include "ui/captioning/comparison/comparison_model.h"

namespace descry {

class ComparingTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  void openComparison() {
    view_->offerModel(other_, QStringLiteral("other"));
    view_->compareAction()->trigger();
    auto* second = part<QComboBox>("secondModel");
    const int at = second->findData(other_);
    QVERIFY(at >= 0);
    second->setCurrentIndex(at);
    Q_EMIT second->activated(at);
  }
  void compare(int pictures) {
    auto* start = part<QPushButton>("startComparison");
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(rows()->rowCount(), pictures, 30000);
    QTRY_COMPARE(start->text(), QStringLiteral("&Compare"));
  }
  QAbstractItemModel* rows() const { return part<QTableView>("comparisonTable")->model(); }
  QStringList column(int of) const {
    QStringList texts;
    for (int row = 0; row < rows()->rowCount(); ++row) texts << rows()->index(row, of).data().toString();
    return texts;
  }
  QStringList captions() const {
    QStringList texts;
    for (int row = 0; row < album()->rowCount(); ++row) texts << caption(row);
    return texts;
  }

 private Q_SLOTS:
  void initTestCase() { writeModels(); }
  void init() { showView(); }
  void cleanup() { view_.reset(); }

  void two_models_are_compared_and_captions_of_the_second_taken_over() {
    constexpr int kPictures = 40;
    captionMany(kPictures);
    QVERIFY(view_->compareAction()->isEnabled());
    view_->compareAction()->trigger();
    auto* start = part<QPushButton>("startComparison");
    QVERIFY(!start->isEnabled());
    QVERIFY(!start->toolTip().isEmpty());
    FileAnswers answers({other_});
    auto* second = part<QComboBox>("secondModel");
    second->setCurrentIndex(second->count() - 1);
    Q_EMIT second->activated(second->count() - 1);
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    auto* table = part<QTableView>("comparisonTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), kPictures, 20000);
    QTRY_COMPARE(start->text(), QStringLiteral("&Compare"));
    QVERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("differ on")));
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QVERIFY(table->model()->headerData(3, Qt::Horizontal).toString().contains(QStringLiteral("other")));
    QCOMPARE(cell(0, ComparisonModel::kFirst), caption(0));
    int different = 0;
    for (int row = 0; row < kPictures; ++row)
      different += cell(row, ComparisonModel::kFirst) != cell(row, ComparisonModel::kSecond) ? 1 : 0;
    QVERIFY(different > 0);
    QTest::mouseClick(part<QCheckBox>("onlyDifferent"), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), different);

    auto* use = part<QPushButton>("useSecondCaptions");
    QVERIFY(!use->isEnabled());
    table->selectRow(0);
    const QString taken = cell(0, ComparisonModel::kSecond);
    const auto at = album()->match(album()->index(0, 0), AlbumModel::kNameRole, cell(0, ComparisonModel::kPicture));
    QVERIFY(!at.isEmpty());
    const QString before = at[0].data(AlbumModel::kCaptionRole).toString();
    const double sure = at[0].data(AlbumModel::kConfidenceRole).toDouble();
    QTest::mouseClick(use, Qt::LeftButton);
    QCOMPARE(at[0].data(AlbumModel::kCaptionRole).toString(), taken);
    // It is the model's with all that is known of it, no person's edit.
    QVERIFY(!at[0].data(AlbumModel::kEditedRole).toBool());
    QCOMPARE(at[0].data(AlbumModel::kConfidenceRole).toDouble(),
             table->model()->index(0, ComparisonModel::kSecondConfidence).data(ComparisonModel::kSortRole).toDouble());
    show(at[0].row());
    QCOMPARE(shownWords().join(QLatin1Char(' ')), taken);
    view_->actions().undo->trigger();
    QCOMPARE(at[0].data(AlbumModel::kCaptionRole).toString(), before);
    QCOMPARE(at[0].data(AlbumModel::kConfidenceRole).toDouble(), sure);
    QCOMPARE(shownWords().join(QLatin1Char(' ')), before);

    FileAnswers saved({pictures_->path(QStringLiteral("both.csv"))});
    QTest::mouseClick(part<QPushButton>("exportComparison"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("both.csv")));
    QFile file(pictures_->path(QStringLiteral("both.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QCOMPARE(text.count("\r\n"), different + 1);
    QVERIFY(text.contains(taken.toUtf8()));
    QVERIFY(text.contains("caption tiny") && text.contains("caption other"));
  }

  void captions_of_more_pictures_than_are_at_hand_are_taken_over_and_brought_back() {
    constexpr int kPictures = 300;
    captionMany(kPictures);
    const QStringList before = captions(), words = shownWords();
    openComparison();
    compare(kPictures);
    part<QTableView>("comparisonTable")->selectAll();
    QTest::mouseClick(part<QPushButton>("useSecondCaptions"), Qt::LeftButton);
    QTRY_COMPARE(captions(), column(ComparisonModel::kSecond));
    view_->actions().undo->trigger();
    QCOMPARE(captions(), before);
    show(kPictures - 1);
    show(0);
    QTRY_COMPARE(shownWords(), words);
  }

  void what_was_compared_keeps_its_names_when_another_model_is_opened() {
    captionMany(2);
    openComparison();
    compare(2);
    const QString third = models_.filePath(QStringLiteral("third.safetensors"));
    writeTinyCaptioner(third.toStdString(), "third", 13);
    view_->openModel(third, QStringLiteral("cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(message().contains(QStringLiteral("third")), 20000);
    view_->compareAction()->trigger();
    const QString table = pictures_->path(QStringLiteral("both.csv"));
    FileAnswers saved({table});
    QTest::mouseClick(part<QPushButton>("exportComparison"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("both.csv")));
    QFile file(table);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().contains("caption tiny"));
  }

  void removing_pictures_keeps_the_comparison() {
    constexpr int kPictures = 140;
    captionMany(kPictures);
    openComparison();
    compare(kPictures);
    std::vector<PictureId> scattered;
    for (int row = 0; row < kPictures; row += 2) scattered.push_back(ofPicture(row, AlbumModel::kIdRole).toLongLong());
    view_->findChild<AlbumModel*>()->take(scattered);
    QCOMPARE(album()->rowCount(), kPictures / 2);
    QCOMPARE(rows()->rowCount(), kPictures);
  }

  void settings_and_the_second_models_file_count_as_they_are_when_it_starts() {
    captionMany(8);
    openComparison();
    compare(8);
    const QStringList before = column(ComparisonModel::kSecond);
    writeTinyCaptioner(other_.toStdString(), "other", 17);
    compare(8);
    QVERIFY(column(ComparisonModel::kSecond) != before);
    view_->showDecodingSettings();
    type("start", QStringLiteral("two people"));
    compare(8);
    for (const int of : {ComparisonModel::kFirst, ComparisonModel::kSecond})
      for (const QString& text : column(of)) QVERIFY2(text.startsWith(QStringLiteral("two people")), qPrintable(text));
    writeTinyCaptioner(other_.toStdString(), "other", 11);
  }

  void a_comparison_is_stopped_and_keeps_what_it_has() {
    captionMany(120);
    openComparison();
    auto* start = part<QPushButton>("startComparison");
    QTest::mouseClick(start, Qt::LeftButton);
    auto* table = part<QTableView>("comparisonTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, 20000);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE(start->text(), QStringLiteral("&Compare"));
    QVERIFY(table->model()->rowCount() <= 120);
    QVERIFY(start->isEnabled());
  }

  void a_second_model_that_cannot_be_opened_says_why() {
    captionOne();
    view_->compareAction()->trigger();
    FileAnswers answers({pictures_->addBroken(QStringLiteral("bad.safetensors"))});
    auto* second = part<QComboBox>("secondModel");
    Q_EMIT second->activated(second->count() - 1);
    QTest::mouseClick(part<QPushButton>("startComparison"), Qt::LeftButton);
    QTRY_VERIFY(part<QLabel>("comparisonStatus")->text().contains(QStringLiteral("bad.safetensors")));
    QVERIFY(part<QPushButton>("startComparison")->isEnabled());
  }
};

}  // namespace descry

QTEST_MAIN(descry::ComparingTest)
#include "comparing.moc"
