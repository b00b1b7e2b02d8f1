#include "ui/training/plots/plot_grid.h"

#include <QRubberBand>
#include <QScrollBar>
#include <QSettings>
#include <algorithm>

#include "ui/training/plots/plot_window.h"

namespace descry {

namespace {

constexpr int kGap = 1;  // pixels between plots
constexpr int kMostColumns = 4;
constexpr auto kOrderKey = "plots/order";
constexpr auto kHiddenKey = "plots/hidden";
constexpr auto kColumnsKey = "plots/columns";

bool contains(const std::vector<CurvePlot*>& plots, const CurvePlot* plot) {
  return std::find(plots.begin(), plots.end(), plot) != plots.end();
}

QStringList idsOf(const std::vector<CurvePlot*>& plots) {
  QStringList ids;
  for (const CurvePlot* plot : plots) ids << plot->spec().id;
  return ids;
}

}  // namespace

PlotGrid::PlotGrid(QWidget* parent) : QScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  content_ = new QWidget;
  setWidget(content_);
  drop_ = new QRubberBand(QRubberBand::Line, content_);
}

void PlotGrid::add(CurvePlot* plot) {
  plot->setParent(content_);
  plot->setPlacement(CurvePlot::Placement::kInGrid);
  plots_.push_back(plot);
  first_.push_back(plot);
  connect(plot, &CurvePlot::maximiseRequested, this, [this, plot] { toggleMaximised(plot); });
  connect(plot, &CurvePlot::detachRequested, this, [this, plot] { toggleDetached(plot); });
  connect(plot, &CurvePlot::hideRequested, this, [this, plot] { setShown(plot, false); });
  connect(plot, &CurvePlot::moveRequested, this, [this, plot](int places) { move(plot, places); });
  connect(plot, &CurvePlot::titleDragged, this,
          [this, plot](const QPoint& globally, bool letGo) { onTitleDragged(plot, globally, letGo); });
  layOut();
}

bool PlotGrid::isShown(const CurvePlot* plot) const { return !contains(hidden_, plot); }

void PlotGrid::setShown(CurvePlot* plot, bool shown) {
  if (shown == isShown(plot)) return;
  if (shown) {
    hidden_.erase(std::find(hidden_.begin(), hidden_.end(), plot));
  } else {
    if (isDetached(plot)) toggleDetached(plot);
    if (maximised_ == plot) maximised_ = nullptr;
    hidden_.push_back(plot);
  }
  layOut();
  remember();
}

void PlotGrid::setColumns(int columns) {
  columns_ = std::clamp(columns, 0, kMostColumns);
  layOut();
  remember();
}

void PlotGrid::move(CurvePlot* plot, int places) {
  const std::vector<CurvePlot*> shown = inGrid();
  const auto from = std::find(shown.begin(), shown.end(), plot);
  if (from == shown.end() || maximised_ != nullptr) return;
  const auto to = std::clamp<std::ptrdiff_t>(from - shown.begin() + places, 0, std::ssize(shown) - 1);
  CurvePlot* target = shown[static_cast<std::size_t>(to)];
  if (target == plot) return;
  plots_.erase(std::find(plots_.begin(), plots_.end(), plot));
  plots_.insert(std::find(plots_.begin(), plots_.end(), target) + (places > 0 ? 1 : 0), plot);
  layOut();
  ensureWidgetVisible(plot, 0, 0);
  remember();
}

void PlotGrid::reset() {
  plots_ = first_;
  hidden_.clear();
  columns_ = 0;
  maximised_ = nullptr;
  layOut();
  remember();
}

void PlotGrid::toggleMaximised(CurvePlot* plot) {
  if (isDetached(plot)) return;
  maximised_ = maximised_ == plot ? nullptr : plot;
  layOut();
  ensureWidgetVisible(plot, 0, 0);
  plot->setFocus();
}

bool PlotGrid::isDetached(const CurvePlot* plot) const { return plot->parentWidget() != content_; }

void PlotGrid::toggleDetached(CurvePlot* plot) {
  if (isDetached(plot)) {
    plot->parentWidget()->close();  // hands the plot back
    return;
  }
  if (maximised_ == plot) maximised_ = nullptr;
  plot->setPlacement(CurvePlot::Placement::kDetached);
  auto* plotWindow = new PlotWindow(plot, window());
  connect(plotWindow, &PlotWindow::closed, this, [this, plot] {
    plot->setParent(content_);
    layOut();
  });
  layOut();
  plotWindow->show();
  plot->show();
  plot->setFocus();
}

std::vector<CurvePlot*> PlotGrid::inGrid() const {
  std::vector<CurvePlot*> shown;
  for (CurvePlot* plot : plots_) {
    if (isShown(plot) && !isDetached(plot)) shown.push_back(plot);
  }
  return shown;
}

void PlotGrid::layOut() {
  std::vector<CurvePlot*> shown = inGrid();
  if (maximised_ != nullptr) shown = {maximised_};
  for (CurvePlot* plot : plots_) {
    if (isDetached(plot)) continue;
    plot->setPlacement(plot == maximised_ ? CurvePlot::Placement::kMaximised : CurvePlot::Placement::kInGrid);
    plot->setVisible(contains(shown, plot));
  }
  if (!shown.empty()) placeRows(shown);
  // Tab goes from plot to plot as they are seen.
  for (std::size_t place = 1; place < shown.size(); ++place) setTabOrder(shown[place - 1], shown[place]);
}

void PlotGrid::placeRows(const std::vector<CurvePlot*>& shown) {
  const int letter = fontMetrics().averageCharWidth(), line = fontMetrics().height();
  const int leastWidth = std::max(200, 48 * letter), leastHeight = std::max(150, 11 * line);
  const auto count = static_cast<int>(shown.size());
  // The scroll bar's width is left free whether it is there or not, lest it comes and goes with the columns.
  const int width = viewport()->width(), height = viewport()->height();
  const int most = columns_ > 0 ? columns_ : std::clamp(width / leastWidth, 1, 3);
  const int columns = std::min(most, count), rows = (count + columns - 1) / columns;
  const int inView = std::clamp(height / leastHeight, 1, rows);
  const int rowHeight = std::max(leastHeight, (height - (inView - 1) * kGap) / inView);
  for (int place = 0; place < count; ++place) {
    const int row = place / columns, column = place % columns;
    const int left = column * (width + kGap) / columns, right = (column + 1) * (width + kGap) / columns - kGap;
    shown[static_cast<std::size_t>(place)]->setGeometry(left, row * (rowHeight + kGap), right - left, rowHeight);
  }
  content_->resize(width, std::max(height, rows * (rowHeight + kGap) - kGap));
  verticalScrollBar()->setSingleStep(rowHeight / 4);
}

void PlotGrid::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  layOut();
}

void PlotGrid::changeEvent(QEvent* event) {
  QScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange && content_ != nullptr) layOut();
}

void PlotGrid::onTitleDragged(CurvePlot* plot, const QPoint& globally, bool letGo) {
  const QPoint at = content_->mapFromGlobal(globally);
  const std::vector<CurvePlot*> shown = inGrid();
  const auto target = std::find_if(shown.begin(), shown.end(),
                                   [&at](const CurvePlot* other) { return other->geometry().contains(at); });
  drop_->setVisible(!letGo && target != shown.end() && *target != plot);
  if (target == shown.end() || *target == plot) return;
  const auto places = static_cast<int>(target - std::find(shown.begin(), shown.end(), plot));
  if (letGo) return move(plot, places);
  const QRect over = (*target)->geometry();
  drop_->setGeometry(places > 0 ? over.right() - 3 : over.left(), over.top(), 4, over.height());
  drop_->raise();
}

void PlotGrid::remember() const {
  QSettings stored;
  stored.setValue(QLatin1String(kOrderKey), idsOf(plots_));
  stored.setValue(QLatin1String(kHiddenKey), idsOf(hidden_));
  stored.setValue(QLatin1String(kColumnsKey), columns_);
}

void PlotGrid::restore() {
  const QSettings stored;
  const QStringList order = stored.value(QLatin1String(kOrderKey)).toStringList();
  const QStringList hidden = stored.value(QLatin1String(kHiddenKey)).toStringList();
  columns_ = std::clamp(stored.value(QLatin1String(kColumnsKey)).toInt(), 0, kMostColumns);
  // Plots that the settings do not know yet come last.
  const auto placeOf = [&order](const CurvePlot* plot) {
    const auto place = order.indexOf(plot->spec().id);
    return place < 0 ? order.size() : place;
  };
  std::stable_sort(plots_.begin(), plots_.end(),
                   [&placeOf](const CurvePlot* one, const CurvePlot* other) { return placeOf(one) < placeOf(other); });
  hidden_.clear();
  for (CurvePlot* plot : plots_) {
    if (hidden.contains(plot->spec().id)) hidden_.push_back(plot);
  }
  layOut();
}

}  // namespace descry
