#pragma once

#include <QHash>
#include <QPointer>
#include <QWidget>
#include <string>
#include <vector>

#include "training/run/records.h"
#include "ui/workers/image_loader.h"

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace descry {

class LearnedRun;
class WatchedWindow;

/// The watched dev pictures with their captions at the epoch that is looked at, and now; choosing one opens it larger.
class WatchedStrip : public QWidget {
  Q_OBJECT

 public:
  explicit WatchedStrip(LearnedRun* run, QWidget* parent = nullptr);

 private:
  void showEpoch();
  void showPictures(const std::vector<WatchedCaption>& captions);
  void showCaption(const WatchedCaption& watched, QListWidgetItem* item);
  void openLarge(const QListWidgetItem* item);
  PictureId idOf(const QString& path);

  LearnedRun* run_;
  QHash<QString, PictureId> ids_;
  ImageLoader images_;
  QLabel* title_ = nullptr;
  QLabel* problem_ = nullptr;
  QListWidget* list_ = nullptr;
  QPointer<WatchedWindow> large_;
};

}  // namespace descry
