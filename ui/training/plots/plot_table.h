#pragma once

#include <QDialog>

namespace descry {

class CurvePlot;
class FigureTable;

/// The values that a plot shows, to read and to copy: a row a key, a column a curve. Of many points only some: those at
/// even distances over the view; what is between them appears after zooming in.
class PlotTable : public QDialog {
  Q_OBJECT

 public:
  explicit PlotTable(CurvePlot* plot);
  static constexpr int kMostRows = 500;

 private:
  void fill();

  CurvePlot* plot_;
  FigureTable* table_;
};

}  // namespace descry
