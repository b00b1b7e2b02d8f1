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

void saveData(CurvePlot* plot) {
  save(plot, CurvePlot::tr("Save data of plot"), plot->spec().id + QStringLiteral(".csv"),
       CurvePlot::tr("CSV table (*.csv)"));
}

/// An entry that shows its key; the plot itself answers the key.
QAction* add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key = {}) {
  QAction* action = menu->addAction(text);
  action->setObjectName(QLatin1String(name));
  action->setShortcut(key);
  return action;
}

void addPlaces(QMenu* menu, CurvePlot* plot) {
  using Placement = CurvePlot::Placement;
  const Placement placement = plot->placement();
  if (placement == Placement::kAlone) return;
  const bool detached = placement == Placement::kDetached;
  QAction* maximise =
      add(menu, "maximisePlot",
          placement == Placement::kMaximised ? CurvePlot::tr("Back to the others") : CurvePlot::tr("Fill the grid"),
          Qt::Key_Return);
  maximise->setEnabled(!detached);
  QObject::connect(maximise, &QAction::triggered, plot, &CurvePlot::maximiseRequested);
  QAction* detach =
      add(menu, "detachPlot", detached ? CurvePlot::tr("Back into the grid") : CurvePlot::tr("Own window"), Qt::Key_W);
  QObject::connect(detach, &QAction::triggered, plot, &CurvePlot::detachRequested);
  QAction* earlier = add(menu, "movePlotEarlier", CurvePlot::tr("Move forward"), Qt::CTRL | Qt::Key_Left);
  QAction* later = add(menu, "movePlotLater", CurvePlot::tr("Move back"), Qt::CTRL | Qt::Key_Right);
  QAction* hide = add(menu, "hidePlot", CurvePlot::tr("Hide"));
  QObject::connect(earlier, &QAction::triggered, plot, [plot] { Q_EMIT plot->moveRequested(-1); });
  QObject::connect(later, &QAction::triggered, plot, [plot] { Q_EMIT plot->moveRequested(1); });
  QObject::connect(hide, &QAction::triggered, plot, &CurvePlot::hideRequested);
  for (QAction* action : {earlier, later, hide}) action->setEnabled(placement == Placement::kInGrid);
  menu->addSeparator();
}

void addExports(QMenu* menu, CurvePlot* plot) {
  QAction* copy = add(menu, "copyPlot", CurvePlot::tr("Copy picture"), QKeySequence::Copy);
  QAction* picture = add(menu, "savePlot", CurvePlot::tr("Save picture…"), QKeySequence::Save);
  QAction* data = add(menu, "savePlotData", CurvePlot::tr("Save data…"));
  QAction* table = add(menu, "showPlotTable", CurvePlot::tr("Show values as a table"), Qt::Key_T);
  QObject::connect(copy, &QAction::triggered, plot, [plot] { copyPicture(plot); });
  QObject::connect(picture, &QAction::triggered, plot, [plot] { savePicture(plot); });
  QObject::connect(data, &QAction::triggered, plot, [plot] { saveData(plot); });
  QObject::connect(table, &QAction::triggered, plot, &CurvePlot::showTable);
  for (QAction* action : {copy, picture, data, table}) action->setEnabled(!plot->isEmpty());
}

}  // namespace

void popUp(CurvePlot* plot, const QPoint& where) {
  auto* menu = new QMenu(plot);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName(QStringLiteral("plotMenu"));
  QAction* fit = add(menu, "fitPlot", CurvePlot::tr("Show everything"), Qt::Key_Home);
  QObject::connect(fit, &QAction::triggered, plot, &CurvePlot::fit);
  fit->setEnabled(!plot->isEmpty());
  menu->addSeparator();
  addPlaces(menu, plot);
  addExports(menu, plot);
  menu->popup(where);
}

void copyPicture(CurvePlot* plot) {
  if (!plot->isEmpty()) QApplication::clipboard()->setPixmap(plot->toPixmap(0, 0, 2.0));
}

void savePicture(CurvePlot* plot) {
  if (plot->isEmpty()) return;
  save(plot, CurvePlot::tr("Save plot"), plot->spec().id + QStringLiteral(".png"),
       CurvePlot::tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"));
}

}  // namespace descry::plot_menu
