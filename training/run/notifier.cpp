#include "training/run/notifier.h"

#include "training/run/run_events.h"

namespace descry {

void RunNotifier::progress(const RunProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_last = progress.total > 0 && progress.done == progress.total;
  if (progress.state == last_state_ && !is_last && now - last_ < std::chrono::milliseconds(50)) return;
  last_ = now;
  last_state_ = progress.state;
  for (auto* observer : observers_) observer->on_progress(progress);
}

void RunNotifier::log(const std::string& line) const {
  for (auto* observer : observers_) observer->on_log(line);
}

void RunNotifier::step(const StepRecord& record) const {
  for (auto* observer : observers_) observer->on_step(record);
}

void RunNotifier::epoch(const EpochRecord& record) const {
  for (auto* observer : observers_) observer->on_epoch(record);
}

void RunNotifier::event(RunEvent::Kind kind, std::int64_t step, const std::string& sentence) const {
  if (!sentence.empty()) log(sentence);
  const RunEvent event{kind, step, seconds_since_1970(), sentence};
  for (auto* observer : observers_) observer->on_event(event);
}

void RunNotifier::dev_report(int epoch, const EvaluationReport& report) const {
  for (auto* observer : observers_) observer->on_dev_report(epoch, report);
}

void RunNotifier::watched(int epoch, const std::vector<WatchedCaption>& captions) const {
  for (auto* observer : observers_) observer->on_watched(epoch, captions);
}

}  // namespace descry
