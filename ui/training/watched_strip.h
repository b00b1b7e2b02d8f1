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
class QPushButton;

namespace descry {

class LearnedRun;
class PicturePicker;
class WatchedWindow;
struct WatchedChoice;

/// The watched dev pictures with their captions at the epoch that is looked at, and now; choosing one opens it larger.
class WatchedStrip : public QWidget {
  Q_OBJECT

 public:
  explicit WatchedStrip(LearnedRun* run, QWidget* parent = nullptr);

 private:
  void showEpoch();
  void showPictures(const std::vector<WatchedCaption>& captions);
  void showCaption(const WatchedCaption& watched, QListWidgetItem* item);
  void connectChoice();
  void showChoice(const WatchedChoice& choice);
  void note(const QString& sentence);
  void openLarge(const QListWidgetItem* item);
  PictureId idOf(const QString& path);

  LearnedRun* run_;
  QHash<QString, PictureId> ids_;
  ImageLoader images_;
  QLabel* title_ = nullptr;
  QLabel* note_ = nullptr;
  QListWidget* list_ = nullptr;
  QPushButton* choose_ = nullptr;
  QPointer<WatchedWindow> large_;
  QPointer<PicturePicker> picker_;
};

}  // namespace descry
