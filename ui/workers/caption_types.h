#pragma once

#include <QList>
#include <QString>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "model/album/album_picture.h"
#include "model/attention/attention_trace.h"
#include "model/attention/dependence_trace.h"
#include "model/captioning/caption.h"

namespace descry {

class Vocabulary;

/// A picture's number in its album; never used twice.
using PictureId = qint64;

/// What a window needs to know of an opened captioner.
struct ModelInfo {
  int number = 0;  ///< of this opening; captions and explanations name it, because word ids differ between models
  QString file;
  QString name;
  QString hash;               ///< of the file's content: captions of an earlier session are known by it
  QString device;             ///< "cpu" or "cuda:0"
  QList<int> heads;           ///< cross-attention heads of each decoder layer
  int default_layer = -1;     ///< -1: the mean
  int default_head = -1;      ///< -1: the mean
  DecodingSettings decoding;  ///< what the model's file recommends, or the defaults
  std::shared_ptr<const Vocabulary> vocabulary;  ///< the words it knows
  int longest = 0;                               ///< words that it can say at most
  std::array<int, 3> grey{128, 128, 128};        ///< what stands for nothing: red, green and blue, 0 to 255
};

struct CaptionTask {
  PictureId id = 0;
  std::filesystem::path path;
};

struct CaptionJob {
  int number = 0;  ///< results of an earlier job that still arrive are told apart by it
  std::vector<CaptionTask> pictures;
  DecodingSettings settings;
};

/// One picture's captions (best first), or the sentence that says why there are none.
struct CaptionResult {
  PictureId id = 0;
  CaptionSource source;
  std::vector<Caption> captions;
  QString problem;
};

struct ExplainRequest {
  PictureId picture = 0;
  int sentence = 0;
  int model = 0;
  std::filesystem::path path;
  std::vector<std::int64_t> tokens;
  MapKind kind = MapKind::kAttention;
  int album = 0;  ///< comes back with the answer: pictures of another album have the same numbers
};

/// Where each word of one sentence looked, or what it depends on, or why that cannot be said.
struct Explanation {
  PictureId picture = 0;
  int sentence = 0;
  int model = 0;
  MapKind kind = MapKind::kAttention;
  AttentionTrace trace;        ///< of kAttention
  DependenceTrace dependence;  ///< of kDependence
  QString problem;
  std::vector<std::int64_t> tokens;  ///< of the sentence: another may have come in its place meanwhile
  int album = 0;
};

}  // namespace descry
