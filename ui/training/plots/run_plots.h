#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/run_curves.h"

namespace descry {

/// The grid of plots: loss, CIDEr and BLEU-4, learning rate, gradient norm. Points may come as fast as they like; the
/// plots are drawn at most ten times a second, one after another, so that no single turn of the event loop is long.
class RunPlots : public QWidget {
  Q_OBJECT

 public:
  explicit RunPlots(QWidget* parent = nullptr);

  /// Shows a run (or replaces what was shown of it). `run` is its folder; `colour` its place in the palette. Points
  /// that are appended to `curves` later appear after drawSoon().
  void showRun(const QString& run, const QString& name, int colour, RunCurves curves);
  void hideRun(const QString& run);
  bool shows(const QString& run) const;
  /// Points were appended to curves that are shown.
  void drawSoon();

  CurvePlot* loss() const { return loss_; }
  CurvePlot* scores() const { return scores_; }
  CurvePlot* learningRate() const { return learningRate_; }
  CurvePlot* gradientNorm() const { return gradientNorm_; }

 private:
  std::vector<CurvePlot*> all() const { return {loss_, scores_, learningRate_, gradientNorm_}; }
  void drawNext();

  CurvePlot* loss_ = nullptr;
  CurvePlot* scores_ = nullptr;
  CurvePlot* learningRate_ = nullptr;
  CurvePlot* gradientNorm_ = nullptr;
  QTimer timer_;
  std::size_t next_ = 0;
  std::size_t waiting_ = 0;  // plots that have not been drawn since the last point
};

}  // namespace descry
