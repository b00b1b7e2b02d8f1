#include "training/run/notifier.h"

#include <array>
#include <cstdio>

#include "training/run/run_events.h"

namespace descry {
namespace {

std::string line_of(const StepRecord& record) {
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(), "step %lld, epoch %d: loss %.3f, learning rate %.3g, %.0f captions/s",
                static_cast<long long>(record.step), record.epoch, record.loss, record.learning_rate,
                record.captions_per_second);
  return text.data();
}

std::string line_of(const EpochRecord& record) {
  std::array<char, 160> text{};
  std::snprintf(text.data(), text.size(), "epoch %d: train loss %.3f, dev loss %.3f nats a token, accuracy %.3f",
                record.epoch, record.train_loss, record.val_loss, record.val_accuracy);
  std::string line = text.data();
  for (const char* name : {"Bleu_4", "CIDEr"}) {
    const auto metric = record.metrics.find(name);
    if (metric == record.metrics.end()) continue;
    std::snprintf(text.data(), text.size(), ", %s %.3f", name, metric->second);
    line += text.data();
  }
  return line + (record.best ? " (best so far)" : "");
}

}  // namespace

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

void RunNotifier::step(const StepRecord& record) {
  for (auto* observer : observers_) observer->on_step(record);
  const auto now = std::chrono::steady_clock::now();
  if (now - step_logged_ < std::chrono::seconds(30)) return;
  step_logged_ = now;
  log(line_of(record));
}

void RunNotifier::epoch(const EpochRecord& record) const {
  for (auto* observer : observers_) observer->on_epoch(record);
  log(line_of(record));
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
