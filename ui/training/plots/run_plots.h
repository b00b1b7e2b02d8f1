#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/run_curves.h"

namespace descry {

class PlotBar;
class PlotGrid;

/// A run's plots, with the bar of what applies to all of them. Points may come as fast as they like; the plots are
/// drawn at most ten times a second, one after another, so that no single turn of the event loop is long.
class RunPlots : public QWidget {
  Q_OBJECT

 public:
  explicit RunPlots(QWidget* parent = nullptr);

  /// Shows a run (or replaces what was shown of it). `run` is its folder; `colour` its place in the palette, any from
  /// 0. Points and events that are appended to `curves` later appear after drawSoon().
  void showRun(const QString& run, const QString& name, int colour, RunCurves curves);
  void hideRun(const QString& run);
  bool shows(const QString& run) const;
  /// Points were appended to curves that are shown: they are drawn at once.
  void drawSoon();
  /// The same while a run goes on: they are drawn when drawing has rested long enough to take hardly anything of the
  /// trainer's time, after a tenth of a second to five seconds.
  void drawInTime();

  /// By its id, such as "lossPlot".
  CurvePlot* plot(const QString& id) const;
  CurvePlot* loss() const { return plot(QStringLiteral("lossPlot")); }
  CurvePlot* scores() const { return plot(QStringLiteral("scoresPlot")); }
  CurvePlot* learningRate() const { return plot(QStringLiteral("learningRatePlot")); }
  CurvePlot* gradientNorm() const { return plot(QStringLiteral("gradientNormPlot")); }
  PlotGrid* grid() const { return grid_; }

 private:
  void addPlot(PlotSpec spec);
  void setOptions(const PlotOptions& options);
  void shareKeys(CurvePlot* from, const std::optional<QCPRange>& keys);
  void shareReading(CurvePlot* from, const std::optional<double>& key);
  void drawNext();
  void updateCommonKeys();
  void updateNote();

  PlotGrid* grid_ = nullptr;
  PlotBar* bar_ = nullptr;
  std::vector<CurvePlot*> plots_;
  std::vector<std::pair<QString, QString>> timeless_;  // shown runs whose records have no time of day, and their names
  QTimer timer_;
  QTimer resting_;  // before what came in the meantime is drawn
  std::size_t next_ = 0;
  std::size_t waiting_ = 0;  // plots that have not been drawn since the last point
};

}  // namespace descry
