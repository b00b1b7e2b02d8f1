#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace descry {

/// One sentence beside what it concerns, with at most one thing to do about it; goes when it is closed or done.
class NoticeBar : public QFrame {
  Q_OBJECT

 public:
  /// `name`: object name; its parts' are that with "Text", "Action" and "Close" behind it. `sides`: where the action
  /// stands: beside the sentence, or, where there is little width, below it.
  explicit NoticeBar(const QString& name, Qt::Orientation sides = Qt::Horizontal, QWidget* parent = nullptr);

  /// Replaces what was shown. Without `act` there is only the closing.
  void tell(const QString& sentence, const QString& action = {}, std::function<void()> act = {});
  void dismiss();

 Q_SIGNALS:
  void dismissed();

 private:
  QLabel* text_ = nullptr;
  QPushButton* action_ = nullptr;
  QToolButton* close_ = nullptr;
  std::function<void()> act_;
};

}  // namespace descry
