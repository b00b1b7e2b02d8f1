#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/result.h"
#include "training/run/settings.h"

namespace descry {

/// Where the files of a run lie (DESIGN.md, "A run is a folder").
struct RunFolder {
  std::filesystem::path folder;

  std::filesystem::path settings() const { return folder / "settings.json"; }
  std::filesystem::path last() const { return folder / "last.safetensors"; }    ///< checkpoint to resume from
  std::filesystem::path best() const { return folder / "best.safetensors"; }    ///< captioner file
  std::filesystem::path model() const { return folder / "model.safetensors"; }  ///< captioner file, of the last epoch
  std::filesystem::path events() const { return folder / "events.jsonl"; }
  std::filesystem::path metrics() const { return folder / "metrics.csv"; }
  std::filesystem::path checkpoint(int epoch) const;  ///< as last() was after that epoch; only the newest are kept
  bool has_checkpoint() const;
};

/// An epoch as files are numbered: "007".
std::string epoch_digits(int epoch);

/// Errors: kNotFound, kUnreadable, kDamaged (not JSON, or a field of the wrong type).
Result<TrainingSettings> read_settings(const std::filesystem::path& path);
/// Whole or not at all. Errors: kNotWritten.
Result<void> write_settings(const TrainingSettings& settings, const std::filesystem::path& path);

/// `json` with bytes that are not UTF-8 (of file names) replaced, so that it can be stored.
nlohmann::json storable(const nlohmann::json& json);

}  // namespace descry
