#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <functional>
#include <vector>

#include "ui/captioning/album/album_entry.h"
#include "ui/captioning/album/album_order.h"
#include "ui/captioning/review/album_query.h"

namespace descry {

class AlbumModel;

/// The album as the list shows it: what a query finds, in the chosen order. It follows the album's changes row by row,
/// so that current and selected pictures stay so; with many changes at once it is worked out anew. Made for 100,000
/// pictures: folded texts and keys to sort by are kept for each.
class AlbumFilter : public QAbstractListModel {
  Q_OBJECT

 public:
  using Order = AlbumOrder::By;

  explicit AlbumFilter(AlbumModel* album, QObject* parent = nullptr);

  /// Shows what the query finds (see AlbumQuery). Where it is wrong, what is shown stays and problem() says why.
  void setSearch(const QString& text);
  const QString& problem() const { return problem_; }
  void setOrder(Order order);
  Order order() const { return order_.by(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// The pictures' files and, as text, their captions: for other programs to take.
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  QStringList mimeTypes() const override;

  /// What is shown, in its order.
  const AlbumEntry& entryAt(int row) const;
  std::vector<PictureId> shown() const;
  QModelIndex indexOf(PictureId id) const;  ///< invalid when it is not shown

 Q_SIGNALS:
  void countChanged();

 private:
  /// What is kept of a picture of the album, by its row there.
  struct Known {
    QString name, caption;  ///< as they were when they were last looked at
    SearchText text;
    bool has_text = false;
  };

  void takeInserted(int first, int last);
  void hide(int first, int last);
  void takeRemoved(int first, int last);
  void takeReset();
  void takeChanged(int first, int last, const QList<int>& roles);
  void updateRow(int source);
  void forgetTexts(int first, int last, bool few);
  void mergeIn(int first, int last);
  void hideWhere(const std::function<bool(int source)>& goes);
  void prepareSome();

  void sortAll();
  void rebuild();
  std::vector<int> accepted();  ///< of all rows, in the order
  void show(std::vector<int> rows);

  bool accepts(int source);
  void withText(int source);
  int shownRow(int source) const;  ///< -1: hidden
  QString spokenText(const AlbumEntry& entry) const;

  AlbumModel* album_;
  AlbumQuery query_;
  QString search_, problem_;
  AlbumOrder order_;
  std::vector<Known> known_;
  std::vector<int> sorted_;  ///< all rows of the album, in the order
  std::vector<int> rows_;    ///< those of them that are shown
  QTimer prepare_;
  std::size_t prepared_ = 0;
};

}  // namespace descry
