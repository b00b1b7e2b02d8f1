#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>
#include <algorithm>

#include "captioned_view.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/attention/between_words.h"
#include "ui/captioning/figures/figure_service.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/captioning/shortcut_sheet.h"

namespace descry {

/// Looking at pictures in the captioning view, by keyboard.
class LookingTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  PictureView* picture() const { return part<PictureView>("pictureView"); }
  QListView* list() const { return part<QListView>("albumList"); }
  void open(const QStringList& paths) {
    view_->openModel(model_, QStringLiteral("cpu"));
    view_->openPictures(pathsOf(paths));
    QTRY_VERIFY_WITH_TIMEOUT(chip(1) != nullptr && picture()->hasPicture(), 20000);
    QTRY_VERIFY(part<QAction>("wordGridAction")->isEnabled());
  }

 private Q_SLOTS:
  void initTestCase() { writeModels(); }
  void init() { showView(); }
  void cleanup() { view_.reset(); }

  void page_keys_go_through_the_album_wherever_the_focus_is() {
    open({pictures_->add(QStringLiteral("a.png")), pictures_->add(QStringLiteral("b.png")),
          pictures_->add(QStringLiteral("c.png"))});
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_PageDown);
    QCOMPARE(list()->currentIndex().row(), 1);
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_PageDown);
    QCOMPARE(list()->currentIndex().row(), 2);
    QTest::keyClick(picture(), Qt::Key_PageDown);  // there is no further one
    QCOMPARE(list()->currentIndex().row(), 2);
    QTest::keyClick(picture(), Qt::Key_P);
    QCOMPARE(list()->currentIndex().row(), 1);
    part<QLineEdit>("albumSearch")->setFocus();
    QTest::keyClick(part<QLineEdit>("albumSearch"), Qt::Key_P);  // is typed
    QCOMPARE(part<QLineEdit>("albumSearch")->text(), QStringLiteral("p"));
  }

  void zooming_by_keyboard_fetches_all_pixels_of_a_large_picture() {
    open({pictures_->add(QStringLiteral("large.png"), {4096, 3072})});
    QCOMPARE(picture()->picture().width(), 2048);
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_9, Qt::ControlModifier);
    QTRY_COMPARE(picture()->picture().width(), 4096);
    QCOMPARE(picture()->pictureRect().size(), QSizeF(4096, 3072));
    const double left = picture()->pictureRect().left();
    QTest::keyClick(picture(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(picture()->pictureRect().left(), left + 60);
    QTest::keyClick(picture(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(picture()->geometry().scale(), 0.8);
    QTest::keyClick(picture(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(picture()->geometry().isFitted());
  }

  void the_whole_screen_is_the_pictures_until_escape() {
    open({pictures_->add(QStringLiteral("a.png"))});
    QSignalSpy shown(view_.get(), &CaptionView::fullScreenShown);
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_F11);
    QVERIFY(view_->isFullScreen());
    QVERIFY(!list()->isVisible() && !view_->findChild<Inspector*>()->isVisible());
    QVERIFY(picture()->isVisible() && chip(0)->isVisible());
    QTest::keyClick(picture(), Qt::Key_Right);
    QVERIFY(chip(0)->isChecked());
    QTest::keyClick(picture(), Qt::Key_Escape);  // lets the word go
    QVERIFY(view_->isFullScreen());
    QTest::keyClick(picture(), Qt::Key_Escape);
    QVERIFY(!view_->isFullScreen());
    QVERIFY(list()->isVisible() && view_->findChild<Inspector*>()->isVisible());
    QCOMPARE(shown.count(), 2);
  }

  void the_sheet_lists_every_shortcut_that_works_here_and_finds_it() {
    open({pictures_->add(QStringLiteral("a.png"))});
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_Slash, Qt::ControlModifier);
    auto* sheet = part<ShortcutSheet>("shortcutSheet");
    QVERIFY(sheet->isVisible());
    auto* keys = sheet->findChild<QTreeWidget*>(QStringLiteral("shortcutKeys"));
    QStringList listed;
    for (int i = 0; i < keys->topLevelItemCount(); ++i) {
      for (int j = 0; j < keys->topLevelItem(i)->childCount(); ++j) {
        listed << keys->topLevelItem(i)->child(j)->text(1);
      }
    }
    for (const QAction* action : view_->findChildren<QAction*>()) {
      if (action->shortcut().isEmpty() || qobject_cast<QWidget*>(action->parent()) == nullptr) continue;
      if (qobject_cast<QWidget*>(action->parent())->window() != view_.get()) continue;
      const QString key = action->shortcut().toString(QKeySequence::NativeText);
      QVERIFY2(std::any_of(listed.begin(), listed.end(), [&](const QString& keys) { return keys.contains(key); }),
               qPrintable(action->text() + key));
    }
    QTest::keyClicks(sheet->findChild<QLineEdit*>(QStringLiteral("shortcutSearch")), QStringLiteral("zoom i"));
    int left = 0;
    for (int i = 0; i < keys->topLevelItemCount(); ++i) {
      for (int j = 0; j < keys->topLevelItem(i)->childCount(); ++j) {
        left += keys->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
      }
    }
    QCOMPARE(left, 1);
  }

  void no_two_actions_of_the_view_share_a_key() {
    QHash<QString, QString> taken;
    for (const KeyEntry& entry : keysOf(view_.get())) {
      for (const QString& key : entry.keys.split(QStringLiteral(", "))) {
        QVERIFY2(!taken.contains(key),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(key, taken.value(key), entry.text)));
        taken.insert(key, entry.text);
      }
    }
    QVERIFY(taken.size() > 25);
  }

  void the_picture_with_its_map_is_copied_and_dragged_out() {
    open({pictures_->add(QStringLiteral("a.png"))});
    QTest::mouseClick(chip(1), Qt::LeftButton);
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::clipboard()->image().size(), QSize(96, 64));
    const QImage copied = QApplication::clipboard()->image();
    QVERIFY(copied.pixel(10, 10) != copied.pixel(80, 50) || copied.pixel(48, 32) != copied.pixel(90, 5));

    std::unique_ptr<QMimeData> carried;
    view_->findChild<FigureService*>()->drag_out = [&](QWidget*, QMimeData* data, const QPixmap&) {
      carried.reset(data);
    };
    const QPoint from = picture()->rect().center();
    QTest::mousePress(picture(), Qt::LeftButton, {}, from);
    const QPointF to = from + QPoint(40, 0);
    QMouseEvent move(QEvent::MouseMove, to, picture()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(picture(), &move);
    QTRY_VERIFY(carried != nullptr);
    const QString file = carried->urls().value(0).toLocalFile();
    QVERIFY(file.endsWith(QStringLiteral(".png")));
    QCOMPARE(QImage(file), copied);
  }

  void rollout_comes_with_attention_and_between_words_is_shown_with_any_map() {
    open({pictures_->add(QStringLiteral("a.png"))});
    auto* kinds = part<QComboBox>("attentionMap");
    kinds->setCurrentIndex(kinds->findData(static_cast<int>(MapKind::kRollout)));
    QTest::mouseClick(chip(0), Qt::LeftButton);
    QTRY_VERIFY(picture()->hasAttention());
    kinds->setCurrentIndex(kinds->findData(static_cast<int>(MapKind::kDependence)));
    picture()->setFocus();
    QTest::keyClick(picture(), Qt::Key_B);
    auto* between = part<BetweenWords>("betweenWords");
    QVERIFY(between->isVisible());
    QTRY_VERIFY(between->findChild<QLabel*>(QStringLiteral("betweenTold"))->text().contains(QStringLiteral("A row")));
    QTRY_VERIFY(picture()->hasAttention());  // of dependence
    view_->openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    QTRY_VERIFY(!list()->model()->index(1, 0).data(AlbumModel::kCaptionRole).toString().isEmpty());
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(!between->findChild<QLabel*>(QStringLiteral("betweenTold"))->text().contains(QStringLiteral("A row")));
    QTRY_VERIFY(between->findChild<QLabel*>(QStringLiteral("betweenTold"))->text().contains(QStringLiteral("A row")));
  }
};

}  // namespace descry

QTEST_MAIN(descry::LookingTest)
#include "looking.moc"
