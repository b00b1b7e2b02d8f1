#pragma once

#include <QCloseEvent>
#include <QMainWindow>

#include "ui/training/train_view.h"

namespace descry {

/// A window that may close when its view says so, as the main window does.
class TrainingWindow : public QMainWindow {
 public:
  explicit TrainingWindow(const WindowOptions& options) : view(new TrainView(options, this)) {
    setCentralWidget(view);
    resize(1024, 640);
  }
  TrainView* view;

 protected:
  void closeEvent(QCloseEvent* event) override {
    if (!view->confirmClose()) event->ignore();
  }
};

}  // namespace descry
