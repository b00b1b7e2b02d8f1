#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "training/run/records.h"

namespace descry {

/// A run's metrics.csv: a header line, then a line a step and one an epoch, in the order in which they happened.
/// Numbers are the shortest that read back as the same double, so equal text means equal losses, bit for bit.
std::string metrics_header();                  ///< with its line end
std::string metrics_line(const StepRecord&);   ///< with its line end
std::string metrics_line(const EpochRecord&);  ///< with its line end

using MetricsRecord = std::variant<StepRecord, EpochRecord>;

/// Whether a line without its line end is the header, of this or an earlier version.
bool is_metrics_header(std::string_view line);

/// A line without its line end; empty when it is damaged or a header. Columns are those of metrics_header(), or fewer
/// as earlier versions wrote them.
std::optional<MetricsRecord> parse_metrics_line(std::string_view line);

}  // namespace descry
