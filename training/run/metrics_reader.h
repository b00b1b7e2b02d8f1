#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "training/run/records.h"
#include "training/run/step_columns.h"

namespace descry {

/// What a stretch of a metrics.csv holds.
struct MetricsPart {
  StepColumns steps;
  std::vector<EpochRecord> epochs;  ///< by rising epoch
  std::int64_t damaged_lines = 0;
  std::uint64_t end = 0;  ///< where its last whole line ends in the file: a line without its end is still being written
};

/// Reads an open file from `begin`, the start of a line, to `end`, on all processors when it is long. Empty where the
/// system's reading fails; errno tells why.
std::optional<MetricsPart> read_metrics(int file, std::uint64_t begin, std::uint64_t end);

/// Adds what comes later in the file: a step or epoch at or before the last one replaces everything from there on.
void add_records(StepColumns& steps, std::vector<EpochRecord>& epochs, const MetricsPart& later);

}  // namespace descry
