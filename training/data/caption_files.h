#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "training/data/dataset.h"

namespace descry {

/// A picture's captions in the file's order.
struct PictureCaptions {
  std::string name;
  std::vector<std::string> captions;
};

struct CaptionFile {
  std::vector<PictureCaptions> pictures;  ///< in the order of their first lines
  std::vector<DataProblem> problems;      ///< kMalformedLine, each naming its line
};

/// Reads `picture#n<TAB>caption` lines, or CSV records `picture,caption` (RFC 4180) when the text begins with a header
/// of these two columns. Lines may end in CRLF; blank lines are skipped. `file` is its name for messages.
CaptionFile parse_captions(std::string_view text, const std::string& file);

/// The names of an image list, one a line.
std::vector<std::string> listed_names(std::string_view text);

}  // namespace descry
