#pragma once

#include <torch/types.h>

#include <chrono>
#include <memory>
#include <optional>

#include "model/files/captioner_file.h"
#include "model/network/captioner.h"
#include "training/objectives/caption_reward.h"
#include "training/run/checkpoint.h"
#include "training/run/evaluation.h"
#include "training/run/notifier.h"
#include "training/run/optimizer.h"
#include "training/run/run_features.h"
#include "training/run/run_folder.h"
#include "training/run/run_inputs.h"
#include "training/run/schedule.h"
#include "training/run/stages.h"
#include "training/run/step_guard.h"
#include "training/run/step_measures.h"
#include "training/run/time_left.h"
#include "training/run/trainer.h"

namespace descry {

/// The loop of a run whose inputs are ready: steps, epochs, checkpoints. Used by train() alone.
class TrainingRun {
 public:
  TrainingRun(TrainingSettings settings, RunFolder folder, RunInputs inputs, torch::Device device, bool bf16,
              RunControl& control, RunNotifier& notifier);

  /// Takes back the checkpoint's state. Errors: kUsage (the data or the settings are not those of the checkpoint).
  Result<void> restore(const Checkpoint& checkpoint);
  /// Steps from where the run is to its end or to a stop.
  Result<RunOutcome> go();
  /// Writes last.safetensors. Errors: kNotWritten.
  Result<void> save();
  /// Keeps last.safetensors, written after an epoch, to branch from; the oldest kept ones go.
  void keep_checkpoint(int epoch);
  const RunCounters& counters() const { return counters_; }

 private:
  struct StepResult {
    double loss = 0;
    double gradient_norm = 0;
    std::int64_t captions = 0;
    std::optional<double> reward;              ///< of self-critical training: the drawn captions' mean
    std::optional<AttentionHealth> attention;  ///< where measured
  };

  /// Makes the stage's network, optimizer and schedule; weights go on from the average of those before.
  void enter(std::size_t stage);
  Result<void> enter_stage_of(int epoch);  ///< if it is another
  void watch_pictures(const Stage& stage);
  std::int64_t total_steps() const { return steps_per_epoch_ * settings_.all_epochs(); }
  const Stage& stage() const { return stages_[static_cast<std::size_t>(counters_.stage)]; }
  /// Tensors beside the optimizer's that change during a run: of a backbone that learns, or has learned.
  std::vector<torch::Tensor> buffers() const;
  Result<bool> run_epoch(int epoch);  ///< false: stopped
  Result<void> take_step(const std::vector<std::size_t>& batch, int only_caption);
  StepResult compute(const CaptionBatch& batch, std::uint64_t seed);
  StepResult compute_self_critical(const std::vector<std::size_t>& batch, std::uint64_t seed);
  void tell_step(StepRecord record, const StepResult& result, double rate, double seconds);
  Result<void> save_when_due(bool epoch_over);
  Result<void> take_wishes();
  bool is_attention_taught() const;
  bool is_attention_recorded() const { return is_attention_taught() || is_measured(counters_.step + 1); }
  torch::Tensor attention_objective(const torch::Tensor& said, const torch::Tensor& keep, const torch::Tensor& features,
                                    const AttentionRecord& record, std::uint64_t seed);
  torch::Tensor draw_captions(const PictureMemory& memory, std::int64_t pictures, std::uint64_t seed);
  torch::Tensor rewards_of(const torch::Tensor& drawn, const std::vector<std::size_t>& batch) const;
  torch::Tensor teacher_probabilities(const CaptionBatch& batch, const torch::Tensor& tokens,
                                      const torch::Tensor& targets, const StepPictures& seen);
  Result<void> act_on(StepGuard::Verdict verdict);
  Result<bool> stopped_after_pause();
  RunOutcome outcome(RunState state) const;

  bool is_scored(int epoch) const;    ///< its dev captions are written and scored
  Result<bool> end_epoch(int epoch);  ///< false: stopped
  Result<bool> finish_epoch(EpochRecord record, const std::vector<WatchedCaption>& watched, const Pointing& pointed);
  FeatureSource evaluation_features();
  DecodingSettings decoding() const;
  void rank(EpochRecord& record);
  LoadedCaptioner captioner();
  Result<Pointing> pointed(bool scored);
  Result<void> write_models(const EpochRecord& record, const Pointing& pointed);
  nlohmann::json card(const EpochRecord& record, const Pointing& pointed) const;
  std::vector<std::size_t> watched_now();
  Result<std::vector<WatchedCaption>> watched_captions(const Evaluation& evaluation);

  void tell_progress(RunState state, std::int64_t done, std::int64_t total);

  TrainingSettings settings_;
  RunFolder folder_;
  RunInputs inputs_;
  torch::Device device_;
  bool bf16_;
  RunControl& control_;
  RunNotifier& notifier_;
  RunFeatures features_;
  std::vector<Stage> stages_;
  MirroredWords mirrored_words_;
  std::optional<CaptionReward> reward_;  ///< where a stage is self-critical
  nlohmann::json confidence_;            ///< of the last scored epoch: the model card's entry
  bool meteor_missed_ = false;
  std::vector<std::string> watched_names_;  ///< that were asked for last
  Schedule schedule_;                       ///< of the stage
  std::int64_t steps_per_epoch_ = 0;
  int steps_per_batch_ = 1;  ///< or the captions of a picture, where each has its own step
  Captioner network_{nullptr};
  std::unique_ptr<FlatAdamW> optimizer_;
  RunCounters counters_;
  ProcessMeter meter_;
  std::chrono::steady_clock::time_point saved_{};
  TimeLeft time_left_;
};

}  // namespace descry
