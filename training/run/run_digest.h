#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "model/result.h"
#include "training/run/records.h"

namespace descry {

/// What a run's epochs come to, in a few figures: what a list of runs shows without reading every step. The recorder
/// writes it into state.json whenever an epoch ends.
struct RunDigest {
  int epoch = 0;                                                      ///< epochs that ended
  double best_cider = std::numeric_limits<double>::quiet_NaN();       ///< of all epochs; NaN: none was scored
  double lowest_val_loss = std::numeric_limits<double>::quiet_NaN();  ///< nats a token; NaN: no epoch ended

  void take(const EpochRecord& record);
};

void to_json(nlohmann::json& json, const RunDigest& digest);
/// Throws nlohmann::json::exception on wrong types.
void from_json(const nlohmann::json& json, RunDigest& digest);

/// Of a metrics.csv without reading its steps' numbers; no such file: no epochs. Errors: kUnreadable.
Result<RunDigest> digest_of_records(const std::filesystem::path& metrics);

/// How a run stands, told by a few small files of its folder.
struct RunStanding {
  RunState state = RunState::kStopped;  ///< as last written; a run whose process is gone counts as kStopped
  bool interrupted = false;             ///< its process was gone before it could say how the run ended
  std::optional<RunDigest> digest;      ///< runs of earlier versions have none
  std::string problem;                  ///< a sentence; empty: state.json was read
};
RunStanding read_standing(const std::filesystem::path& run_folder);

/// How long the run took so far, pauses excluded, in seconds, by the end of its metrics.csv; 0 if it says nothing.
double recorded_seconds(const std::filesystem::path& metrics);
/// When the run was first started, in seconds since 1970, by the first line of its log.txt; 0 if it says nothing.
double recorded_start(const std::filesystem::path& log);

}  // namespace descry
