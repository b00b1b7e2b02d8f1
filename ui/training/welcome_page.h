#pragma once

#include <QWidget>

class QPushButton;
class QLabel;

namespace descry {

/// What the view shows before there is a run: three steps, and one button that takes them all with sample data.
class WelcomePage : public QWidget {
  Q_OBJECT

 public:
  explicit WelcomePage(QWidget* parent = nullptr);
  /// While sample data is made: no second click; a sentence beside the button.
  void setBusy(bool busy, const QString& sentence);

 Q_SIGNALS:
  void sampleRunRequested();

 private:
  QPushButton* button_ = nullptr;
  QLabel* note_ = nullptr;
};

}  // namespace descry
