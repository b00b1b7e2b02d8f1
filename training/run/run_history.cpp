#include "training/run/run_history.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"
#include "training/run/metrics_reader.h"
#include "training/run/run_digest.h"
#include "training/run/run_events.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxJson = 64 << 20;

constexpr std::array<std::pair<RunState, std::string_view>, 8> kStates{{{RunState::kPreparing, "preparing"},
                                                                        {RunState::kFeatures, "features"},
                                                                        {RunState::kTraining, "training"},
                                                                        {RunState::kEvaluating, "evaluating"},
                                                                        {RunState::kPaused, "paused"},
                                                                        {RunState::kStopped, "stopped"},
                                                                        {RunState::kFinished, "finished"},
                                                                        {RunState::kFailed, "failed"}}};

class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

nlohmann::json read_json(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path, kMaxJson);
  if (!bytes) return nullptr;
  return nlohmann::json::parse(bytes->begin(), bytes->end(), nullptr, /*allow_exceptions=*/false);
}

/// The captions of one epoch; empty if the file is not of that form.
std::vector<WatchedCaption> read_watched(const std::filesystem::path& path) {
  std::vector<WatchedCaption> captions;
  const nlohmann::json json = read_json(path);
  try {
    for (const auto& entry : json.at("captions"))
      captions.push_back({entry.at("picture"), entry.at("path"), entry.at("caption"),
                          entry.at("references").get<std::vector<std::string>>()});
  } catch (const nlohmann::json::exception&) {
    return {};
  }
  return captions;
}

/// The number of captions/epoch-NNN.json; 0 for other files.
int epoch_of(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  if (file.extension() != ".json" || !stem.starts_with("epoch-") || stem.size() > 15) return 0;
  return std::atoi(stem.c_str() + std::strlen("epoch-"));
}

}  // namespace

std::string state_name(RunState state) {
  for (const auto& [value, name] : kStates)
    if (value == state) return std::string(name);
  return "stopped";
}

RunState state_named(std::string_view wanted) {
  for (const auto& [value, name] : kStates)
    if (name == wanted) return value;
  return RunState::kStopped;
}

Result<bool> RunFollower::update() {
  std::error_code error;
  if (!std::filesystem::is_directory(folder_, error))
    return failure(ErrorCode::kNotFound, "There is no run folder here.", folder_);
  auto changed = update_metrics();
  if (!changed) return changed;
  const bool events = update_events();
  const bool watched = update_watched();
  const bool state = update_state();
  return *changed || events || watched || state;
}

Result<bool> RunFollower::update_metrics() {
  const auto path = folder_ / "metrics.csv";
  const OpenFile file(path);
  struct stat status {};
  if (file.get() < 0) {
    if (errno == ENOENT) return false;
    return failure(ErrorCode::kUnreadable, "The run's records cannot be read; check the permissions.", path);
  }
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
    return failure(ErrorCode::kUnreadable, "The run's records are not a file.", path);
  bool changed = false;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (file_ != status.st_ino || size < offset_) {
    changed = offset_ > 0;
    history_ = {};
    offset_ = events_offset_ = 0;
    file_ = status.st_ino;
  }
  if (size == offset_) return changed;
  const auto read = read_metrics(file.get(), offset_, size);
  if (!read) return failure(ErrorCode::kUnreadable, "The run's records cannot be read.", path);
  if (read->end == offset_) return changed;
  offset_ = read->end;
  history_.damaged_lines += read->damaged_lines;
  if (history_.steps.empty() && history_.epochs.empty()) {
    history_.steps = std::move(read->steps);
    history_.epochs = std::move(read->epochs);
  } else {
    add_records(history_.steps, history_.epochs, *read);
  }
  return true;
}

bool RunFollower::update_events() {
  const auto read = read_events(RunFolder{folder_}.events(), events_offset_, history_.damaged_lines);
  history_.events.insert(history_.events.end(), read.begin(), read.end());
  return !read.empty();
}

bool RunFollower::update_watched() {
  bool changed = false;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder_ / "captions", error), end; !error && entry != end;
       entry.increment(error)) {
    const int epoch = epoch_of(entry->path());
    if (epoch <= 0 || history_.watched.contains(epoch)) continue;
    auto captions = read_watched(entry->path());
    if (captions.empty()) ++history_.damaged_lines;
    history_.watched[epoch] = std::move(captions);
    changed = true;
  }
  return changed;
}

bool RunFollower::update_state() {
  const RunStanding standing = read_standing(folder_);
  history_.interrupted = standing.interrupted;
  return std::exchange(history_.state, standing.state) != standing.state;
}

Result<RunHistory> read_run(const std::filesystem::path& folder) {
  RunFollower follower(folder);
  if (auto read = follower.update(); !read) return tl::unexpected(read.error());
  return follower.history();
}

}  // namespace descry
