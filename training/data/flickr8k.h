#pragma once

#include <cstdint>
#include <filesystem>

#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

struct Flickr8kOptions {
  double dev_share = 0.1;  ///< of the pictures, 0 to 1, where the data brings no list of them
  std::uint64_t seed = 1;  ///< of that split; the same pictures and seed give the same split
};

/// Reads a folder in Flickr8k's layout: Flickr8k.token.txt (`picture#n<TAB>caption`) or Kaggle's captions.txt
/// (`image,caption`), Flickr_8k.{train,dev,test}Images.txt where there are any, and the pictures; each in the folder
/// itself or in folders below it, whatever those are called. What does not fit is listed in `problems`, all of it, and
/// left out. Errors: kNotFound (the folder, captions, or all pictures), kUnreadable.
Result<Dataset> read_flickr8k(const std::filesystem::path& folder, const Flickr8kOptions& options = {});

}  // namespace descry
