#include "ui/widgets/tool_button.h"

#include <QToolButton>

namespace descry {

QToolButton* toolButton(const QString& name, const QIcon& icon, const QString& text, const QString& tip,
                        QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setObjectName(name);
  button->setIcon(icon);
  button->setText(text);
  button->setAccessibleName(text);
  button->setToolTip(tip);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

}  // namespace descry
