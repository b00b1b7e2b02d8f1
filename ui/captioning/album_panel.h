#pragma once

#include <QWidget>

#include "ui/captioning/album_entry.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace descry {

class AlbumFilter;
class AlbumModel;

/// The album's list with its search and its order.
class AlbumPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AlbumPanel(AlbumModel* album, QWidget* parent = nullptr);

  PictureId currentPicture() const;  ///< 0: none
  void setCurrentPicture(PictureId id);
  std::vector<PictureId> selectedPictures() const;
  std::vector<PictureId> visiblePictures() const;  ///< from top to bottom
  QListView* list() const { return list_; }
  void focusSearch();

 Q_SIGNALS:
  void currentPictureChanged(descry::PictureId id);

 private:
  void buildTools();
  void updateCount();

  AlbumModel* album_;
  AlbumFilter* filter_;
  QListView* list_;
  QLineEdit* search_;
  QComboBox* order_;
  QLabel* count_;
};

}  // namespace descry
