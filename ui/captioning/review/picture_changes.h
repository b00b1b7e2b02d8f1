#pragma once

#include <QUndoCommand>
#include <functional>
#include <optional>
#include <vector>

#include "ui/captioning/album/album_entry.h"

namespace descry {

class AlbumModel;

/// What a person makes of a picture.
struct PictureReview {
  std::optional<QString> edited;  ///< nothing: the model's own words
  Verdict verdict = Verdict::kNone;
  int rating = 0;

  bool operator==(const PictureReview&) const = default;
};

/// Words, verdicts and ratings of one picture or of many, changed as one step of the undo stack. Every such change goes
/// through here: reviewing by keys, editing, find and replace, import.
class ChangePictures : public QUndoCommand {
 public:
  using Reviews = std::vector<std::pair<PictureId, PictureReview>>;
  using Texts = std::vector<std::pair<PictureId, std::optional<QString>>>;

  /// `what` names the step in the menu ("Accept beach.jpg"). Pictures that are so already, or not in the album, are
  /// left out.
  ChangePictures(AlbumModel* album, Reviews reviews, const QString& what);

  /// Words only; verdicts and ratings stay. Nothing as a text: the model's own words again.
  static ChangePictures* texts(AlbumModel* album, const Texts& texts, const QString& what);
  static ChangePictures* verdict(AlbumModel* album, const std::vector<PictureId>& ids, Verdict verdict,
                                 const QString& what);
  static ChangePictures* rating(AlbumModel* album, const std::vector<PictureId>& ids, int rating, const QString& what);

  /// How many pictures it changes; with none there is nothing to push.
  int size() const { return static_cast<int>(changes_.size()); }
  /// Called after the step is undone or done again (not the first time), with the first picture that it changes.
  void setShow(std::function<void(PictureId)> show) { show_ = std::move(show); }

  void redo() override;
  void undo() override;

 private:
  struct Change {
    PictureId id;
    PictureReview before, after;
  };
  void apply(PictureReview Change::*from, PictureReview Change::*to);

  AlbumModel* album_;
  std::vector<Change> changes_;
  std::function<void(PictureId)> show_;
  bool done_before_ = false;
};

}  // namespace descry
