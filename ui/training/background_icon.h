#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

class QAction;

namespace descry {

/// Keeps training out of sight: the window goes, an icon in the desktop's tray stays, with the run's state and its
/// steering, until the window is asked for again. Where the desktop has no tray the window is minimised.
class BackgroundIcon : public QObject {
  Q_OBJECT

 public:
  explicit BackgroundIcon(QWidget* view);

  /// The window that `view` is in.
  void hideWindow();
  void showWindow();
  /// What the icon says and offers; "paused" changes the menu's entry.
  void setState(const QString& line, bool running, bool paused);

 Q_SIGNALS:
  void pauseRequested();
  void unpauseRequested();
  void stopRequested();

 private:
  QWidget* view_ = nullptr;
  QMenu menu_;
  QSystemTrayIcon icon_;
  QAction* pause_ = nullptr;
  QAction* stop_ = nullptr;
  bool paused_ = false;
};

}  // namespace descry
