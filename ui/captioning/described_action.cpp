#include "ui/captioning/described_action.h"

#include <QCoreApplication>

namespace descry {
namespace {

constexpr const char* kTip = "tip";  // what the action does, while its tool tip may say why it is disabled

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(CaptionActions)
};

}  // namespace

QAction* describedAction(QObject* parent, const char* name, const QIcon& icon, const QString& text,
                         const QKeySequence& key, const QString& tip) {
  auto* action = new QAction(icon, text, parent);
  action->setObjectName(QString::fromLatin1(name));
  action->setShortcut(key);
  const QString shown = key.toString(QKeySequence::NativeText);
  const QString full = shown.isEmpty() ? tip : Texts::tr("%1 (%2)", "what a button does, its shortcut").arg(tip, shown);
  action->setToolTip(full);
  action->setProperty(kTip, full);
  return action;
}

void enableOrExplain(QAction* action, bool enabled, const QString& reason) {
  action->setEnabled(enabled);
  action->setToolTip(enabled ? action->property(kTip).toString() : reason);
}

}  // namespace descry
