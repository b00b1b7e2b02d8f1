#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "training/data/dataset.h"
#include "training/data/source_captions.h"

namespace descry {

/// A picture that was found, and what was said of it.
struct JoinedPicture {
  CaptionedPicture picture;  ///< without captions where the file is empty
  std::string split;         ///< "train" "dev" "test"; empty where none was named
  std::size_t source, file;  ///< that its captions come from
};

/// Looks for the pictures that the files of all sources caption, and puts together what they say of each. A picture
/// belongs to the first file that captions it. What does not fit is added to `problems`: pictures that are missing,
/// empty, outside the sources' folders, or without a caption where others have one; files that disagree. Empties the
/// files' lists. After `stop` what it gives is not whole.
std::vector<JoinedPicture> join_captions(std::vector<SourceCaptions>& sources, std::vector<DataProblem>& problems,
                                         const std::stop_token& stop);

}  // namespace descry
