#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <vector>

#include "ui/captioning/album_entry.h"

namespace descry {

class ImageLoader;

/// The pictures that were opened, in the order in which they came. GUI thread only.
class AlbumModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    kIdRole = Qt::UserRole + 1,
    kNameRole,
    kCaptionRole,
    kStateRole,  ///< int of PictureState
    kProblemRole,
    kConfidenceRole,  ///< double, 0 to 1; -1 without a caption
  };

  /// `thumbnails` (may be null) gives Qt::DecorationRole, as a QImage.
  explicit AlbumModel(ImageLoader* thumbnails, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// Adds those that are not there yet, waiting; returns their ids.
  std::vector<PictureId> add(const std::vector<std::filesystem::path>& pictures);
  /// Takes entries out and returns them with the rows they had, rising; `restore` puts them back.
  std::vector<std::pair<int, AlbumEntry>> take(const std::vector<PictureId>& ids);
  void restore(const std::vector<std::pair<int, AlbumEntry>>& taken);

  void setState(const std::vector<PictureId>& ids, PictureState state);
  void setResults(const std::vector<CaptionResult>& results);

  const AlbumEntry* find(PictureId id) const;  ///< null when it is not (or no longer) here
  const std::vector<AlbumEntry>& entries() const { return entries_; }
  QModelIndex indexOf(PictureId id) const;

 private:
  void renumber(int from);
  void thumbnailChanged(PictureId id);
  AlbumEntry* entry(PictureId id);

  ImageLoader* thumbnails_;
  std::vector<AlbumEntry> entries_;
  QHash<PictureId, int> rows_;
  QSet<QByteArray> paths_;
  PictureId next_id_ = 1;
};

}  // namespace descry
