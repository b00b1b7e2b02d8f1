#pragma once

#include <QWidget>

#include "ui/captioning/album/album_entry.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace descry {

class AlbumFilter;
class AlbumModel;
class SearchHelp;

/// The album's list with its search and its order.
class AlbumPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AlbumPanel(AlbumModel* album, QWidget* parent = nullptr);

  PictureId currentPicture() const;  ///< 0: none
  /// Nothing happens where the search hides it.
  void setCurrentPicture(PictureId id);
  std::vector<PictureId> selectedPictures() const;  ///< in the list's order
  bool hasSeveralSelected() const;
  std::vector<PictureId> visiblePictures() const;  ///< from top to bottom
  QListView* list() const { return list_; }
  AlbumFilter* filter() const { return filter_; }
  void focusSearch();
  void setSearch(const QString& query);

 Q_SIGNALS:
  void currentPictureChanged(descry::PictureId id);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildSearch();
  void buildQuickButtons(class QLayout* layout);
  void buildOrder();
  void search(const QString& query);
  void toggleTerm(const QString& term, bool wanted);
  void keepCurrent();
  void updateCount();

  AlbumModel* album_;
  AlbumFilter* filter_;
  QListView* list_;
  QLineEdit* search_;
  QLabel* problem_;
  QLabel* nothing_;
  QComboBox* order_;
  QLabel* count_;
  SearchHelp* help_ = nullptr;
  std::vector<QToolButton*> quick_;
  PictureId wanted_ = 0;  // current, or was so before the search hid it
};

}  // namespace descry
