#pragma once

#include <QAction>

namespace descry {

/// An action with an object name and a tool tip that says what it does and its shortcut.
QAction* describedAction(QObject* parent, const char* name, const QIcon& icon, const QString& text,
                         const QKeySequence& key, const QString& tip);
/// A disabled action says why in its tool tip.
void enableOrExplain(QAction* action, bool enabled, const QString& reason);

}  // namespace descry
