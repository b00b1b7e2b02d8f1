#pragma once

#include <QString>
#include <filesystem>
#include <vector>

#include "ui/workers/caption_types.h"

namespace descry {

enum class PictureState {
  kWaiting,  ///< its turn comes
  kWorking,
  kDone,
  kFailed,   ///< `problem` says why
  kStopped,  ///< left without a caption when captioning was cancelled
};

/// A picture of the album and what is known of it.
struct AlbumEntry {
  PictureId id = 0;
  std::filesystem::path path;
  QString name;  ///< of the file, for people
  PictureState state = PictureState::kWaiting;
  std::vector<Caption> captions;  ///< best first; kept while the picture is captioned again
  int model = 0;                  ///< the opening (ModelInfo::number) that wrote them
  QString problem;

  QString text() const { return captions.empty() ? QString() : QString::fromStdString(captions.front().text()); }
  double confidence() const { return captions.empty() ? 0.0 : captions.front().confidence; }
};

}  // namespace descry
