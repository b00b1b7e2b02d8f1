#pragma once

#include <QString>
#include <filesystem>
#include <vector>

#include "model/captioning/picture_captioner.h"
#include "ui/workers/caption_types.h"

namespace descry {

/// The rest of a sentence, written anew from a word on (PictureCaptioner::continue_from).
struct RewriteRequest {
  PictureId picture = 0;
  int model = 0;  ///< ModelInfo::number
  std::filesystem::path path;
  std::vector<std::int64_t> before;
  QString word;
  DecodingSettings settings;
};

struct Rewriting {
  PictureId picture = 0;
  int number = 0;                 ///< of the request, as CaptionService::rewrite returned it
  std::vector<Caption> captions;  ///< best first
  QString problem;
};

/// A caption once more, with a part of the picture hidden (PictureCaptioner::caption_without).
struct HideRequest {
  PictureId picture = 0;
  int model = 0;
  std::filesystem::path path;
  HiddenCells cells;
  std::vector<std::int64_t> tokens;
  DecodingSettings settings;
};

struct Hiding {
  PictureId picture = 0;
  int number = 0;  ///< of the request, as CaptionService::hide returned it
  HiddenAnswer answer;
  QString problem;
};

/// The same pictures captioned by two models.
struct ComparisonJob {
  int number = 0;
  std::vector<CaptionTask> pictures;
  int first = 0;             ///< ModelInfo::number
  QString second;            ///< file of the other model
  QString device;            ///< for it, as openModel takes it
  bool each_its_own = true;  ///< each model as its file recommends; else both by `settings`
  DecodingSettings settings;
};

/// What a model said of one picture; without a caption why not.
struct ComparedCaption {
  QString text;
  Caption caption;  ///< of the second model, whose captions can be taken over; empty of the first
  double confidence = -1;
  QString problem;
};

struct ComparedPicture {
  PictureId id = 0;
  std::filesystem::path path;
  ComparedCaption first, second;
};

}  // namespace descry
