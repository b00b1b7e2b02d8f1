#include "training/run/run_events.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

namespace descry {

namespace {

using Json = nlohmann::json;
using Kind = RunEvent::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 12> kNames{{{Kind::kStarted, "started"},
                                                                    {Kind::kResumed, "resumed"},
                                                                    {Kind::kPaused, "paused"},
                                                                    {Kind::kUnpaused, "unpaused"},
                                                                    {Kind::kCheckpoint, "checkpoint"},
                                                                    {Kind::kStage, "stage"},
                                                                    {Kind::kRateChanged, "rate_changed"},
                                                                    {Kind::kSkippedStep, "skipped_step"},
                                                                    {Kind::kRestored, "restored"},
                                                                    {Kind::kStopped, "stopped"},
                                                                    {Kind::kFinished, "finished"},
                                                                    {Kind::kFailed, "failed"}}};

/// A line of a file that something else wrote may be of any length.
constexpr std::uint64_t kMostBytes = 64 << 20;

}  // namespace

std::string_view event_name(Kind kind) {
  return std::find_if(kNames.begin(), kNames.end(), [kind](const auto& entry) { return entry.first == kind; })->second;
}

std::string event_line(const RunEvent& event) {
  Json json = {{"event", event_name(event.kind)}, {"step", event.step}, {"time", event.time}};
  if (!event.sentence.empty()) json["sentence"] = event.sentence;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<RunEvent> parse_event_line(std::string_view line) {
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return {};
  RunEvent event;
  try {
    const auto name = json.at("event").get<std::string>();
    const auto known =
        std::find_if(kNames.begin(), kNames.end(), [&name](const auto& entry) { return entry.second == name; });
    if (known == kNames.end()) return {};
    event.kind = known->first;
    json.at("step").get_to(event.step);
    json.at("time").get_to(event.time);
    event.sentence = json.value("sentence", "");
  } catch (const Json::exception&) {
    return {};
  }
  return event;
}

std::vector<RunEvent> read_events(const std::filesystem::path& path, std::uint64_t& offset, std::int64_t& damaged) {
  std::vector<RunEvent> events;
  std::error_code error;
  const auto size = std::filesystem::is_regular_file(path, error) ? std::filesystem::file_size(path, error) : 0;
  if (error || size <= offset) return events;
  std::ifstream file(path, std::ios::binary);
  if (!file.seekg(static_cast<std::streamoff>(offset))) return events;
  std::string text(std::min(size - offset, kMostBytes), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  // A line without its end is still being written.
  for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
    if (auto event = parse_event_line(std::string_view(text).substr(begin, end - begin))) {
      events.push_back(std::move(*event));
    } else {
      ++damaged;
    }
    offset += end + 1 - begin;
  }
  return events;
}

double seconds_since_1970() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace descry
