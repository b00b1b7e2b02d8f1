#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

struct DatasetOptions {
  double dev_share = 0.1;  ///< of the pictures, 0 to 1, of a source that does not say which to evaluate on
  std::uint64_t seed = 1;  ///< of that split; the same pictures and seed give the same split
};

/// Reads captioned pictures of every usual form, found out by looking. A source is a file of captions
/// (read_caption_file), whose pictures lie in its folder or below, or a folder with such files, with pictures that have
/// their captions beside them in text files of the same name, or both; Flickr_8k.{train,dev,test}Images.txt say which
/// picture is in which split, where a folder has them. A picture belongs to the first file that captions it. Several
/// sources give one dataset; captions of one may name pictures in the folder of another.
///
/// What does not fit is listed in `problems`, all of it, and left out: bad lines, pictures that are missing, empty or
/// outside the sources' folders, files that disagree, pictures of train that are in an evaluation split too.
/// Errors: kUsage (no source), kNotFound (a source; captions; all pictures), kUnreadable, kUnsupported (a file of
/// another kind), kDamaged, kCancelled.
Result<Dataset> read_dataset(const std::vector<std::filesystem::path>& sources, const DatasetOptions& options = {},
                             const std::stop_token& stop = {});

}  // namespace descry
