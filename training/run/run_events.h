#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "training/run/records.h"

namespace descry {

/// How a kind is written in events.jsonl: "paused", "rate_changed" and so on.
std::string_view event_name(RunEvent::Kind kind);

/// A run's events.jsonl: one JSON object a line, in the order in which things happened. With its line end.
std::string event_line(const RunEvent& event);
/// A line without its line end; empty when it is damaged or of a kind that a newer program wrote.
std::optional<RunEvent> parse_event_line(std::string_view line);

/// The events of a file from byte `offset` on, which becomes the end of its last whole line. Lines that cannot be read
/// are passed over, and counted in `damaged`. A file that is not there has none.
std::vector<RunEvent> read_events(const std::filesystem::path& file, std::uint64_t& offset, std::int64_t& damaged);

/// The time now, as records tell it: seconds since 1970, UTC.
double seconds_since_1970();

}  // namespace descry
