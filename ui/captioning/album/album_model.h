#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <vector>

#include "ui/captioning/album/album_entry.h"

namespace descry {

class ImageLoader;

/// The pictures that were opened, in the order in which they came. GUI thread only.
class AlbumModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    kIdRole = Qt::UserRole + 1,
    kNameRole,
    kCaptionRole,  ///< AlbumEntry::text
    kStateRole,    ///< int of PictureState
    kProblemRole,
    kConfidenceRole,  ///< double, 0 to 1; -1 without a caption
    kVerdictRole,     ///< int of Verdict
    kEditedRole,      ///< bool
    kRatingRole,
    kMissingRole,
  };

  /// `thumbnails` (may be null) gives Qt::DecorationRole, as a QImage.
  explicit AlbumModel(ImageLoader* thumbnails, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

  /// Adds those that are not there yet, waiting; returns their ids.
  std::vector<PictureId> add(const std::vector<std::filesystem::path>& pictures);
  /// What an album file holds, with the ids it gave.
  void load(std::vector<AlbumEntry> entries);
  void clear();
  /// Takes entries out and returns them with the rows they had, rising; `restore` puts them back.
  std::vector<std::pair<int, AlbumEntry>> take(const std::vector<PictureId>& ids);
  void restore(const std::vector<std::pair<int, AlbumEntry>>& taken);

  void setState(const std::vector<PictureId>& ids, PictureState state);
  /// What a model said, newest; a person's words stay. `answered` tells of it.
  void setResults(const std::vector<CaptionResult>& results);

  /// What a person changes; each tells `entriesChanged` once for all. Nothing: the model's own words again.
  void setEdited(const std::vector<std::pair<PictureId, std::optional<QString>>>& texts);
  void setVerdict(const std::vector<PictureId>& ids, Verdict verdict);
  void setRating(const std::vector<PictureId>& ids, int rating);
  void setMissing(const std::vector<PictureId>& ids, bool missing);
  void setPath(PictureId id, const std::filesystem::path& path);

  int captioned() const { return captioned_; }  ///< how many have a caption
  int failed() const { return failed_; }
  const AlbumEntry* find(PictureId id) const;  ///< null when it is not (or no longer) here
  const std::vector<AlbumEntry>& entries() const { return entries_; }
  PictureId idOf(const std::filesystem::path& path) const;  ///< 0: it is not here
  QModelIndex indexOf(PictureId id) const;

  /// The sentences of a picture, best first: those used last are kept. Null: asked for by captionsWanted and told by
  /// captionsChanged, if the picture has any. The pointer holds until the next call.
  const std::vector<Caption>* captions(PictureId id);
  void setCaptions(PictureId id, const std::vector<Caption>& captions);
  const CaptionSource& source(int number) const;
  int numberOf(const CaptionSource& source);  ///< takes it in where it is new

 Q_SIGNALS:
  void cleared();  ///< the album is another one: its pictures may have the numbers of those that were here
  void captionsWanted(descry::PictureId id);
  void captionsChanged(descry::PictureId id);
  void entriesTaken(const std::vector<descry::PictureId>& ids);
  void entriesRestored(const std::vector<descry::PictureId>& ids);  ///< maybe not as the last ones
  /// Something about these is to be kept: path, problem, edited, verdict, rating (never state alone).
  void entriesChanged(const std::vector<descry::PictureId>& ids);
  void answered(const std::vector<descry::CaptionResult>& results);

 private:
  void renumber(int from);
  void thumbnailChanged(PictureId id);
  /// Every change of an entry goes through here, where it is counted anew.
  template <typename Change>
  bool alter(PictureId id, const Change& change);
  void count(const AlbumEntry& entry, int by);
  void tell(const std::vector<PictureId>& ids);
  void append(std::vector<AlbumEntry> fresh);
  template <typename Change>
  void change(const std::vector<PictureId>& ids, const Change& change);

  ImageLoader* thumbnails_;
  std::vector<AlbumEntry> entries_;
  std::vector<CaptionSource> sources_;
  QHash<PictureId, int> rows_;
  QHash<QByteArray, PictureId> paths_;
  QCache<PictureId, std::vector<Caption>> captions_;
  PictureId next_id_ = 1;
  int captioned_ = 0, failed_ = 0;
};

}  // namespace descry
