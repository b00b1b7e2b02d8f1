#pragma once

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

/// Reads the scenes.json that write_scenes leaves. Errors: kNotFound, kUnreadable, kDamaged.
Result<SceneTruth> read_scene_truth(const std::filesystem::path& path);

/// How often a noun's attention peaks on its object.
struct Pointing {
  std::int64_t nouns = 0;   ///< said of the pictures and known to the truth as something's name
  std::int64_t inside = 0;  ///< of which the map's largest cell has its centre in a box of that noun
  std::int64_t absent = 0;  ///< of which no object of that name is there (counted as not inside)
  double share() const { return nouns > 0 ? static_cast<double>(inside) / static_cast<double>(nouns) : 0; }
};

/// Captions the pictures, and compares the default attention map of every noun with the truth. Pictures that the truth
/// does not know or that cannot be read are left out. Errors: as PictureCaptioner::caption's; kCancelled.
Result<Pointing> pointing(const PictureCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                          const SceneTruth& truth, const DecodingSettings& decoding, std::stop_token stop = {});

}  // namespace descry
