#pragma once

#include <QPoint>

namespace descry {

class CurvePlot;

namespace plot_menu {

/// The plot's own menu: fit, where it stands, copy, save, its values as a table.
void popUp(CurvePlot* plot, const QPoint& where);
void copyPicture(CurvePlot* plot);
void savePicture(CurvePlot* plot);

}  // namespace plot_menu
}  // namespace descry
