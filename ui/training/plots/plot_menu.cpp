#include "ui/training/plots/plot_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plot_export.h"
#include "ui/widgets/file_dialogs.h"

namespace descry::plot_menu {

namespace {

void save(CurvePlot* plot, const QString& title, const QString& suggestion, const QString& filter) {
  const QString path = FileDialogs::current().saveFile(plot, title, suggestion, filter);
  if (!path.isEmpty()) savePlot(*plot, path);
}

}  // namespace

void popUp(CurvePlot* plot, const QPoint& where) {
  auto* menu = new QMenu(plot);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName(QStringLiteral("plotMenu"));
  QAction* fit = menu->addAction(CurvePlot::tr("Show everything"), plot, &CurvePlot::fit);
  fit->setShortcut(Qt::Key_Home);
  menu->addSeparator();
  QAction* copy = menu->addAction(CurvePlot::tr("Copy picture"), plot,
                                  [plot] { QApplication::clipboard()->setPixmap(plot->toPixmap(0, 0, 2.0)); });
  QAction* picture = menu->addAction(CurvePlot::tr("Save picture…"), plot, [plot] {
    save(plot, CurvePlot::tr("Save plot"), plot->spec().id + QStringLiteral(".png"),
         CurvePlot::tr("PNG picture (*.png);;PDF document (*.pdf)"));
  });
  QAction* data = menu->addAction(CurvePlot::tr("Save data…"), plot, [plot] {
    save(plot, CurvePlot::tr("Save data of plot"), plot->spec().id + QStringLiteral(".csv"),
         CurvePlot::tr("CSV table (*.csv)"));
  });
  for (QAction* action : {fit, copy, picture, data}) action->setEnabled(!plot->isEmpty());
  menu->popup(where);
}

}  // namespace descry::plot_menu
