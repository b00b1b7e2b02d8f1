#pragma once

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "run_folders.h"
#include "training/run/run_notes.h"
#include "ui/training/runs/run_model.h"
#include "ui/training/train_view.h"

namespace descry {

/// A training view over a runs folder of its own, with the system's trash and settings in a temporary home.
class RunsWindow : public QObject {
 protected:
  template <typename T>
  T* part(const char* name) const {
    T* found = view_->findChild<T*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s in the view", name);
    return found;
  }
  QString path(const QString& name) const { return folder_->filePath(name); }
  QString runPath(const QString& name) const { return path(QStringLiteral("runs/") + name); }
  RunNotes notesOf(const QString& name) const { return read_notes(runPath(name).toStdString()).value(); }

  void open(bool restore = false) {
    WindowOptions options;
    options.runs_folder = path(QStringLiteral("runs")).toStdString();
    options.feature_cache = path(QStringLiteral("features")).toStdString();
    options.restore_session = restore;
    view_ = std::make_unique<TrainView>(options);
    view_->resize(1280, 800);
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }
  /// With three runs: "alpha", "beta" and "gamma", of rising age.
  void openThree() {
    writeRun(runPath(QStringLiteral("alpha")), {QStringLiteral("/d/coco"), "finished", 2, 0.9, "2026-03-01T00:00:00Z"});
    writeRun(runPath(QStringLiteral("beta")), {QStringLiteral("/d/scenes"), "failed", 3, 0.3, "2026-02-01T00:00:00Z"});
    writeRun(runPath(QStringLiteral("gamma")), {QStringLiteral("/d/coco"), "stopped", 1, 0.5, "2026-01-01T00:00:00Z"});
    open();
    QTRY_COMPARE(list()->model()->rowCount(), 3);
  }

  QTreeView* list() const { return part<QTreeView>("runList"); }
  QModelIndex row(const QString& name) const {
    return list()->model()->match(list()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0);
  }
  QStringList names() const {
    QStringList names;
    for (int i = 0; i < list()->model()->rowCount(); ++i) names << list()->model()->index(i, 0).data().toString();
    return names;
  }
  QString cell(const QString& name, int column) const { return row(name).siblingAtColumn(column).data().toString(); }
  bool isTicked(const QString& name) const { return row(name).data(Qt::CheckStateRole).toInt() == Qt::Checked; }
  void select(const QString& name) const {
    list()->setFocus();
    list()->setCurrentIndex(row(name));
  }
  QString message() const {
    const auto* text = part<QLabel>("runMessageText");
    return text->isVisible() ? text->text() : QString();
  }
  void type(const QString& text) const {
    auto* search = part<QLineEdit>("runSearch");
    search->setFocus();
    search->clear();
    QTest::keyClicks(search, text);
  }
  /// Gives the list room for columns, or takes it.
  void widen(bool wide) const {
    auto* columns = part<QSplitter>("trainColumns");
    columns->setSizes({wide ? 620 : 180, 400, 280});
    QTRY_COMPARE(list()->isHeaderHidden(), !wide);
  }
  QMenu* popUpMenu() const {
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, list()->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(list(), &event);
    return part<QMenu>("runMenu");
  }
  static QAction* entry(const QMenu* menu, const QString& text) {
    for (QAction* action : menu->actions()) {
      if (action->text() == text) return action;
    }
    return nullptr;
  }

  /// Before each test.
  void begin() {
    qputenv("XDG_CONFIG_HOME", home_.path().toLocal8Bit());
    QSettings().clear();
    folder_ = std::make_unique<QTemporaryDir>();
    QDir(folder_->path()).mkdir(QStringLiteral("home"));
    qputenv("XDG_DATA_HOME", path(QStringLiteral("home")).toLocal8Bit());
  }
  void end() {
    view_.reset();
    folder_.reset();
  }

  QTemporaryDir home_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TrainView> view_;
};

}  // namespace descry
