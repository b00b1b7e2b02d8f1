#include "ui/training/plots/run_plots.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/training/plots/plot_bar.h"
#include "ui/training/plots/plot_grid.h"
#include "ui/training/plots/run_plot_specs.h"

namespace descry {

namespace {

// Milliseconds between two plots: with new points, ten plots make ten frames a second; when others follow one that is
// zoomed, they are as quick as leaves time for it to be drawn sixty times a second.
constexpr int kDrawEvery = 10;
constexpr int kFollowEvery = 4;
// While a run goes on, drawing may take half a hundredth of a processor's time.
constexpr double kRestForDrawing = 200;
constexpr double kShortestRest = 100, kLongestRest = 5000;  // milliseconds

}  // namespace

RunPlots::RunPlots(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("runPlots"));
  grid_ = new PlotGrid;
  const PlotOptions options = rememberedPlotOptions();
  for (PlotSpec& spec : runPlotSpecs()) addPlot(std::move(spec));
  grid_->restore();
  bar_ = new PlotBar(options, grid_);
  connect(bar_, &PlotBar::optionsChanged, this, &RunPlots::setOptions);
  connect(bar_, &PlotBar::fitRequested, this, [this] {
    for (CurvePlot* plot : plots_) plot->holdKeys(std::nullopt);
    drawSoon();
  });
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(bar_);
  layout->addWidget(grid_, 1);
  for (CurvePlot* plot : plots_) plot->setOptions(options);
  timer_.setInterval(kDrawEvery);
  connect(&timer_, &QTimer::timeout, this, &RunPlots::drawNext);
  resting_.setSingleShot(true);
  connect(&resting_, &QTimer::timeout, this, &RunPlots::drawSoon);
}

void RunPlots::addPlot(PlotSpec spec) {
  auto* plot = new CurvePlot(std::move(spec));
  plots_.push_back(plot);
  connect(plot, &CurvePlot::keysHeld, this,
          [this, plot](const std::optional<QCPRange>& keys) { shareKeys(plot, keys); });
  connect(plot, &CurvePlot::readingMoved, this,
          [this, plot](const std::optional<double>& key) { shareReading(plot, key); });
  grid_->add(plot);
}

CurvePlot* RunPlots::plot(const QString& id) const {
  const auto found =
      std::find_if(plots_.begin(), plots_.end(), [&id](const CurvePlot* plot) { return plot->spec().id == id; });
  return found == plots_.end() ? nullptr : *found;
}

void RunPlots::setOptions(const PlotOptions& options) {
  for (CurvePlot* plot : plots_) plot->setOptions(options);
  updateCommonKeys();
  updateNote();
}

void RunPlots::shareKeys(CurvePlot* from, const std::optional<QCPRange>& keys) {
  if (!bar_->options().linked) return;
  for (CurvePlot* plot : plots_) {
    if (plot != from) plot->holdKeys(keys);
  }
  drawSoon();
  timer_.setInterval(kFollowEvery);
}

void RunPlots::shareReading(CurvePlot* from, const std::optional<double>& key) {
  for (CurvePlot* plot : plots_) {
    if (plot == from || !bar_->options().linked || plot->visibleRegion().isEmpty()) continue;
    if (key) {
      plot->showReadingAt(*key, false);  // what happened is told once, where it is pointed at
    } else {
      plot->hideReading();
    }
  }
}

void RunPlots::showRun(const QString& run, const QString& name, int colour, RunCurves curves) {
  std::erase_if(timeless_, [&run](const auto& entry) { return entry.first == run; });
  if (!curves.hasTimes() && !curves.curve(Figure::kLearningRate).empty()) timeless_.emplace_back(run, name);
  for (CurvePlot* plot : plots_) plot->setRun(run, name, colour, curves);
  updateNote();
  drawSoon();
}

void RunPlots::hideRun(const QString& run) {
  std::erase_if(timeless_, [&run](const auto& entry) { return entry.first == run; });
  for (CurvePlot* plot : plots_) plot->removeRun(run);
  updateNote();
  drawSoon();
}

bool RunPlots::shows(const QString& run) const { return plots_.front()->runs().contains(run); }

void RunPlots::drawSoon() {
  waiting_ = plots_.size();
  if (!timer_.isActive()) timer_.start();
}

void RunPlots::drawInTime() {
  if (resting_.isActive()) return;
  double cost = 0;
  for (const CurvePlot* plot : plots_) {
    if (!plot->visibleRegion().isEmpty()) cost += plot->replotTime(true);
  }
  resting_.start(static_cast<int>(std::clamp(kRestForDrawing * cost, kShortestRest, kLongestRest)));
}

void RunPlots::drawNext() {
  if (waiting_ == plots_.size()) updateCommonKeys();
  // Those out of sight are drawn when they come into it.
  for (bool seen = false; waiting_ > 0 && !seen; --waiting_) {
    CurvePlot* plot = plots_[next_];
    plot->refresh();
    seen = !plot->visibleRegion().isEmpty();
    next_ = (next_ + 1) % plots_.size();
  }
  if (waiting_ > 0) return;
  timer_.stop();
  timer_.setInterval(kDrawEvery);
}

void RunPlots::updateCommonKeys() {
  std::optional<QCPRange> common;
  for (const CurvePlot* plot : plots_) {
    QCPRange keys;
    if (bar_->options().linked && plot->keyBounds(&keys)) common = common ? common->expanded(keys) : keys;
  }
  for (CurvePlot* plot : plots_) plot->setCommonKeys(common);
}

void RunPlots::updateNote() {
  QStringList names;
  for (const auto& [run, name] : timeless_) names << name;
  bar_->setNote(bar_->options().unit == KeyUnit::kClock && !names.isEmpty()
                    ? tr("No times of day were recorded by: %1").arg(names.join(QStringLiteral(", ")))
                    : QString());
}

}  // namespace descry
