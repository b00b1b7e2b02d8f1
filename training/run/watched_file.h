#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/result.h"
#include "training/run/records.h"

namespace descry {

/// A run folder's files of single epochs: captions/epoch-NNN.json holds the watched pictures' captions, with each
/// word's probability and attention; captions/dev-NNN.json what all dev captions are like (training/run/dev_report.h).
enum class EpochFile { kWatched, kDev };

std::filesystem::path epoch_file(const std::filesystem::path& run_folder, EpochFile kind, int epoch);

/// The epochs that have such a file, each with a number that changes when the file is written anew.
std::map<int, std::uint64_t> epoch_files(const std::filesystem::path& run_folder, EpochFile kind);

/// Of both kinds.
void remove_epoch_files_after(const std::filesystem::path& run_folder, int epoch);

/// Errors: kNotWritten.
Result<void> write_watched(const std::filesystem::path& run_folder, int epoch,
                           const std::vector<WatchedCaption>& captions);
/// Errors: kNotFound, kUnreadable, kDamaged. Those of earlier versions come without words.
Result<std::vector<WatchedCaption>> read_watched(const std::filesystem::path& run_folder, int epoch);

/// A word with its map, as it is recorded.
WatchedWord watched_word(const std::string& text, float probability, const AttentionMap& map);

/// Where a word looked; an empty map if that was not recorded. Weights sum to 1 but for rounding to bytes.
AttentionMap map_of(const WatchedCaption& caption, std::size_t word);

}  // namespace descry
