// Answers that come when another picture, another album or other captions are shown.
#include <QAction>
#include <QListWidget>

#include "captioned_view.h"
#include "ui/workers/caption_service.h"

namespace descry {

class LateAnswersTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  CaptionService* service() const { return view_->findChild<CaptionService*>(); }
  /// Pins the word, asks for its first runner-up and returns how the sentence begins then.
  QString askForOther(int word) {
    QTest::mouseClick(chip(word), Qt::LeftButton);
    const QString before = shownWords().mid(0, word).join(QLatin1Char(' '));
    auto* other = choice(otherWord());
    const QString begins = before + QLatin1Char(' ') + other->text();
    QTest::mouseClick(other, Qt::LeftButton);
    return begins;
  }

 private Q_SLOTS:
  void initTestCase() { writeModels(); }
  void init() { showView(); }
  void cleanup() { view_.reset(); }

  void a_map_of_another_album_is_not_taken_for_one_of_this() {
    openAlbum(QStringLiteral("first.descry"));
    openAlbum(QStringLiteral("second.descry"));
    openAlbum(QStringLiteral("first.descry"));
    std::vector<Explanation> told;
    connect(service(), &CaptionService::explained, view_.get(), [&](const Explanation& said) {
      if (said.kind == MapKind::kDependence) told.push_back(said);
    });
    auto* kinds = part<QComboBox>("attentionMap");
    kinds->setCurrentIndex(kinds->findData(static_cast<int>(MapKind::kDependence)));
    QTRY_COMPARE(told.size(), std::size_t{1});
    const Explanation late = told.at(0);

    view_->openAlbum(std::filesystem::path(models_.filePath(QStringLiteral("second.descry")).toStdString()));
    Q_EMIT service()->explained(late);
    told.clear();
    QTRY_COMPARE(told.size(), std::size_t{1});  // it was asked for
    QVERIFY(told[0].album != late.album);
  }

  void the_former_pictures_words_do_not_stand_under_the_next_one() {
    const std::filesystem::path file(models_.filePath(QStringLiteral("two.descry")).toStdString());
    view_->openAlbum(file);
    captionMany(2);
    view_.reset();
    view_ = std::make_unique<CaptionView>(file);
    view_->show();
    QTRY_COMPARE(album()->rowCount(), 2);
    QTRY_COMPARE(shownWords().join(QLatin1Char(' ')), caption(0));
    show(1);
    QVERIFY(chip(0) == nullptr);
    QCOMPARE(part<QListWidget>("sentences")->count(), 0);
    QTRY_COMPARE(shownWords().join(QLatin1Char(' ')), caption(1));
  }

  void sentences_of_several_pictures_are_rewritten_side_by_side() {
    captionMany(2);
    const QString first = askForOther(1);
    show(1);
    const QString second = askForOther(2);
    QTRY_VERIFY2(caption(0).startsWith(first), qPrintable(caption(0)));
    QTRY_VERIFY2(caption(1).startsWith(second), qPrintable(caption(1)));
  }

  void a_sentence_rewritten_in_another_album_is_not_written_into_this() {
    openAlbum(QStringLiteral("first.descry"));
    openAlbum(QStringLiteral("third.descry"));
    openAlbum(QStringLiteral("first.descry"));
    Rewriting late;
    connect(service(), &CaptionService::rewritten, view_.get(), [&](const Rewriting& said) { late = said; });
    askForOther(1);
    QTRY_VERIFY(late.picture != 0);
    openAlbum(QStringLiteral("third.descry"));
    const QString begins = askForOther(2);
    Q_EMIT service()->rewritten(late);
    QVERIFY(!view_->actions().undo->isEnabled());
    QTRY_VERIFY2(caption().startsWith(begins), qPrintable(caption()));
  }

  void a_sentence_that_was_captioned_again_meanwhile_is_not_overwritten() {
    captionOne();
    QString begins = askForOther(1);
    CaptionResult newer{1, {"newer", "hash", {}, {}}, {{{{"new", 0.5F, {}}}, {5}, -1, 0.5}}, {}};
    view_->findChild<AlbumModel*>()->setResults({newer});
    QTRY_VERIFY(message().contains(QStringLiteral("meanwhile")));
    QCOMPARE(caption(), QStringLiteral("new"));
  }

  void the_shown_picture_can_be_asked_about_while_many_others_are_captioned() {
    captionMany(300);
    auto* sentences = part<QListWidget>("sentences");
    const QString second = sentences->item(1)->text();
    sentences->setCurrentRow(1);
    QVERIFY2(second.endsWith(shownWords().join(QLatin1Char(' '))), qPrintable(second));
    pin(1);
    sentences->setCurrentRow(0);
    const QString begins = askForOther(1);
    QTRY_VERIFY2(caption().startsWith(begins), qPrintable(caption()));
  }
};

}  // namespace descry

QTEST_MAIN(descry::LateAnswersTest)
#include "late_answers.moc"
