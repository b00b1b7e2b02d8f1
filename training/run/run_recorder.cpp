#include "training/run/run_recorder.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"
#include "training/run/dev_report.h"
#include "training/run/metrics_file.h"
#include "training/run/run_events.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"
#include "training/run/watched_file.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxRecords = std::int64_t{4} << 30;

Result<std::string> read_records(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::string();
  const auto bytes = read_whole_file(path, kMaxRecords);
  if (!bytes) return tl::unexpected(bytes.error());
  return std::string(bytes->begin(), bytes->end());
}

/// The lines of whole records up to a step and an epoch, with the header.
std::string kept_records(std::string_view text, std::int64_t step, int epoch) {
  std::string kept = metrics_header();
  for (std::size_t end = 0; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1)) {
    const auto record = parse_metrics_line(text.substr(0, end));
    if (!record) continue;
    const auto* of_step = std::get_if<StepRecord>(&*record);
    const bool keep = of_step ? of_step->step <= step : std::get<EpochRecord>(*record).epoch <= epoch;
    if (keep) kept += std::visit([](const auto& whole) { return metrics_line(whole); }, *record);
  }
  return kept;
}

/// The lines of whole events up to a step.
std::string kept_events(const std::filesystem::path& file, std::int64_t step) {
  std::uint64_t offset = 0;
  std::int64_t damaged = 0;
  std::string kept;
  for (const RunEvent& event : read_events(file, offset, damaged))
    if (event.step <= step) kept += event_line(event);
  return kept;
}

std::string time_stamp() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

/// Puts a file's data on the disk, for the sake of a power cut; a killed process needs none of it.
void sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fdatasync(descriptor);
  ::close(descriptor);
}

}  // namespace

Result<std::unique_ptr<RunRecorder>> RunRecorder::open(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder / "captions", error);
  if (error)
    return failure(ErrorCode::kNotWritten, "The run's records cannot be made: " + error.message() + ".", folder);
  const auto text = read_records(RunFolder{folder}.metrics());
  if (!text) return tl::unexpected(text.error());
  if (text->empty() || text->back() != '\n') {
    const std::string whole = text->empty() ? metrics_header() : text->substr(0, text->rfind('\n') + 1);
    if (auto written = write_file_atomically(RunFolder{folder}.metrics(), whole.empty() ? metrics_header() : whole);
        !written)
      return tl::unexpected(written.error());
  }
  std::unique_ptr<RunRecorder> recorder(new RunRecorder(folder));
  if (auto opened = recorder->open_files(-1); !opened) return tl::unexpected(opened.error());
  return recorder;
}

RunRecorder::~RunRecorder() { flush_events(); }

Result<void> RunRecorder::open_files(std::int64_t resumed_at) {
  metrics_.close();
  metrics_.open(RunFolder{folder_}.metrics(), std::ios::binary | std::ios::app);
  events_log_.close();
  events_log_.open(RunFolder{folder_}.events(), std::ios::binary | std::ios::app);
  if (!log_.is_open()) log_.open(folder_ / "log.txt", std::ios::binary | std::ios::app);
  if (!metrics_ || !log_ || !events_log_)
    return failure(ErrorCode::kNotWritten, "The run's records cannot be written; check the permissions.", folder_);
  auto digest = digest_of_records(RunFolder{folder_}.metrics());
  if (!digest) return tl::unexpected(digest.error());
  digest_ = *digest;
  if (resumed_at < 0) return {};
  auto events = EventFile::create(folder_, resumed_at);
  if (!events) return tl::unexpected(events.error());
  events_ = std::make_unique<EventFile>(std::move(*events));
  return {};
}

Result<void> drop_records_after(const std::filesystem::path& folder, std::int64_t step, int epoch) {
  const RunFolder run{folder};
  const auto text = read_records(run.metrics());
  if (!text) return tl::unexpected(text.error());
  const auto told = read_records(run.events());
  if (!told) return tl::unexpected(told.error());
  if (const std::string kept = kept_events(run.events(), step); kept != *told)
    if (auto written = write_file_atomically(run.events(), kept); !written) return written;
  if (const std::string kept = kept_records(*text, step, epoch); kept != *text)
    if (auto written = write_file_atomically(run.metrics(), kept); !written) return written;
  remove_epoch_files_after(folder, epoch);
  return {};
}

Result<void> RunRecorder::resume_at(std::int64_t step, int epoch) {
  if (auto dropped = drop_records_after(folder_, step, epoch); !dropped) return dropped;
  if (step > 0) on_log("Goes on after step " + std::to_string(step) + ".");
  return open_files(step);
}

void RunRecorder::on_progress(const RunProgress& progress) {
  if (state_ == progress.state) return;
  state_ = progress.state;
  told_ = progress;
  since_ = time_stamp();
  write_state();
  if (!progress.message.empty()) on_log(progress.message);
  flush_events();
}

void RunRecorder::write_state() {
  const nlohmann::json state{{"state", state_name(told_.state)}, {"epoch", told_.epoch}, {"epochs", told_.epochs},
                             {"message", told_.message},         {"since", since_},      {"digest", digest_}};
  note(write_file_atomically(folder_ / "state.json", storable(state).dump(2) + "\n"));
}

void RunRecorder::on_log(const std::string& line) {
  log_ << time_stamp() << ' ' << line << '\n' << std::flush;
  if (!log_) note(failure(ErrorCode::kNotWritten, "The log cannot be written; is the disk full?", folder_ / "log.txt"));
}

void RunRecorder::on_step(const StepRecord& record) {
  append(metrics_line(record));
  // Self-critical training has a loss of another kind, and a reward.
  EventFile::Scalars scalars{{record.reward ? "loss/policy" : "loss/train", record.loss},
                             {"learning_rate", record.learning_rate},
                             {"gradient_norm", record.gradient_norm},
                             {"throughput/captions_per_second", record.captions_per_second}};
  if (record.reward) scalars.emplace_back("reward/train", *record.reward);
  add_scalars(record.step, scalars);
  constexpr std::chrono::seconds kBetweenFlushes(1);
  if (std::chrono::steady_clock::now() - flushed_ >= kBetweenFlushes) flush_events();
}

void RunRecorder::on_epoch(const EpochRecord& record) {
  append(metrics_line(record));
  EventFile::Scalars scalars{
      {"loss/train_epoch", record.train_loss}, {"loss/val", record.val_loss}, {"accuracy/val", record.val_accuracy}};
  for (const auto& [name, value] : record.metrics) scalars.emplace_back("metrics/" + name, value);
  add_scalars(record.step, scalars);
  flush_events();
  digest_.take(record);
  if (state_) write_state();
  sync(RunFolder{folder_}.metrics());
}

void RunRecorder::on_event(const RunEvent& event) {
  events_log_ << event_line(event) << std::flush;
  if (events_log_) return;
  events_log_.clear();
  note(failure(ErrorCode::kNotWritten, "The run's events cannot be written; is the disk full?",
               RunFolder{folder_}.events()));
}

void RunRecorder::on_dev_report(int epoch, const EvaluationReport& report) {
  note(write_dev_report(folder_, epoch, report));
}

void RunRecorder::on_watched(int epoch, const std::vector<WatchedCaption>& captions) {
  note(write_watched(folder_, epoch, captions));
}

void RunRecorder::append(const std::string& line) {
  if (cut_short_) metrics_ << '\n';  // readers pass over the line before
  metrics_ << line << std::flush;
  cut_short_ = !metrics_;
  if (!cut_short_) return;
  note(failure(ErrorCode::kNotWritten, "The run's records cannot be written; is the disk full?",
               RunFolder{folder_}.metrics()));
  metrics_.clear();  // there may be room again later
}

void RunRecorder::add_scalars(std::int64_t step, const EventFile::Scalars& scalars) {
  if (!events_) {
    auto events = EventFile::create(folder_);
    if (!events) return note(tl::unexpected(events.error()));
    events_ = std::make_unique<EventFile>(std::move(*events));
  }
  events_->add_scalars(step, scalars);
}

void RunRecorder::flush_events() {
  flushed_ = std::chrono::steady_clock::now();
  if (events_) note(events_->flush());
}

void RunRecorder::note(const Result<void>& result) {
  if (!result && !problem_) problem_ = result.error();
}

}  // namespace descry
