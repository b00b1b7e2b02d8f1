#include "ui/main_window.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <utility>

#include "ui/captioning/caption_view.h"
#include "ui/captioning/model_chooser.h"
#include "ui/training/train_view.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {
namespace {

constexpr QSize kFirstSize(1280, 800);

QString withShortcut(const QString& text, const QKeySequence& key) {
  return MainWindow::tr("%1 (%2)", "what a button does, its shortcut")
      .arg(text, key.toString(QKeySequence::NativeText));
}

}  // namespace

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent) : QMainWindow(parent), options_(options) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowTitle(tr("Descry"));
  setAcceptDrops(true);
  setContextMenuPolicy(Qt::NoContextMenu);  // the tool bar stays
  buildViews();
  buildToolBar();
  buildMenu();
  connectModels();
  resize(kFirstSize.boundedTo(screen()->availableSize() - QSize(16, 40)));  // the frame needs its place too
  showView(captions_);
  wanted_device_ = options_.device.isEmpty() ? QStringLiteral("auto") : options_.device;
  setDevices({QStringLiteral("cpu")});
  if (!options_.default_model.empty()) {
    models_->addModel(textOf(options_.default_model), textOf(options_.default_model.stem()));
  }
  QString model = textOf(options_.default_model);
  if (options_.restore_session) {
    restoreSession();
    if (!models_->currentModel().isEmpty()) model = models_->currentModel();
  }
  if (!model.isEmpty()) openModel(model);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildViews() {
  captions_ =
      new CaptionView(options_.album.empty() ? std::nullopt : std::optional(options_.album), options_.samples, this);
  captions_->setObjectName(QStringLiteral("captionView"));
  training_ = new TrainView(options_, this);
  training_->setObjectName(QStringLiteral("trainView"));
  views_ = new QStackedWidget(this);
  views_->setObjectName(QStringLiteral("views"));
  views_->addWidget(captions_);
  views_->addWidget(training_);
  setCentralWidget(views_);
}

QAction* MainWindow::addViewAction(const QString& name, const QString& text, const QKeySequence& key, QWidget* view) {
  auto* action = new QAction(text, this);
  action->setObjectName(name);
  action->setCheckable(true);
  action->setShortcut(key);
  action->setToolTip(withShortcut(tr("Show the view “%1”").arg(text), key));
  connect(action, &QAction::triggered, this, [this, view] { showView(view); });
  return action;
}

void MainWindow::buildToolBar() {
  bar_ = addToolBar(tr("Tool bar"));
  bar_->setObjectName(QStringLiteral("toolBar"));
  bar_->setMovable(false);
  bar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

  menu_ = new QMenu(this);
  menu_->setToolTipsVisible(true);
  auto* menu_button = new QToolButton(bar_);
  menu_button->setObjectName(QStringLiteral("menuButton"));
  menu_button->setIcon(symbolIcon(Symbol::Menu));
  menu_button->setAccessibleName(tr("Menu"));
  // Without setMenu: the style would squeeze an arrow beside the symbol.
  connect(menu_button, &QToolButton::clicked, this,
          [this, menu_button] { menu_->popup(menu_button->mapToGlobal(QPoint(0, menu_button->height()))); });
  menu_button->setShortcut(QKeySequence(Qt::Key_F10));
  menu_button->setToolTip(withShortcut(tr("Menu"), menu_button->shortcut()));
  bar_->addWidget(menu_button);

  show_captions_ =
      addViewAction(QStringLiteral("showCaptions"), tr("Caption"), QKeySequence(Qt::CTRL | Qt::Key_1), captions_);
  show_training_ =
      addViewAction(QStringLiteral("showTraining"), tr("Train"), QKeySequence(Qt::CTRL | Qt::Key_2), training_);
  auto* views = new QActionGroup(this);
  views->addAction(show_captions_);
  views->addAction(show_training_);
  bar_->addActions(views->actions());

  live_ = new QLabel(bar_);
  live_->setObjectName(QStringLiteral("liveLine"));
  live_->setAlignment(Qt::AlignCenter);
  live_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  live_->setMinimumWidth(0);
  bar_->addWidget(live_);

  models_ = new ModelChooser(bar_);
  devices_ = new QComboBox(bar_);
  devices_->setObjectName(QStringLiteral("deviceChooser"));
  devices_->setAccessibleName(tr("Device"));
  devices_->setToolTip(tr("Where the network runs"));
  auto* model_label = new QLabel(tr("&Model:"), bar_);
  model_label->setBuddy(models_);
  model_label->setContentsMargins(8, 0, 4, 0);
  auto* settings = new QAction(symbolIcon(Symbol::Settings), tr("Captioning &settings…"), this);
  settings->setObjectName(QStringLiteral("settingsAction"));
  settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
  settings->setToolTip(withShortcut(tr("How captions are searched for"), settings->shortcut()));
  settings->setPriority(QAction::LowPriority);  // no text in the tool bar
  connect(settings, &QAction::triggered, captions_, &CaptionView::showDecodingSettings);
  caption_tools_ = {bar_->addWidget(model_label), bar_->addWidget(models_), bar_->addWidget(devices_), settings};
  bar_->addAction(settings);
}

void MainWindow::buildMenu() {
  const CaptionActions& actions = captions_->actions();
  menu_->addActions({actions.open, actions.open_folder, actions.paste, actions.watch, actions.samples});
  menu_->addActions({actions.new_album, actions.open_album});
  menu_->addSeparator();
  menu_->addActions(
      {actions.export_table, actions.export_again, actions.import_captions, actions.save_figure, actions.copy});
  menu_->addSeparator();
  menu_->addMenu(actions.makeCaptionMenu(this));
  menu_->addMenu(captions_->reviewActions().makeMenu(this));
  menu_->addActions({actions.undo, actions.redo, actions.remove, actions.find});
  menu_->addAction(captions_->compareAction());
  menu_->addAction(caption_tools_.last());
  QMenu* picture = menu_->addMenu(tr("Picture and &words"));
  picture->setObjectName(QStringLiteral("lookingMenu"));
  picture->setToolTipsVisible(true);
  picture->addActions(captions_->lookingActions());
  menu_->addSeparator();
  menu_->addActions({show_captions_, show_training_});
  menu_->addSeparator();
  QAction* about = menu_->addAction(tr("&About Descry"), this, &MainWindow::showAbout);
  about->setObjectName(QStringLiteral("aboutAction"));
  about->setShortcut(QKeySequence::HelpContents);
  QAction* quit = menu_->addAction(tr("&Quit"), this, &QWidget::close);
  quit->setObjectName(QStringLiteral("quitAction"));
  quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
  // Shortcuts work although there is no menu bar. Delete is the album list's own.
  for (QAction* action : menu_->actions()) {
    // Those in its submenus are the captioning view's, some of them only the list's.
    if (!action->isSeparator() && !action->menu() && action != actions.remove) addAction(action);
  }
}

void MainWindow::connectModels() {
  connect(models_, &ModelChooser::modelChosen, this, &MainWindow::openModel);
  connect(models_, &ModelChooser::fileWanted, this, &MainWindow::chooseModelFile);
  connect(models_, &ModelChooser::modelAdded, captions_, &CaptionView::offerModel);
  connect(devices_, &QComboBox::activated, this, [this] {
    wanted_device_ = chosenDevice();
    reopenModel();
  });
  connect(captions_, &CaptionView::modelOpened, this, &MainWindow::takeModel);
  connect(captions_, &CaptionView::modelFailed, this, &MainWindow::takeModelFailure);
  connect(captions_, &CaptionView::devicesFound, this, &MainWindow::takeDevices);
  connect(captions_, &CaptionView::fullScreenShown, bar_, [this](bool full) { bar_->setVisible(!full); });
  connect(training_, &TrainView::statusChanged, live_, &QLabel::setText);
  connect(training_, &TrainView::modelAvailable, this, [this](const QString& file, const QString& name) {
    models_->addModel(file, name);
    // A run's file grows better while it is chosen: the next captions are the newest weights'.
    if (file == models_->currentModel()) reopenModel();
  });
}

void MainWindow::showView(QWidget* view) {
  views_->setCurrentWidget(view);
  const bool captioning = view == captions_;
  if (!captioning) captions_->leaveFullScreen();
  (captioning ? show_captions_ : show_training_)->setChecked(true);
  for (QAction* tool : caption_tools_) tool->setVisible(captioning);
}

void MainWindow::openPictures(const Paths& paths) {
  showView(captions_);
  captions_->openPictures(paths);
}

void MainWindow::openModel(const QString& file) {
  models_->addModel(file,
                    models_->modelName(file).isEmpty() ? QFileInfo(file).completeBaseName() : models_->modelName(file));
  models_->setCurrentModel(file);
  reopenModel();
}

void MainWindow::reopenModel() {
  if (device_remembered_) return;  // until it is known which there are
  if (!models_->currentModel().isEmpty()) captions_->openModel(models_->currentModel(), wanted_device_);
}

void MainWindow::chooseModelFile() {
  const QString file =
      FileDialogs::current().openFile(this, tr("Open a model"), tr("Captioner (*.safetensors);;All files (*)"));
  if (!file.isEmpty()) openModel(file);
}

void MainWindow::takeModel(const ModelInfo& info) {
  opened_model_ = info.file;
  opened_device_ = wanted_device_;
  if (!info.name.isEmpty()) models_->addModel(info.file, info.name);
  devices_->setToolTip(tr("Where the network runs; now: %1").arg(info.device));
}

void MainWindow::takeModelFailure(const QString& file, const QString&) {
  // The view says why; the choosers go back to what is in use.
  if (file != models_->currentModel()) return;
  models_->setCurrentModel(opened_model_);
  if (!opened_device_.isEmpty()) wanted_device_ = opened_device_;
  devices_->setCurrentIndex(std::max(0, devices_->findData(wanted_device_)));
}

void MainWindow::takeDevices(const QStringList& devices) {
  setDevices(devices);
  if (!std::exchange(device_remembered_, false)) return;
  if (devices_->findData(wanted_device_) < 0) wanted_device_ = QStringLiteral("auto");
  reopenModel();
}

void MainWindow::setDevices(const QStringList& devices) {
  devices_->clear();
  devices_->addItem(tr("Automatic"), QStringLiteral("auto"));
  for (const QString& device : devices) {
    const bool gpu = device.startsWith(QLatin1String("cuda"));
    devices_->addItem(gpu ? tr("GPU %1", "number of the GPU").arg(device.section(QLatin1Char(':'), 1)) : tr("CPU"),
                      device);
  }
  if (devices_->findData(wanted_device_) < 0 && wanted_device_ == QLatin1String("cuda")) {
    wanted_device_ = QStringLiteral("cuda:0");
  }
  devices_->setCurrentIndex(std::max(0, devices_->findData(wanted_device_)));
}

QString MainWindow::chosenDevice() const { return devices_->currentData().toString(); }

void MainWindow::showAbout() {
  QMessageBox box(QMessageBox::NoIcon, tr("About Descry"),
                  tr("<h3>Descry %1</h3><p>Describes pictures and shows its reasoning.</p><p>Drop photographs on the "
                     "window and point at a word of a caption to see where the network looked when it said it.</p>"
                     "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                      .arg(QCoreApplication::applicationVersion()),
                  QMessageBox::Close, this);
  box.setObjectName(QStringLiteral("aboutBox"));
  box.setIconPixmap(windowIcon().pixmap(64, 64));
  box.exec();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->source()) return;  // what is dragged out of this window is here already
  if (CaptionView::canOpen(event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  if (!captions_->openMimeData(event->mimeData())) return;
  showView(captions_);
  event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!training_->confirmClose()) {
    event->ignore();
    return;
  }
  captions_->stop();
  saveSession();
  event->accept();
}

void MainWindow::saveSession() {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  settings.setValue(QStringLiteral("window/device"), wanted_device_);
  settings.setValue(QStringLiteral("window/model"), models_->currentModel());
  captions_->save(settings);
}

void MainWindow::restoreSession() {
  const QSettings settings;
  restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
  if (wanted_device_ == QLatin1String("auto")) {
    wanted_device_ = settings.value(QStringLiteral("window/device"), wanted_device_).toString();
    device_remembered_ = wanted_device_.startsWith(QLatin1String("cuda"));
  }
  const QString model = settings.value(QStringLiteral("window/model")).toString();
  if (!model.isEmpty() && QFileInfo::exists(model)) {
    if (models_->modelName(model).isEmpty()) models_->addModel(model, QFileInfo(model).completeBaseName());
    models_->setCurrentModel(model);
  }
  captions_->restore(settings);
}

}  // namespace descry
