#pragma once

#include <QMainWindow>

#include "ui/window_options.h"
#include "ui/workers/caption_types.h"
#include "ui/workers/paths.h"

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace descry {

class CaptionView;
class ModelChooser;
class TrainView;

/// The window: its two views, and the tool bar that both share.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const WindowOptions& options, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Files and folders; shows the captioning view.
  void openPictures(const Paths& paths);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildViews();
  void buildToolBar();
  void buildMenu();
  void connectModels();
  QAction* addViewAction(const QString& name, const QString& text, const QKeySequence& key, QWidget* view);
  void showView(QWidget* view);
  void openModel(const QString& file);
  void chooseModelFile();
  void reopenModel();
  void takeModel(const ModelInfo& info);
  void takeModelFailure(const QString& file, const QString& problem);
  void setDevices(const QStringList& devices);
  void takeDevices(const QStringList& devices);
  QString chosenDevice() const;
  void showAbout();
  void saveSession();
  void restoreSession();

  WindowOptions options_;
  CaptionView* captions_ = nullptr;
  TrainView* training_ = nullptr;
  QStackedWidget* views_ = nullptr;
  QToolBar* bar_ = nullptr;
  QMenu* menu_ = nullptr;
  ModelChooser* models_ = nullptr;
  QComboBox* devices_ = nullptr;
  QLabel* live_ = nullptr;
  QAction* show_captions_ = nullptr;
  QAction* show_training_ = nullptr;
  QList<QAction*> caption_tools_;
  QString opened_model_, opened_device_;  // that are in use
  QString wanted_device_;
  bool device_remembered_ = false;  // from the last session; whether it is there still is not known yet
};

}  // namespace descry
