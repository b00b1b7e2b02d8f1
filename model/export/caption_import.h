#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/result.h"

namespace descry {

/// A caption that a file gives a picture.
struct ImportedCaption {
  std::string picture;  ///< its path or file name as the file has it, UTF-8
  std::string caption;
};

/// Reads captions back that an export wrote and people changed: a table whose header names a column path (or file_name,
/// file, image) and a column caption, with commas, semicolons or tabs; JSON Lines or a JSON array of such objects.
/// Apostrophes that csv_field put in come off. Rows without a caption are left out. Errors: kNotFound, kUnreadable,
/// kUnsupported (no such columns), kDamaged (naming the line).
Result<std::vector<ImportedCaption>> read_captions(const std::filesystem::path& file);

}  // namespace descry
