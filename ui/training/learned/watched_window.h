#pragma once

#include <QDialog>
#include <string>

#include "ui/workers/image_loader.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace descry {

class LearnedRun;
class ScoreLine;
class WatchedSide;
struct WatchedCaption;

/// One watched picture at length: its caption and where each word looked at the epoch that is looked at, beside now;
/// its references, and its CIDEr over the epochs. Stays open beside the window.
class WatchedWindow : public QDialog {
  Q_OBJECT

 public:
  explicit WatchedWindow(LearnedRun* run, QWidget* parent = nullptr);

  /// One of the run's watched pictures, by name.
  void showPicture(const QString& picture);

 private:
  QWidget* buildHead();
  void connectSides();
  void showEpochs();
  void showImage();
  void step(int by);
  void follow(const WatchedSide* leader, WatchedSide* follower);
  void fitScales();
  /// Any epoch's, the one that is looked at first; null if it is not among the watched pictures any more.
  const WatchedCaption* anyCaption() const;

  LearnedRun* run_;
  std::string picture_;
  PictureId id_ = 0;
  bool following_ = false;
  ImageLoader images_;
  QLabel* name_ = nullptr;
  QPushButton* back_ = nullptr;
  QPushButton* forth_ = nullptr;
  QCheckBox* oneScale_ = nullptr;
  WatchedSide* then_ = nullptr;
  WatchedSide* now_ = nullptr;
  QLabel* references_ = nullptr;
  ScoreLine* scores_ = nullptr;
};

}  // namespace descry
