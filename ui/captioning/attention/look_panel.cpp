#include "ui/captioning/attention/look_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QScreen>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <algorithm>

namespace descry {
namespace {

constexpr QSize kSwatch(64, 12);
constexpr int kOpacity = 75;  // percent

QIcon swatch(ColourMap colours) {
  QPixmap pixmap(kSwatch);
  QPainter painter(&pixmap);
  for (int x = 0; x < kSwatch.width(); ++x) {
    painter.fillRect(x, 0, 1, kSwatch.height(), heatColour(x / (kSwatch.width() - 1.0), colours));
  }
  return pixmap;
}

}  // namespace

QList<double> contourShares(const QString& percents) {
  QList<double> shares;
  static const QRegularExpression between(QStringLiteral("[^0-9]+"));
  for (const QString& number : percents.split(between, Qt::SkipEmptyParts)) {
    const int percent = number.toInt();
    if (percent >= 1 && percent <= 100) shares.append(percent / 100.0);
  }
  std::sort(shares.begin(), shares.end());
  shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
  return shares;
}

LookPanel::LookPanel(QWidget* parent) : QFrame(parent, Qt::Popup) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("How maps are drawn"));
  auto* form = new QFormLayout(this);
  opacity_ = new QSlider(Qt::Horizontal, this);
  opacity_->setObjectName(QStringLiteral("attentionOpacity"));
  opacity_->setAccessibleName(tr("Opacity of the attention"));
  opacity_->setToolTip(tr("How strongly attention covers the picture"));
  opacity_->setRange(0, 100);
  opacity_->setPageStep(10);
  opacity_->setValue(kOpacity);
  form->addRow(tr("&Opacity"), opacity_);
  connect(opacity_, &QSlider::valueChanged, this, &LookPanel::changed);
  look_ =
      chooser(QStringLiteral("attentionLook"), tr("&Look"),
              tr("Heat: dark to bright over the picture. Spotlight: the picture dimmed but for what was looked at."));
  look_->addItem(tr("Heat"), static_cast<int>(AttentionLook::kHeat));
  look_->addItem(tr("Spotlight"), static_cast<int>(AttentionLook::kSpotlight));
  colours_ =
      chooser(QStringLiteral("attentionColours"), tr("&Colours"),
              tr("All four rise evenly in brightness, so that twice the difference looks twice as large, also in "
                 "grey and to the colour-blind; cividis looks the same to them."));
  fillColours();
  detail_ = chooser(QStringLiteral("attentionDetail"), tr("&Detail"),
                    tr("Smooth: weights run from cell to cell. Cells: the grid that the network really has, one colour "
                       "a cell."));
  detail_->addItem(tr("Smooth"), false);
  detail_->addItem(tr("Cells"), true);
  contours_ = chooser(QStringLiteral("attentionContours"), tr("Con&tours at %"),
                      tr("Lines around what holds at least so many percent of the scale's end: choose, or write "
                         "numbers such as 25 50 75. Empty: no lines."));
  contours_->setEditable(true);
  contours_->setInsertPolicy(QComboBox::NoInsert);
  contours_->addItems({QString(), QStringLiteral("50"), QStringLiteral("25 50 75"), QStringLiteral("20 40 60 80")});
  contours_->lineEdit()->setPlaceholderText(tr("none"));
  contours_->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,3}([ ,;]+[0-9]{0,3}){0,9}")), this));
  connect(contours_, &QComboBox::editTextChanged, this, &LookPanel::changed);
  threshold_ = new QSpinBox(this);
  threshold_->setObjectName(QStringLiteral("attentionThreshold"));
  threshold_->setRange(0, 95);
  threshold_->setSingleStep(5);
  threshold_->setSuffix(tr(" %"));
  threshold_->setSpecialValueText(tr("Everything"));
  threshold_->setAccessibleName(tr("Show from"));
  threshold_->setToolTip(
      tr("Weights below this share of the scale's end are left out, so that only the peaks are seen"));
  form->addRow(tr("Show &from"), threshold_);
  connect(threshold_, &QSpinBox::valueChanged, this, &LookPanel::changed);
  scale_ = chooser(QStringLiteral("attentionScale"), tr("&Scale"),
                   tr("Word: each map reaches the full brightness at its own largest weight. Sentence: one scale for "
                      "all words, so that a flat map is seen to be flat."));
  scale_->addItem(tr("Word"), false);
  scale_->addItem(tr("Sentence"), true);
  auto* defaults = new QPushButton(tr("&Restore defaults"), this);
  defaults->setObjectName(QStringLiteral("attentionDefaults"));
  defaults->setAutoDefault(false);
  form->addRow(QString(), defaults);
  connect(defaults, &QPushButton::clicked, this, &LookPanel::restoreDefaults);
  connect(look_, &QComboBox::currentIndexChanged, this, &LookPanel::enableColours);
  enableColours();
}

QComboBox* LookPanel::chooser(const QString& name, const QString& label, const QString& tip) {
  auto* box = new QComboBox(this);
  box->setObjectName(name);
  box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
  box->setToolTip(tip);
  static_cast<QFormLayout*>(layout())->addRow(label, box);
  connect(box, &QComboBox::currentIndexChanged, this, &LookPanel::changed);
  return box;
}

void LookPanel::fillColours() {
  colours_->setIconSize(kSwatch);
  const std::pair<ColourMap, const char*> maps[]{{ColourMap::kInferno, "inferno"},
                                                 {ColourMap::kMagma, "magma"},
                                                 {ColourMap::kViridis, "viridis"},
                                                 {ColourMap::kCividis, "cividis"}};
  for (const auto& [map, name] : maps) {
    colours_->addItem(swatch(map), QString::fromLatin1(name), static_cast<int>(map));
  }
}

void LookPanel::enableColours() {
  const bool heat = look().look == AttentionLook::kHeat;
  colours_->setEnabled(heat);
  if (!colours_->property("tip").isValid()) colours_->setProperty("tip", colours_->toolTip());
  colours_->setToolTip(heat
                           ? colours_->property("tip").toString()
                           : tr("The spotlight has no colours: it dims the picture. Choose the look “Heat” for them."));
}

MapLook LookPanel::look() const {
  MapLook look;
  look.opacity = opacity_->value() / 100.0;
  look.look = static_cast<AttentionLook>(look_->currentData().toInt());
  look.colours = static_cast<ColourMap>(colours_->currentData().toInt());
  look.cells = detail_->currentData().toBool();
  look.threshold = threshold_->value() / 100.0;
  look.contours = contourShares(contours_->currentText());
  return look;
}

bool LookPanel::sentenceScale() const { return scale_->currentData().toBool(); }

void LookPanel::popUpAbove(QWidget* button) {
  adjustSize();
  const QRect screen = button->screen()->availableGeometry();
  QPoint corner = button->mapToGlobal(QPoint(0, -height()));
  if (corner.y() < screen.top()) corner = button->mapToGlobal(QPoint(0, button->height()));
  corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
  corner.setY(std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
  move(corner);
  show();
  opacity_->setFocus(Qt::PopupFocusReason);
}

void LookPanel::restoreDefaults() {
  for (QComboBox* box : {look_, colours_, detail_, contours_, scale_}) box->setCurrentIndex(0);
  contours_->clearEditText();
  threshold_->setValue(0);
  opacity_->setValue(kOpacity);
}

void LookPanel::save(QSettings& settings) const {
  settings.setValue(QStringLiteral("attention/opacity"), opacity_->value());
  settings.setValue(QStringLiteral("attention/look"), look_->currentIndex());
  settings.setValue(QStringLiteral("attention/colours"), colours_->currentText());
  settings.setValue(QStringLiteral("attention/cells"), detail_->currentIndex());
  settings.setValue(QStringLiteral("attention/contours"), contours_->currentText());
  settings.setValue(QStringLiteral("attention/threshold"), threshold_->value());
  settings.setValue(QStringLiteral("attention/scale"), scale_->currentIndex());
}

void LookPanel::restore(const QSettings& settings) {
  const auto index = [&](const QString& key, const QComboBox* box) {
    return std::clamp(settings.value(key, 0).toInt(), 0, box->count() - 1);
  };
  opacity_->setValue(settings.value(QStringLiteral("attention/opacity"), kOpacity).toInt());
  look_->setCurrentIndex(index(QStringLiteral("attention/look"), look_));
  colours_->setCurrentIndex(
      std::max(0, colours_->findText(settings.value(QStringLiteral("attention/colours")).toString())));
  detail_->setCurrentIndex(index(QStringLiteral("attention/cells"), detail_));
  contours_->setEditText(settings.value(QStringLiteral("attention/contours")).toString());
  threshold_->setValue(settings.value(QStringLiteral("attention/threshold"), 0).toInt());
  scale_->setCurrentIndex(index(QStringLiteral("attention/scale"), scale_));
}

}  // namespace descry
