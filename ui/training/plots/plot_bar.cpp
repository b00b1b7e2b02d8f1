#include "ui/training/plots/plot_bar.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "ui/training/plots/plot_grid.h"
#include "ui/widgets/flow_layout.h"

namespace descry {

namespace {

// The slider goes from no smoothing to a weight of 0.999 of the past; each third of it brings another nine.
constexpr int kSliderSteps = 60;

double smoothingAt(int position) { return 1 - std::pow(10.0, -3.0 * position / kSliderSteps); }
int positionOf(double smoothing) {
  return static_cast<int>(std::lround(-std::log10(1 - smoothing) / 3 * kSliderSteps));
}

}  // namespace

PlotBar::PlotBar(const PlotOptions& options, PlotGrid* grid, QWidget* parent)
    : QWidget(parent), options_(options), grid_(grid) {
  setObjectName(QStringLiteral("plotBar"));
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(4, 2, 4, 2);
  layout->addWidget(buildUnits());
  layout->addWidget(buildSmoothing());
  layout->addWidget(buildSwitch("plotLog", tr("Log"), tr("Logarithmic vertical axes"), &PlotOptions::logValues));
  layout->addWidget(buildSwitch("plotBox", tr("Box"),
                                tr("Dragging draws a box to zoom to instead of moving the view (the other one with "
                                   "Shift)"),
                                &PlotOptions::boxZoom));
  auto* fit = new QToolButton;
  fit->setObjectName(QStringLiteral("plotFit"));
  fit->setText(tr("Fit"));
  fit->setToolTip(tr("Show everything in all plots, and follow new points (Home in a plot)"));
  fit->setAutoRaise(true);
  fit->setFocusPolicy(Qt::StrongFocus);
  connect(fit, &QToolButton::clicked, this, &PlotBar::fitRequested);
  layout->addWidget(fit);
  layout->addWidget(buildMenu());
  note_ = new QLabel;
  note_->setObjectName(QStringLiteral("plotNote"));
  note_->setForegroundRole(QPalette::PlaceholderText);
  note_->hide();
  layout->addWidget(note_);
}

void PlotBar::setNote(const QString& note) {
  if (note == note_->text()) return;
  note_->setText(note);
  note_->setVisible(!note.isEmpty());
}

QWidget* PlotBar::buildUnits() {
  auto* units = new QComboBox;
  units->setObjectName(QStringLiteral("plotUnit"));
  units->addItem(tr("by step"), QVariant::fromValue(KeyUnit::kStep));
  units->addItem(tr("by epoch"), QVariant::fromValue(KeyUnit::kEpoch));
  units->addItem(tr("by time trained"), QVariant::fromValue(KeyUnit::kTime));
  units->addItem(tr("by date and clock"), QVariant::fromValue(KeyUnit::kClock));
  units->setToolTip(tr("What the horizontal axes count; time trained leaves pauses out"));
  units->setAccessibleName(tr("Horizontal axis"));
  units->setCurrentIndex(static_cast<int>(options_.unit));
  connect(units, &QComboBox::currentIndexChanged, this, [this, units] {
    options_.unit = units->currentData().value<KeyUnit>();
    change();
  });
  return units;
}

QWidget* PlotBar::buildSmoothing() {
  auto* whole = new QWidget;
  auto* layout = new QHBoxLayout(whole);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* name = new QLabel(tr("Smoothing"));
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setObjectName(QStringLiteral("plotSmoothing"));
  slider->setRange(0, kSliderSteps);
  slider->setPageStep(kSliderSteps / 6);
  slider->setValue(positionOf(options_.smoothing));
  slider->setFixedWidth(90);
  slider->setToolTip(
      tr("How much of the past is in the moving average of noisy curves: exponential, its start corrected for bias"));
  slider->setAccessibleName(tr("Smoothing"));
  name->setBuddy(slider);
  smoothingText_ = new QLabel(locale().toString(options_.smoothing, 'f', 3));
  smoothingText_->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.0000")));
  connect(slider, &QSlider::valueChanged, this, [this](int position) {
    options_.smoothing = smoothingAt(position);
    smoothingText_->setText(locale().toString(options_.smoothing, 'f', 3));
    change();
  });
  layout->addWidget(name);
  layout->addWidget(slider);
  layout->addWidget(smoothingText_);
  return whole;
}

QToolButton* PlotBar::buildSwitch(const char* name, const QString& text, const QString& tip,
                                  bool PlotOptions::*member) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(name));
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleDescription(tip);
  button->setCheckable(true);
  button->setChecked(options_.*member);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::StrongFocus);
  connect(button, &QToolButton::toggled, this, [this, member](bool on) {
    options_.*member = on;
    change();
  });
  return button;
}

QToolButton* PlotBar::buildMenu() {
  auto* button = new QToolButton;
  button->setObjectName(QStringLiteral("plotMore"));
  button->setText(QStringLiteral("⋯"));
  button->setAccessibleName(tr("More about the plots"));
  button->setToolTip(tr("Which plots are shown, in how many columns, and how they are drawn"));
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::StrongFocus);
  button->setPopupMode(QToolButton::InstantPopup);
  menu_ = new QMenu(button);
  menu_->setObjectName(QStringLiteral("plotsMenu"));
  menu_->setToolTipsVisible(true);
  connect(menu_, &QMenu::aboutToShow, this, &PlotBar::fillMenu);
  button->setMenu(menu_);
  return button;
}

void PlotBar::fillMenu() {
  menu_->clear();
  addSwitch("plotRaw", tr("Values themselves behind their average"), &PlotOptions::rawBehind);
  addSwitch("plotOutliers", tr("Leave outliers out of view"), &PlotOptions::ignoreOutliers);
  addSwitch("plotLinked", tr("Zoom and read all plots together"), &PlotOptions::linked);
  addSwitch("plotMarks", tr("Mark epochs and what happened"), &PlotOptions::marks);
  menu_->addSeparator();
  addColumns();
  addPlots();
  QAction* reset = menu_->addAction(tr("All plots in their first order"), grid_, &PlotGrid::reset);
  reset->setObjectName(QStringLiteral("plotReset"));
}

void PlotBar::addSwitch(const char* name, const QString& text, bool PlotOptions::*member) {
  QAction* action = menu_->addAction(text);
  action->setObjectName(QLatin1String(name));
  action->setCheckable(true);
  action->setChecked(options_.*member);
  connect(action, &QAction::toggled, this, [this, member](bool on) {
    options_.*member = on;
    change();
  });
}

void PlotBar::addColumns() {
  QMenu* columns = menu_->addMenu(tr("Columns"));
  auto* group = new QActionGroup(columns);
  for (int count = 0; count <= 4; ++count) {
    QAction* action = columns->addAction(count == 0 ? tr("As many as fit") : locale().toString(count));
    action->setObjectName(QStringLiteral("plotColumns%1").arg(count));
    action->setCheckable(true);
    action->setChecked(grid_->columns() == count);
    group->addAction(action);
    connect(action, &QAction::triggered, grid_, [this, count] { grid_->setColumns(count); });
  }
}

void PlotBar::addPlots() {
  QMenu* plots = menu_->addMenu(tr("Plots"));
  for (CurvePlot* plot : grid_->allPlots()) {
    QAction* action = plots->addAction(plot->spec().title);
    action->setObjectName(QStringLiteral("show_") + plot->spec().id);
    action->setCheckable(true);
    action->setChecked(grid_->isShown(plot));
    connect(action, &QAction::toggled, grid_, [this, plot](bool shown) { grid_->setShown(plot, shown); });
  }
}

void PlotBar::change() {
  rememberPlotOptions(options_);
  Q_EMIT optionsChanged(options_);
}

}  // namespace descry
