// bench_data_million FOLDER CAPTIONS SIDE SECONDS: what data_million.py measures. Makes a collection of so many
// captions in FOLDER, five a picture, with features as pictures of SIDE pixels have them, and trains preset default on
// it as the program does, up to its first step. Then, for each line on stdin: "speed" trains for SECONDS and prints
// captions a second; "first-step" prints the seconds that the first step took to come; "peak" and "own-peak" the most
// memory used so far in MB, with the files that are mapped and without. On stderr: when what began.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/collection.h"
#include "tests/benchmarks/rounds/memory_use.h"
#include "training/run/observer.h"
#include "training/run/trainer.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_between(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

/// Stops the run after each stretch of training that was asked for, and tells how fast it was.
class Stretches : public descry::TrainingObserver {
 public:
  explicit Stretches(descry::RunControl& control) : control_(control) {}

  /// Seconds from the making of this object to the end of the first step.
  double first_step() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return first_step_ > 0; });
    return first_step_;
  }

  double captions_a_second(double seconds) {
    std::unique_lock lock(mutex_);
    captions_ = measured_ = 0;
    wanted_ = seconds;
    last_step_.reset();
    control_.paused = false;
    changed_.wait(lock, [&] { return measured_ >= wanted_; });
    return captions_ / measured_;
  }

  void on_progress(const descry::RunProgress& progress) override {
    if (progress.state == state_) return;
    state_ = progress.state;
    if (progress.message.empty()) return;
    std::fprintf(stderr, "%6.1f s, %4.0f MB: %s\n", seconds_between(begin_, Clock::now()),
                 MemoryUse::now().without_files, progress.message.c_str());
  }

  /// A step's time is that since the step before it, so that what is done between steps counts; the first of a stretch
  /// and of an epoch has none.
  void on_step(const descry::StepRecord& step) override {
    const auto now = Clock::now();
    const std::lock_guard lock(mutex_);
    if (last_step_ && step.epoch == epoch_) {
      captions_ += step.captions_per_second * (step.seconds - seconds_);
      measured_ += seconds_between(*last_step_, now);
    }
    last_step_ = now;
    epoch_ = step.epoch;
    seconds_ = step.seconds;
    if (first_step_ == 0) first_step_ = seconds_between(begin_, now);
    if (measured_ < wanted_) return;
    control_.paused = true;
    changed_.notify_all();
  }

  void on_log(const std::string& line) override { std::fprintf(stderr, "%s\n", line.c_str()); }

 private:
  descry::RunControl& control_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Clock::time_point begin_ = Clock::now();
  std::optional<Clock::time_point> last_step_;
  descry::RunState state_ = descry::RunState::kFailed;
  int epoch_ = 0;
  double first_step_ = 0, seconds_ = 0, captions_ = 0, measured_ = 0, wanted_ = 0;
};

descry::TrainingSettings settings_for(const Collection& collection) {
  auto settings = *descry::TrainingSettings::preset_named("default");
  settings.data = collection.captions();
  settings.backbone = collection.backbone();
  settings.picture_side = collection.side();
  settings.self_critical_epochs = 1;  // whose rewards need to know how often captions say what
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  descry::tune_process();
  const Collection collection(argv[1], std::atoll(argv[2]), std::atoi(argv[3]));
  const PeakMemory memory;
  descry::RunControl control;
  Stretches stretches(control);
  const descry::RunPlaces places{collection.folder() / "run", collection.folder() / "features", {}};
  std::jthread training([&] {
    const auto outcome = descry::train(settings_for(collection), places, false, control, {&stretches});
    if (!outcome) {
      std::fprintf(stderr, "%s\n", outcome.error().describe().c_str());
      std::exit(1);
    }
  });
  const double first_step = stretches.first_step();
  for (std::string what; std::getline(std::cin, what);) {
    const double value = what == "speed"        ? stretches.captions_a_second(std::atof(argv[4]))
                         : what == "first-step" ? first_step
                         : what == "peak"       ? memory.peak().with_files
                                                : memory.peak().without_files;
    std::printf("%.3f\n", value);
    std::fflush(stdout);
  }
  control.stop.request_stop();
}
