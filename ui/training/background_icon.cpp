#include "ui/training/background_icon.h"

#include <QAction>
#include <QApplication>

namespace descry {

BackgroundIcon::BackgroundIcon(QWidget* view) : QObject(view), view_(view), icon_(QApplication::windowIcon()) {
  QAction* show = menu_.addAction(tr("Show the window"), this, &BackgroundIcon::showWindow);
  menu_.setDefaultAction(show);
  menu_.addSeparator();
  pause_ = menu_.addAction(tr("Pause"), this, [this] {
    if (paused_) {
      Q_EMIT unpauseRequested();
    } else {
      Q_EMIT pauseRequested();
    }
  });
  stop_ = menu_.addAction(tr("Stop and save"), this, &BackgroundIcon::stopRequested);
  menu_.addSeparator();
  menu_.addAction(tr("Quit"), this, [this] {
    showWindow();  // where a run goes on, its question belongs to a window that is seen
    view_->window()->close();
  });
  icon_.setContextMenu(&menu_);
  connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
    if (reason != QSystemTrayIcon::Context) showWindow();
  });
}

void BackgroundIcon::hideWindow() {
  if (!QSystemTrayIcon::isSystemTrayAvailable()) {
    view_->window()->showMinimized();
    return;
  }
  icon_.show();
  view_->window()->hide();
}

void BackgroundIcon::showWindow() {
  QWidget* window = view_->window();
  window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
  window->show();
  window->raise();
  window->activateWindow();
  icon_.hide();
}

void BackgroundIcon::setState(const QString& line, bool running, bool paused) {
  paused_ = paused;
  icon_.setToolTip(line.isEmpty() ? QApplication::applicationDisplayName() : line);
  pause_->setText(paused ? tr("Resume") : tr("Pause"));
  pause_->setEnabled(running);
  stop_->setEnabled(running);
}

}  // namespace descry
