#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include "training/run/observer.h"
#include "training/run/run_digest.h"
#include "training/run/tensorboard.h"

namespace descry {

/// Writes what a run does into its folder: metrics.csv (a line a step and one an epoch), events.jsonl,
/// captions/epoch-NNN.json and dev-NNN.json, state.json, log.txt and a TensorBoard event file. What was told has
/// reached the system when a call returns (of the event file: within a second), so a killed process loses nothing. Call
/// on the trainer's thread.
class RunRecorder : public TrainingObserver {
 public:
  /// Goes on where the folder's records end; a last line that was cut short is dropped. Errors: kNotWritten,
  /// kUnreadable.
  static Result<std::unique_ptr<RunRecorder>> open(const std::filesystem::path& folder);
  ~RunRecorder() override;

  /// The run goes on after `step` and `epoch`, the last that its checkpoint knows: what was recorded of later ones is
  /// dropped, so that the resumed run writes it again. Call before the first step. Errors: kNotWritten, kUnreadable.
  Result<void> resume_at(std::int64_t step, int epoch);

  void on_progress(const RunProgress& progress) override;
  void on_log(const std::string& line) override;
  void on_step(const StepRecord& record) override;
  void on_epoch(const EpochRecord& record) override;
  void on_event(const RunEvent& event) override;
  void on_dev_report(int epoch, const EvaluationReport& report) override;
  void on_watched(int epoch, const std::vector<WatchedCaption>& captions) override;

  /// The first thing that could not be written, if any; the run itself need not stop for it.
  const std::optional<Error>& problem() const { return problem_; }

 private:
  explicit RunRecorder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Result<void> open_files(std::int64_t resumed_at);
  void append(const std::string& line);
  void add_scalars(std::int64_t step, const EventFile::Scalars& scalars);
  void flush_events();
  void write_state();
  void note(const Result<void>& result);

  std::filesystem::path folder_;
  std::ofstream metrics_, log_, events_log_;
  std::unique_ptr<EventFile> events_;
  std::chrono::steady_clock::time_point flushed_{};
  bool cut_short_ = false;  ///< the last line of metrics.csv
  std::optional<RunState> state_;
  RunProgress told_;  ///< when the state last changed
  std::string since_;
  RunDigest digest_;
  std::optional<Error> problem_;
};

/// Forgets what a run folder tells of later steps and epochs. Errors: kNotWritten, kUnreadable.
Result<void> drop_records_after(const std::filesystem::path& run_folder, std::int64_t step, int epoch);

}  // namespace descry
