#pragma once

#include <QScrollArea>
#include <vector>

#include "ui/training/plots/curve_plot.h"

class QRubberBand;

namespace descry {

/// Plots in columns that the person arranges: which are shown, in what order (by menu, keys, or by dragging a title),
/// one alone, and any in a window of its own. What does not fit is scrolled to.
class PlotGrid : public QScrollArea {
  Q_OBJECT

 public:
  explicit PlotGrid(QWidget* parent = nullptr);

  /// At the end. The plot's requests are answered from now on.
  void add(CurvePlot* plot);
  /// In their order, hidden and detached ones too.
  const std::vector<CurvePlot*>& plots() const { return plots_; }
  /// In their first order.
  const std::vector<CurvePlot*>& allPlots() const { return first_; }

  bool isShown(const CurvePlot* plot) const;
  void setShown(CurvePlot* plot, bool shown);
  /// 0: as many as the width allows.
  void setColumns(int columns);
  int columns() const { return columns_; }
  void move(CurvePlot* plot, int places);
  /// All plots, in their first order, in as many columns as the width allows.
  void reset();

  /// Alone in the grid, or with the others again.
  void toggleMaximised(CurvePlot* plot);
  CurvePlot* maximised() const { return maximised_; }
  /// Into a window of its own, or back.
  void toggleDetached(CurvePlot* plot);
  bool isDetached(const CurvePlot* plot) const;

  /// The arrangement, in the settings.
  void remember() const;
  void restore();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  QSize minimumSizeHint() const override { return {200, 150}; }

 private:
  std::vector<CurvePlot*> inGrid() const;
  void layOut();
  void placeRows(const std::vector<CurvePlot*>& shown);
  void onTitleDragged(CurvePlot* plot, const QPoint& globally, bool letGo);

  QWidget* content_ = nullptr;
  std::vector<CurvePlot*> plots_, first_, hidden_;
  CurvePlot* maximised_ = nullptr;
  int columns_ = 0;
  QRubberBand* drop_ = nullptr;
};

}  // namespace descry
