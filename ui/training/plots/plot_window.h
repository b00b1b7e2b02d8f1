#pragma once

#include <QWidget>

namespace descry {

class CurvePlot;

/// One plot in a window of its own. Deletes itself when it is closed; who connects to closed() takes the plot back.
class PlotWindow : public QWidget {
  Q_OBJECT

 public:
  PlotWindow(CurvePlot* plot, QWidget* parent);

 Q_SIGNALS:
  void closed();

 protected:
  void closeEvent(QCloseEvent* event) override;
};

}  // namespace descry
