#pragma once

#include <QDialog>
#include <string>
#include <vector>

#include "ui/workers/learned_reader.h"

class QCheckBox;
class QLabel;
class QListView;

namespace descry {

class PickedPictures;

/// Lets a person tick pictures in a list with thumbnails and a search over names and captions.
class PicturePicker : public QDialog {
  Q_OBJECT

 public:
  /// `effect`: a sentence on what the choice does. Not null: `pictures`. Names that are none of theirs are left out.
  PicturePicker(const PictureChoice& pictures, const std::vector<std::string>& chosen, const QString& effect,
                QWidget* parent = nullptr);

  /// Names, in the pictures' order.
  std::vector<std::string> chosen() const;

 private:
  QWidget* buildSearch();
  void showCount();

  PickedPictures* model_;
  QListView* list_ = nullptr;
  QLabel* count_ = nullptr;
};

}  // namespace descry
