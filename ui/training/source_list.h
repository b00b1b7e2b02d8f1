#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "training/data/dataset.h"

class QAction;
class QListWidget;
class QMimeData;

namespace descry {

/// The folders and captions files that are chosen, and what each was recognised as. Both may be dropped on it.
class SourceList : public QWidget {
  Q_OBJECT

 public:
  explicit SourceList(QWidget* parent = nullptr);

  const QStringList& sources() const { return sources_; }
  /// Unlike a person's choice, emits nothing.
  void setSources(const QStringList& sources);
  /// What was recognised, in the sources' order; empty: not known yet.
  void describe(const std::vector<DatasetSource>& found);

 Q_SIGNALS:
  void edited();
  void readAgainRequested();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* buildList();
  QLayout* buildButtons();
  QAction* addListAction(const QString& text, const QKeySequence& key, void (SourceList::*act)());
  void addFolder();
  void addFiles();
  void add(const QStringList& paths);
  void removeSelected();
  void showSelected();
  void updateActions();
  void fitHeight();

  QStringList sources_;
  QListWidget* list_ = nullptr;
  QAction* remove_ = nullptr;
  QAction* show_ = nullptr;
  QAction* again_ = nullptr;
};

}  // namespace descry
