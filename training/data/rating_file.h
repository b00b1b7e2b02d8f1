#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

/// What a person thinks of a caption for a picture.
struct RatedCaption {
  std::string picture;  ///< as the file writes it
  std::string caption;
  double rating = 0;
};

struct RatingList {
  std::vector<RatedCaption> captions;
  std::vector<DataProblem> problems;  ///< kMalformedLine: lines that were left out
};

/// Reads people's ratings: a table (comma, semicolon or tab) whose first line names a column of pictures, one of
/// captions (column_roles.h) and one called rating or score, a number; a line a rating, so a caption may have several.
/// Fields may be quoted, but not hold line ends. Errors: kNotFound, kUnreadable, kUnsupported (no such columns),
/// kDamaged (no line that can be read).
Result<RatingList> read_ratings(const std::filesystem::path& path);

}  // namespace descry
