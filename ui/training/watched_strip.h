#pragma once

#include <QHash>
#include <QWidget>
#include <map>
#include <vector>

#include "training/run/records.h"
#include "ui/workers/image_loader.h"

class QLabel;
class QListWidget;
class QSlider;

namespace descry {

/// Dev pictures with their captions at one epoch, and a slider that goes through the epochs.
class WatchedStrip : public QWidget {
  Q_OBJECT

 public:
  explicit WatchedStrip(QWidget* parent = nullptr);

  /// Captions by epoch; replaces what was shown.
  void show(std::map<int, std::vector<WatchedCaption>> epochs);
  /// Adds an epoch; shows it if the slider stood at the newest one.
  void add(int epoch, const std::vector<WatchedCaption>& captions);
  void clear() { show({}); }

 private:
  void fitSlider(bool toNewest);
  void showEpoch();
  void showPictures(const std::vector<WatchedCaption>& captions);
  PictureId idOf(const QString& path);

  std::map<int, std::vector<WatchedCaption>> epochs_;
  QHash<QString, PictureId> ids_;
  ImageLoader images_;
  QLabel* title_ = nullptr;
  QSlider* slider_ = nullptr;
  QListWidget* list_ = nullptr;
};

}  // namespace descry
