#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

/// Anyone's captions for the pictures of a dataset.
struct MatchedCaptions {
  std::vector<std::optional<std::string>> captions;  ///< of each picture, in their order; empty where it has none
  std::vector<DataProblem> problems;  ///< kNoCaption: a picture; kMissing: a caption's picture is not among these;
                                      ///< kDuplicate: further captions of a picture; and the file's own
};

/// Reads a captions file of any form that read_caption_file knows, and finds the picture that each caption means by its
/// file's name; where several pictures have that name, by as much of the path as tells them apart. Of several captions
/// the first counts. Errors: as read_caption_file's; kNotFound where no picture matches.
Result<MatchedCaptions> match_captions(const std::filesystem::path& file,
                                       const std::vector<CaptionedPicture>& pictures);

}  // namespace descry
