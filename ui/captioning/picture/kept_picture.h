#pragma once

#include <QWidget>

#include "ui/captioning/figures/figure_content.h"

class QLabel;

namespace descry {

class PictureView;

/// A picture with a word's map that stays beside the one that is looked at, and moves with it.
class KeptPicture : public QWidget {
  Q_OBJECT

 public:
  explicit KeptPicture(QWidget* parent = nullptr);

  /// The picture of `content` with the map of its current word, if there is one.
  void keep(const FigureContent& content);
  PictureView* view() const { return view_; }

 Q_SIGNALS:
  void closed();

 private:
  PictureView* view_;
  QLabel* name_;
  QLabel* sentence_;
};

}  // namespace descry
