#include "ui/training/plots/plot_window.h"

#include <QCloseEvent>
#include <QVBoxLayout>

#include "ui/training/plots/curve_plot.h"

namespace descry {

PlotWindow::PlotWindow(CurvePlot* plot, QWidget* parent) : QWidget(parent, Qt::Window) {
  setObjectName(QStringLiteral("plotWindow"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(plot->spec().title);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot);
  resize(720, 460);
}

void PlotWindow::closeEvent(QCloseEvent* event) {
  Q_EMIT closed();
  QWidget::closeEvent(event);
}

}  // namespace descry
