#include "ui/captioning/picture/picture_view.h"

#include <QApplication>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

namespace descry {
namespace {

constexpr QSize kView(400, 300);

/// Four quarters: red, green (right), blue (below), white.
QImage quarters(QSize size) {
  QImage picture(size, QImage::Format_RGB32);
  picture.fill(Qt::white);
  const int x = size.width() / 2, y = size.height() / 2;
  QPainter painter(&picture);
  painter.fillRect(0, 0, x, y, Qt::red);
  painter.fillRect(x, 0, size.width() - x, y, Qt::green);
  painter.fillRect(0, y, x, size.height() - y, Qt::blue);
  return picture;
}

AttentionMap corner(int rows, int columns) {
  AttentionMap map{rows, columns, std::vector<float>(static_cast<std::size_t>(rows * columns), 0.0F)};
  map.weights[0] = 1;
  return map;
}

}  // namespace

class PictureViewTest : public QObject {
  Q_OBJECT

 private:
  void wheel(QPointF at, int angle, QPoint pixels = {}, Qt::KeyboardModifiers keys = {},
             Qt::ScrollPhase phase = Qt::NoScrollPhase) {
    QWheelEvent event(at, view_->mapToGlobal(at), pixels, {0, angle}, Qt::NoButton, keys, phase, false);
    QApplication::sendEvent(view_.get(), &event);
  }
  void pinch(QPointF at, double value) {
    QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                              view_->mapToGlobal(at), value, {});
    QApplication::sendEvent(view_.get(), &event);
  }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, from);
    const auto move = [&](QPointF at) {
      QMouseEvent event(QEvent::MouseMove, at, view_->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(view_.get(), &event);
    };
    move((from + to) / 2);
    move(to);
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, to);
  }
  QColor colourAt(QPoint place) { return view_->grab().toImage().pixelColor(place); }
  /// What of the picture (0 to 1) is at a place of the view.
  QPointF under(QPointF place) { return view_->geometry().toView().inverted().map(place); }

 private Q_SLOTS:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    view_ = std::make_unique<PictureView>();
    view_->resize(kView);
    view_->setPicture(quarters({800, 600}));
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }
  void cleanup() { view_.reset(); }

  void a_picture_is_fitted_first_and_a_small_one_enlarged_three_times_at_most() {
    QCOMPARE(view_->pictureRect(), QRectF(0, 0, 400, 300));
    view_->setPicture(quarters({40, 40}));
    QCOMPARE(view_->pictureRect(), QRectF(140, 90, 120, 120));
  }

  void the_wheel_zooms_and_what_is_under_the_pointer_stays_there() {
    const QPointF at(100, 220), before = under(at);
    wheel(at, 360);
    QVERIFY(view_->geometry().scale() > 0.8);
    const QPointF after = under(at);
    QVERIFY(std::abs(after.x() - before.x()) < 1e-9 && std::abs(after.y() - before.y()) < 1e-9);
    auto* level = view_->findChild<QToolButton*>(QStringLiteral("zoomLevel"));
    QVERIFY(level->isVisible() && level->text().startsWith(QStringLiteral("86")));
    wheel(at, -1200);
    QVERIFY(view_->geometry().isFitted());
    QVERIFY(!level->isVisible());
  }

  void zooming_stops_at_the_fitting_size_on_its_way() {
    view_->zoomBy(1.1);
    view_->zoomBy(0.5);
    QVERIFY(view_->geometry().isFitted());
  }

  void the_picture_is_dragged_when_zoomed_and_never_out_of_the_view() {
    view_->showActualSize();
    QCOMPARE(view_->geometry().scale(), 1.0);
    QSignalSpy out(view_.get(), &PictureView::dragWanted);
    drag({200, 150}, {260, 150});
    QCOMPARE(view_->pictureRect(), QRectF(-140, -150, 800, 600));
    drag({10, 10}, {390, 290});
    QCOMPARE(view_->pictureRect().topLeft(), QPointF(0, 0));
    QCOMPARE(out.count(), 0);
    view_->fit();
    drag({200, 150}, {260, 150});
    QCOMPARE(out.count(), 1);
  }

  void a_double_click_shows_the_actual_size_there_and_fits_again() {
    const QPoint at(300, 75);
    const QPointF before = under(at);
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, at);
    QCOMPARE(view_->geometry().scale(), 1.0);
    QVERIFY(std::abs(under(at).x() - before.x()) < 1e-9);
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, at);
    QVERIFY(view_->geometry().isFitted());
  }

  void two_fingers_move_the_picture_and_zoom_with_control() {
    view_->showActualSize();
    wheel({200, 150}, 120, {30, 10}, {}, Qt::ScrollUpdate);
    QCOMPARE(view_->pictureRect().topLeft(), QPointF(-170, -140));
    wheel({200, 150}, 120, {0, 60}, Qt::ControlModifier, Qt::ScrollUpdate);
    QCOMPARE(view_->geometry().scale(), 1.2);
  }

  void a_pinch_zooms_about_the_fingers() {
    const QPointF at(320, 240), before = under(at);
    pinch(at, 0.5);
    QCOMPARE(view_->geometry().scale(), 0.75);
    QVERIFY(std::abs(under(at).x() - before.x()) < 1e-9);
  }

  void a_turned_picture_shows_its_quarters_where_they_belong() {
    view_->turn(1);  // clockwise: what was left below (blue) is left above
    QCOMPARE(view_->pictureRect(), QRectF(87.5, 0, 225, 300));
    QCOMPARE(colourAt({100, 20}), QColor(Qt::blue));
    QCOMPARE(colourAt({300, 20}), QColor(Qt::red));
    QCOMPARE(colourAt({300, 280}), QColor(Qt::green));
    view_->turn(-1);
    QCOMPARE(colourAt({20, 20}), QColor(Qt::red));
    view_->turn(2);
    QCOMPARE(colourAt({20, 20}), QColor(Qt::white));
  }

  void the_map_turns_and_zooms_with_its_picture() {
    view_->setAttention(MapKind::kAttention, corner(3, 4), 1);
    view_->turn(1);
    QVERIFY(colourAt({300, 10}) != QColor(Qt::red));  // the picture's first cell stands right above now
    QCOMPARE(colourAt({100, 20}), QColor(Qt::blue));
    QCOMPARE(view_->cellCentre({0, 0}), QPointF(275, 37.5));
  }

  void a_hidden_map_leaves_the_picture_as_it_is() {
    view_->setAttention(MapKind::kAttention, corner(3, 4), 1);
    QVERIFY(colourAt({30, 30}) != QColor(Qt::red));
    view_->setMapHidden(true);
    QCOMPARE(colourAt({30, 30}), QColor(Qt::red));
    view_->setMapHidden(false);
    QVERIFY(colourAt({30, 30}) != QColor(Qt::red));
  }

  void a_click_marks_a_cell_and_another_unmarks_it() {
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {250, 110});
    QVERIFY(!view_->markedCell());  // without maps there are no cells
    view_->setGrid({4, 3});
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {250, 110});
    QCOMPARE(*view_->markedCell(), QPoint(2, 1));
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {250, 110});
    QVERIFY(!view_->markedCell());
  }

  void a_double_click_marks_nothing() {
    view_->setGrid({4, 3});
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {250, 110});
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {30, 30});  // a double click's first
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, {30, 30});
    QCOMPARE(view_->markedCell().value_or(QPoint(-1, -1)), QPoint(2, 1));
  }

  void arrow_keys_move_the_mark_as_the_picture_is_turned() {
    view_->setGrid({4, 3});
    view_->markCell(QPoint(1, 1));
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCOMPARE(*view_->markedCell(), QPoint(2, 1));
    QTest::keyClick(view_.get(), Qt::Key_Down);
    QTest::keyClick(view_.get(), Qt::Key_Down);  // no further than the border
    QCOMPARE(*view_->markedCell(), QPoint(2, 2));
    view_->turn(1);
    const QPointF before = view_->cellCentre(*view_->markedCell());
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCOMPARE(*view_->markedCell(), QPoint(2, 1));
    const QPointF after = view_->cellCentre(*view_->markedCell());
    QVERIFY(after.x() > before.x() && after.y() == before.y());
  }

  void more_pixels_move_nothing_and_make_the_actual_size_true() {
    QSignalSpy wanted(view_.get(), &PictureView::detailWanted);
    wheel({100, 100}, 240);
    QCOMPARE(wanted.count(), 1);
    const QRectF before = view_->pictureRect();
    view_->setDetail(quarters({1600, 1200}));
    QCOMPARE(view_->pictureRect(), before);
    view_->setPicture(quarters({800, 600}));
    view_->showActualSize();
    QCOMPARE(view_->pictureRect().width(), 800.0);
    view_->setDetail(quarters({1600, 1200}));
    QCOMPARE(view_->pictureRect().width(), 1600.0);
  }

  void zoomed_the_view_stays_sharp_and_is_made_of_the_pictures_pixels() {
    view_->setPicture(quarters({16, 12}));
    view_->zoomBy(10);
    // Far enlarged, the border between two quarters is an edge rather than a gradient.
    const QImage shown = view_->grab().toImage();
    const QPoint middle = view_->rect().center();
    QCOMPARE(shown.pixelColor(middle - QPoint(4, 60)), QColor(Qt::red));
    QCOMPARE(shown.pixelColor(middle + QPoint(4, -60)), QColor(Qt::green));
  }

 private:
  std::unique_ptr<PictureView> view_;
};

}  // namespace descry

QTEST_MAIN(descry::PictureViewTest)
#include "picture_view.moc"
