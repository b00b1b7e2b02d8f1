#pragma once

#include <QPoint>

namespace descry {

class CurvePlot;

namespace plot_menu {

/// The plot's own menu: fit, copy, save as picture, save its data.
void popUp(CurvePlot* plot, const QPoint& where);

}  // namespace plot_menu
}  // namespace descry
