#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "model/attention/contours.h"
#include "picture_stages.h"
#include "ui/captioning/attention/attention_controls.h"
#include "ui/captioning/attention/look_panel.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/word_chip.h"

namespace descry {

class AttentionLooksTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = stage_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the stage", name);
    return found;
  }
  void choose(const char* box, const QVariant& data) const {
    auto* chooser = part<QComboBox>(box);
    const int index = chooser->findData(data);
    QVERIFY(index >= 0);
    chooser->setCurrentIndex(index);
  }
  QImage shown() const { return part<PictureView>("pictureView")->grab().toImage(); }
  QColor colourOfCell(QPoint cell) const {
    const auto* view = part<PictureView>("pictureView");
    return shown().pixelColor(view->cellCentre(cell).toPoint());
  }
  WordChip* chip(int word) const { return stage_->findChild<WordChip*>(QStringLiteral("word%1").arg(word)); }

 private Q_SLOTS:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    stage_ = filledStage();
    stage_->show();
    QVERIFY(QTest::qWaitForWindowExposed(stage_.get()));
    QTest::mouseClick(chip(0), Qt::LeftButton);
  }
  void cleanup() { stage_.reset(); }

  // The bright ends of matplotlib's maps (_cm_listed.py), times 255.
  void the_colours_are_the_published_ones() {
    part<QSlider>("attentionOpacity")->setValue(100);
    choose("attentionDetail", true);
    const std::pair<ColourMap, QColor> ends[]{{ColourMap::kInferno, {252, 255, 164}},
                                              {ColourMap::kMagma, {252, 253, 191}},
                                              {ColourMap::kViridis, {253, 231, 37}},
                                              {ColourMap::kCividis, {254, 232, 56}}};
    for (const auto& [map, end] : ends) {
      choose("attentionColours", static_cast<int>(map));
      const QColor colour = colourOfCell({0, 0});
      QVERIFY2(std::abs(colour.red() - end.red()) <= 2 && std::abs(colour.green() - end.green()) <= 2 &&
                   std::abs(colour.blue() - end.blue()) <= 2,
               qPrintable(colour.name() + QLatin1Char(' ') + end.name()));
    }
  }

  void cells_are_drawn_as_they_are() {
    choose("attentionDetail", true);
    const auto* view = part<PictureView>("pictureView");
    const QRectF picture = view->pictureRect();
    const QImage image = shown();
    const int y = static_cast<int>(picture.top()) + 8, border = static_cast<int>(picture.left() + picture.width() / 4);
    // Right up to the border it is the first cell's colour, and behind it the second's.
    QCOMPARE(image.pixel(border - 3, y), image.pixel(static_cast<int>(picture.left()) + 8, y));
    QCOMPARE(image.pixel(border + 3, y), image.pixel(border + 60, y));
    QVERIFY(image.pixel(border - 3, y) != image.pixel(border + 3, y));
    choose("attentionDetail", false);
    QVERIFY(shown().pixel(border - 3, y) != shown().pixel(static_cast<int>(picture.left()) + 8, y));
  }

  void weights_below_the_threshold_are_left_out() {
    const QColor without = QColor(120, 120, 120);
    choose("attentionDetail", true);
    choose("attentionLayer", 0);
    choose("attentionHead", -1);  // the mean of a peak and of an even head
    QVERIFY(colourOfCell({2, 2}) != without);
    part<QSpinBox>("attentionThreshold")->setValue(50);
    QCOMPARE(colourOfCell({2, 2}), without);
    QVERIFY(colourOfCell({0, 0}) != without);
  }

  void contours_run_where_the_map_crosses_their_level() {
    const AttentionMap map{3, 3, {0, 0, 0, 0, 1, 0, 0, 0, 0}};
    const std::vector<ContourPiece> pieces = contours(map, 0.5F);
    QVERIFY(pieces.size() > 20);
    for (const ContourPiece& piece : pieces) {
      // Around the middle, about half a cell from it in every direction.
      const double away = std::hypot(static_cast<double>(piece.x1) - 0.5, static_cast<double>(piece.y1) - 0.5);
      QVERIFY2(away > 0.12 && away < 0.22, qPrintable(QString::number(away)));
    }
    const std::vector<ContourPiece> borders = cell_borders(map, 0.5F);
    QCOMPARE(borders.size(), std::size_t{4});
    QVERIFY(contours(map, 2).empty() && cell_borders(map, 2).empty());
  }

  void contours_are_drawn_at_the_percents_that_are_written() {
    part<QSlider>("attentionOpacity")->setValue(0);
    QVERIFY(shown() != QImage());
    const QImage without = shown();
    auto* contours = part<QComboBox>("attentionContours");
    contours->lineEdit()->selectAll();
    QTest::keyClicks(contours->lineEdit(), QStringLiteral("50"));
    QVERIFY(shown() != without);
    QCOMPARE(contourShares(QStringLiteral("75, 25;50 50 0 400")), (QList<double>{0.25, 0.5, 0.75}));
  }

  void rollout_is_shown_and_says_why_where_there_is_none() {
    choose("attentionDetail", true);
    choose("attentionMap", static_cast<int>(MapKind::kRollout));
    QVERIFY(!part<QComboBox>("attentionLayer")->isEnabled());
    QTest::mouseClick(chip(3), Qt::LeftButton);
    QVERIFY(colourOfCell({0, 0}).lightness() > colourOfCell({3, 0}).lightness() + 40);
    QVERIFY(part<QWidget>("attentionLegend")->toolTip().contains(QStringLiteral("75")));
    AttentionTrace without = shortTrace();
    without.rollout.clear();
    stage_->showCaption(shortCaption());
    stage_->setTrace(without);
    auto* kinds = part<QComboBox>("attentionMap");
    const int rollout = kinds->findData(static_cast<int>(MapKind::kRollout));
    QVERIFY(!qobject_cast<QStandardItemModel*>(kinds->model())->item(rollout)->isEnabled());
    QVERIFY(kinds->itemData(rollout, Qt::ToolTipRole).toString().contains(QStringLiteral("cannot be followed")));
    QVERIFY(part<QLabel>("attentionNote")->isVisible());
    choose("attentionMap", static_cast<int>(MapKind::kAttention));
    QTest::mouseClick(chip(3), Qt::LeftButton);
    QVERIFY(part<PictureView>("pictureView")->hasAttention());
  }

  void the_look_button_opens_what_is_seldom_used_and_escape_closes_it() {
    auto* panel = part<LookPanel>("lookPanel");
    QVERIFY(!panel->isVisible());
    QTest::mouseClick(part<QToolButton>("lookButton"), Qt::LeftButton);
    QVERIFY(panel->isVisible());
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
  }

  void the_controls_have_room_in_a_narrow_window() {
    stage_->resize(520, 420);
    QTRY_COMPARE(stage_->width(), 520);
    const auto* controls = part<AttentionControls>("attentionControls");
    for (const QWidget* control : controls->findChildren<QWidget*>()) {
      if (control->isWindow() || !control->isVisible() || control->parentWidget()->isWindow()) continue;
      if (control->window() != stage_.get()) continue;
      const QRect place(control->mapTo(stage_.get(), QPoint()), control->size());
      QVERIFY2(stage_->rect().contains(place), qPrintable(control->objectName()));
    }
    QVERIFY(part<PictureView>("pictureView")->height() >= 200);
  }

  void looks_are_remembered() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("a.ini")), QSettings::IniFormat);
    choose("attentionColours", static_cast<int>(ColourMap::kCividis));
    choose("attentionDetail", true);
    choose("attentionMap", static_cast<int>(MapKind::kRollout));
    part<QComboBox>("attentionContours")->setEditText(QStringLiteral("30 60"));
    part<QSpinBox>("attentionThreshold")->setValue(20);
    stage_->save(settings);
    stage_ = filledStage();
    stage_->restore(settings);
    const MapLook look = stage_->figure().look;
    QCOMPARE(look.colours, ColourMap::kCividis);
    QVERIFY(look.cells);
    QCOMPARE(look.threshold, 0.2);
    QCOMPARE(look.contours, (QList<double>{0.3, 0.6}));
    QCOMPARE(stage_->mapKind(), MapKind::kRollout);
    QTest::mouseClick(part<QPushButton>("attentionDefaults"), Qt::LeftButton);
    MapLook plain = stage_->figure().look;
    QVERIFY(plain == MapLook());
  }

  void the_legend_leaves_open_what_is_left_out() {
    auto* legend = part<QWidget>("attentionLegend");
    const QImage before = legend->grab().toImage();
    part<QSpinBox>("attentionThreshold")->setValue(60);
    QVERIFY(legend->grab().toImage() != before);
    choose("attentionColours", static_cast<int>(ColourMap::kViridis));
    const QImage viridis = legend->grab().toImage();
    QVERIFY(viridis != before);
    part<QComboBox>("attentionContours")->setEditText(QStringLiteral("80"));
    QVERIFY(legend->grab().toImage() != viridis);
  }

 private:
  std::unique_ptr<PictureStage> stage_;
};

}  // namespace descry

QTEST_MAIN(descry::AttentionLooksTest)
#include "attention_looks.moc"
