#pragma once

#include <QString>

class QIcon;
class QToolButton;
class QWidget;

namespace descry {

/// A flat button that shows its icon, is told by its text, and is reached by Tab alone.
QToolButton* toolButton(const QString& name, const QIcon& icon, const QString& text, const QString& tip,
                        QWidget* parent);

}  // namespace descry
