#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "model/captioning/picture_captioner.h"
#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

/// Where an object of a generated scene lies, and the words that may name it.
struct NamedBox {
  std::vector<std::string> nouns;
  double x = 0, y = 0, width = 0, height = 0;  ///< shares of the picture's sides
};

/// A picture's objects, by picture name.
using SceneTruth = std::map<std::string, std::vector<NamedBox>>;

/// Where write_scenes leaves the truth about the scenes in a data folder.
std::filesystem::path scene_truth_in(const std::filesystem::path& data);

/// Reads it. Errors: kNotFound, kUnreadable, kDamaged.
Result<SceneTruth> read_scene_truth(const std::filesystem::path& path);

/// One choice of map, as AttentionTrace::map counts, and how often it was right.
struct MapChoice {
  int layer = -1;
  int head = -1;
  std::int64_t inside = 0;  ///< nouns whose map has the centre of its largest cell in a box of that noun
};

/// How often a noun's attention peaks on its object.
struct Pointing {
  std::int64_t nouns = 0;       ///< said of the pictures and known to the truth as something's name
  std::int64_t absent = 0;      ///< of which no object of that name is there: inside no box for any map
  std::vector<MapChoice> maps;  ///< the mean over all layers, then each layer's mean and heads
  std::int64_t present() const { return nouns - absent; }
  const MapChoice& best() const;            ///< the first of those that are right most often
  double share(int layer, int head) const;  ///< of the present nouns that were inside for that choice
  std::string summary() const;              ///< one sentence about the best map, for a log
};

/// Captions the pictures, and compares every attention map of every noun with the truth. Pictures that the truth does
/// not know or that cannot be read are left out. Errors: as PictureCaptioner::caption's; kCancelled.
Result<Pointing> pointing(const PictureCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                          const SceneTruth& truth, const DecodingSettings& decoding, std::stop_token stop = {});

}  // namespace descry
