#include "training/run/run_digest.h"

#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "model/disk/whole_file.h"
#include "training/run/metrics_file.h"
#include "training/run/run_history.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaxState = 1 << 20;
constexpr std::size_t kMaxLine = 1 << 16;
constexpr std::string_view kTooLong = "?";  ///< in the place of a line that is no record

/// Whether a process trains in the folder now: it holds the lock. Asked of the system, because trying the lock could
/// keep a run from starting.
bool is_locked(const std::filesystem::path& folder) {
  struct stat status {};
  if (::stat((folder / "lock").c_str(), &status) != 0) return false;
  const std::string inode = ":" + std::to_string(status.st_ino) + " ";
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);)
    if (line.find(" FLOCK ") != line.npos && line.find(inode) != line.npos) return true;
  return false;
}

/// Opens regular files only: reading a pipe would wait, and a folder opens but cannot be read.
std::ifstream opened(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) ? std::ifstream(path, std::ios::binary) : std::ifstream();
}

Json or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

double or_nan(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found == json.end() || found->is_null() ? std::nan("") : found->get<double>();
}

}  // namespace

void RunDigest::take(const EpochRecord& record) {
  epoch = record.epoch;
  const auto cider = record.metrics.find("CIDEr");
  if (cider != record.metrics.end() && std::isfinite(cider->second) && !(best_cider >= cider->second))
    best_cider = cider->second;
  if (std::isfinite(record.val_loss) && !(lowest_val_loss <= record.val_loss)) lowest_val_loss = record.val_loss;
}

void to_json(Json& json, const RunDigest& digest) {
  json = {{"epochs", digest.epoch},
          {"best_CIDEr", or_null(digest.best_cider)},
          {"lowest_val_loss", or_null(digest.lowest_val_loss)}};
}

void from_json(const Json& json, RunDigest& digest) {
  digest.epoch = json.at("epochs").get<int>();
  digest.best_cider = or_nan(json, "best_CIDEr");
  digest.lowest_val_loss = or_nan(json, "lowest_val_loss");
}

Result<RunDigest> digest_of_records(const std::filesystem::path& metrics) {
  RunDigest digest;
  std::error_code error;
  if (!std::filesystem::exists(metrics, error) && !error) return digest;
  std::ifstream file = opened(metrics);
  std::vector<char> block(1 << 20);
  std::string line;  // of which the block before held the beginning; only an epoch's is kept
  bool begins = true;
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0) {
    std::string_view text(block.data(), static_cast<std::size_t>(file.gcount()));
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      if ((begins && text.front() == 'e') || !line.empty()) line += text.substr(0, end);
      if (line.size() > kMaxLine) line = kTooLong;
      begins = end != text.npos;
      if (!begins) break;
      text.remove_prefix(end + 1);
      if (line.empty()) continue;
      if (const auto record = parse_metrics_line(line)) {
        if (const auto* epoch = std::get_if<EpochRecord>(&*record)) digest.take(*epoch);
      }
      line.clear();
    }
  }
  if (!file.is_open() || file.bad())
    return failure(ErrorCode::kUnreadable, "The run's records cannot be read.", metrics);
  return digest;
}

RunStanding read_standing(const std::filesystem::path& run_folder) {
  RunStanding standing;
  const auto path = run_folder / "state.json";
  const auto bytes = read_whole_file(path, kMaxState);
  const Json json =
      bytes ? Json::parse(bytes->begin(), bytes->end(), nullptr, /*allow_exceptions=*/false) : Json::object();
  const auto state = json.is_object() ? json.find("state") : json.end();
  if (!bytes && bytes.error().code != ErrorCode::kNotFound) {
    standing.problem = bytes.error().describe();
  } else if (bytes && (state == json.end() || !state->is_string())) {
    standing.problem = path.string() + ": The run's state cannot be read.";
  } else if (bytes) {
    standing.state = state_named(state->get_ref<const std::string&>());
    try {
      if (json.contains("digest")) standing.digest = json["digest"].get<RunDigest>();
    } catch (const Json::exception&) {
      // It is worked out of the records, as for a run of an earlier version.
    }
  }
  if (!is_over(standing.state) && !is_locked(run_folder)) {
    standing.state = RunState::kStopped;
    standing.interrupted = true;
  }
  return standing;
}

double recorded_seconds(const std::filesystem::path& metrics) {
  constexpr std::int64_t kTail = 32 << 10;
  std::ifstream file = opened(metrics);
  file.seekg(0, std::ios::end);
  file.seekg(std::max<std::int64_t>(0, file.tellg() - kTail));
  const std::string tail{std::istreambuf_iterator<char>(file), {}};
  for (std::string_view text = tail; !text.empty();) {
    const std::size_t end = text.find_last_not_of('\n');
    if (end == text.npos) break;
    const std::size_t before = text.find_last_of('\n', end);
    const std::size_t begin = before == text.npos ? 0 : before + 1;
    const auto record = parse_metrics_line(text.substr(begin, end + 1 - begin));
    if (record && std::holds_alternative<StepRecord>(*record)) return std::get<StepRecord>(*record).seconds;
    text = text.substr(0, begin);
  }
  return 0;
}

double recorded_start(const std::filesystem::path& log) {
  std::ifstream file = opened(log);
  std::string stamp(20, '\0');
  if (!file.read(stamp.data(), static_cast<std::streamsize>(stamp.size()))) return 0;
  std::tm utc{};
  const char* end = ::strptime(stamp.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return end == nullptr ? 0 : static_cast<double>(::timegm(&utc));
}

}  // namespace descry
