#include "training/run/run_history.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "training/run/metrics_reader.h"
#include "training/run/run_digest.h"
#include "training/run/run_events.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

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

}  // namespace

std::string state_name(RunState state) {
  for (const auto& [value, name] : kStates)
    if (value == state) return std::string(name);
  return "stopped";
}

bool is_over(RunState state) {
  return state == RunState::kFinished || state == RunState::kStopped || state == RunState::kFailed;
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
  const bool state = update_state();
  return *changed || events || state;
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
    began_anew_ = true;
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

RunHistory RunFollower::take() {
  began_anew_ = false;
  RunHistory taken = std::exchange(history_, {});
  history_.state = taken.state;
  history_.interrupted = taken.interrupted;
  return taken;
}

bool RunFollower::update_events() {
  const auto read = read_events(RunFolder{folder_}.events(), events_offset_, history_.damaged_lines);
  history_.events.insert(history_.events.end(), read.begin(), read.end());
  return !read.empty();
}

bool RunFollower::update_state() {
  const RunStanding standing = read_standing(folder_);
  history_.interrupted = standing.interrupted;
  return std::exchange(history_.state, standing.state) != standing.state;
}

Result<RunHistory> read_run(const std::filesystem::path& folder) {
  RunFollower follower(folder);
  if (auto read = follower.update(); !read) return tl::unexpected(read.error());
  return follower.take();
}

}  // namespace descry
