#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace descry {

/// What an empty place says: what goes here, how to get it here, and one button that does it.
class EmptyState : public QWidget {
  Q_OBJECT

 public:
  EmptyState(const QIcon& icon, const QString& title, const QString& text, const QString& action,
             QWidget* parent = nullptr);
  QPushButton* button() const { return button_; }
  /// A second thing to do, below the button; shown while the action is visible.
  void offer(QAction* action);

 Q_SIGNALS:
  void activated();

 private:
  QPushButton* button_ = nullptr;
};

}  // namespace descry
