#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/result.h"

namespace descry {

/// What a person says of a run, beside what it did: kept in its folder as notes.json, so that it goes where the run
/// goes. All text is UTF-8.
struct RunNotes {
  std::string name;               ///< shown in the folder's name's place; empty: the folder's name
  std::vector<std::string> tags;  ///< each once, none empty
  std::optional<int> colour;      ///< index into the plots' palette, from 0; empty: whichever is free
  std::string note;               ///< may have several lines

  bool empty() const { return name.empty() && tags.empty() && !colour && note.empty(); }
  bool operator==(const RunNotes&) const = default;
};

/// A folder without notes has empty ones. Errors: kUnreadable, kDamaged.
Result<RunNotes> read_notes(const std::filesystem::path& run_folder);
/// Whole or not at all; empty notes take the file away. Errors: kNotWritten.
Result<void> write_notes(const RunNotes& notes, const std::filesystem::path& run_folder);

}  // namespace descry
