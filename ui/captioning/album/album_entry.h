#pragma once

#include <QString>
#include <filesystem>
#include <optional>

#include "model/album/album_picture.h"
#include "ui/workers/caption_types.h"

namespace descry {

enum class PictureState {
  kWaiting,  ///< its turn comes
  kWorking,
  kDone,     ///< has a caption
  kFailed,   ///< `problem` says why
  kStopped,  ///< in the album without a caption, and nobody works on it
};

/// A picture of the album and what a list shows and searches of it; sentences with their words are the store's
/// (AlbumModel::captions).
struct AlbumEntry {
  PictureId id = 0;
  std::filesystem::path path;
  QString name;  ///< of the file, for people
  PictureState state = PictureState::kWaiting;
  QString said;                   ///< the model's best sentence; empty: none. Kept while it is captioned again
  std::optional<QString> edited;  ///< what a person wrote in its place; may be empty
  double confidence = -1;         ///< of the model's sentence, 0 to 1; -1: none
  Verdict verdict = Verdict::kNone;
  int rating = 0;        ///< 0: none; 1 to 5
  int source = -1;       ///< who said it (AlbumModel::source); -1: nobody
  bool missing = false;  ///< the file is not where it was
  QString problem;

  bool hasCaption() const { return edited.has_value() || !said.isEmpty(); }
  QString text() const { return edited.value_or(said); }
};

}  // namespace descry
