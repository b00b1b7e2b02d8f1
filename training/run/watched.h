#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/result.h"
#include "training/data/dataset.h"

namespace descry {

/// Which of a run's dev pictures are captioned each epoch. The settings say it; a file in the run folder, read at every
/// epoch's end, overrules them, so that other pictures can be chosen while the run goes on.

/// The places of the named pictures, in that order, each once; where none is among them, `count` from all over dev.
/// `unknown`, if not null, gets the names that are not among them.
std::vector<std::size_t> watched_places(const std::vector<CaptionedPicture>& dev, const std::vector<std::string>& names,
                                        int count, std::vector<std::string>* unknown = nullptr);

/// The names in the run folder's watched.json; nothing if there is no such file, or none that can be read.
std::optional<std::vector<std::string>> watched_choice(const std::filesystem::path& run_folder);
/// Errors: kNotWritten.
Result<void> write_watched_choice(const std::filesystem::path& run_folder, const std::vector<std::string>& names);

/// The pictures that there are to choose from, in the run folder's captions/dev.json: names, paths and first captions.
/// Errors: kNotWritten.
Result<void> write_dev_pictures(const std::filesystem::path& run_folder, const std::vector<CaptionedPicture>& dev);
/// Errors: kNotFound (a run of an earlier version), kUnreadable, kDamaged.
Result<std::vector<CaptionedPicture>> read_dev_pictures(const std::filesystem::path& run_folder);

}  // namespace descry
