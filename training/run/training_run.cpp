#include "training/run/training_run.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <thread>

#include "model/captioning/caption_features.h"
#include "training/run/new_words.h"
#include "training/run/run_events.h"
#include "training/run/starting_point.h"

namespace descry {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::size_t most_captions(const std::vector<EncodedPicture>& pictures) {
  std::size_t most = 1;
  for (const auto& picture : pictures) most = std::max(most, picture.captions.size());
  return most;
}

}  // namespace

TrainingRun::TrainingRun(TrainingSettings settings, RunFolder folder, RunInputs inputs, torch::Device device, bool bf16,
                         RunControl& control, RunNotifier& notifier)
    : settings_(std::move(settings)),
      folder_(std::move(folder)),
      inputs_(std::move(inputs)),
      device_(device),
      bf16_(bf16),
      control_(control),
      notifier_(notifier),
      features_(inputs_, device),
      stages_(stages_of(settings_)),
      mirrored_words_(inputs_.vocabulary) {
  if (inputs_.start) {
    settings_.network = options_from(*inputs_.start, settings_.network, inputs_.vocabulary.size());
    const DecodingSettings decoding = recommended_decoding(inputs_.start->card);
    settings_.beam = decoding.beam;
    settings_.length_exponent = decoding.length_exponent;
  }
  settings_.network.vocabulary = inputs_.vocabulary.size();
  settings_.network.feature_channels = inputs_.channels;
  settings_.network.grid_rows = inputs_.rows;
  settings_.network.grid_columns = inputs_.columns;
  const auto pictures = std::ssize(inputs_.train_captions);
  if (settings_.step_per_caption) steps_per_batch_ = static_cast<int>(most_captions(inputs_.train_captions));
  steps_per_epoch_ = (pictures + settings_.batch_pictures - 1) / settings_.batch_pictures * steps_per_batch_;
  if (settings_.self_critical_epochs > 0) {
    reward_.emplace(settings_.self_critical_bleu);
    for (const auto& picture : inputs_.train_captions) reward_->add_picture(picture.captions);
  }
  torch::manual_seed(mixed_seed(settings_.seed, 0));
  enter(0);
}

void TrainingRun::watch_pictures(const Stage& stage) {
  const auto blocks = inputs_.backbone->block_count();
  const auto first_tuned = inputs_.backbone->first_block_of_last(settings_.fine_tune_stages);
  if (settings_.train_backbone) {
    features_.use_pictures(settings_.augment ? std::optional(Augmentation::of_notebook()) : std::nullopt, 0);
  } else if (stage.kind == Stage::Kind::kCrossEntropy || settings_.fine_tune_epochs == 0) {
    features_.use_cached();
  } else {
    auto augmentation = Augmentation::of_fine_tuning(settings_);
    const bool tunes = stage.kind == Stage::Kind::kFineTuning;
    // Rewards compare with the captions as they stand.
    if (!tunes) augmentation.flip = false;
    features_.use_pictures(augmentation, tunes ? first_tuned : blocks);
    for (auto& [name, parameter] : inputs_.backbone->tail_parameters(first_tuned)) parameter.set_requires_grad(tunes);
  }
}

void TrainingRun::enter(std::size_t number) {
  counters_.stage = static_cast<int>(number);
  const Stage& stage = stages_[number];
  counters_.stage_step = (stage.first_epoch - 1) * steps_per_epoch_;
  if (optimizer_) optimizer_->swap_average();
  watch_pictures(stage);
  auto options = settings_.network;
  options.dropout = stage.dropout;
  options.feed_forward_dropout = stage.feed_forward_dropout;
  if (stage.kind != Stage::Kind::kCrossEntropy) options.attention_dropout = options.output_dropout = 0;
  Captioner network(options);
  network->to(device_);
  if (network_) {
    const torch::NoGradGuard no_gradients;
    const auto before = network_->named_parameters();
    for (auto& item : network->named_parameters()) item.value().copy_(before[item.key()]);
  } else if (inputs_.start) {
    take_over(*inputs_.start, network);
    begin_new_words(network, inputs_.start->vocabulary.size(), inputs_.train_captions,
                    [this](const auto& pictures) { return features_.unchanged(pictures); });
  }
  network_ = network;
  if (settings_.new_words_only) learn_only_new_words(network_, inputs_.start->vocabulary.size());
  FlatAdamW::NamedParameters parameters;
  for (const auto& item : network_->named_parameters())
    if (item.value().requires_grad()) parameters.emplace_back(item.key(), item.value());
  for (const auto& item : inputs_.backbone->named_parameters())
    if (item.value().requires_grad()) parameters.emplace_back("backbone." + item.key(), item.value());
  OptimizerOptions optimizer;
  optimizer.beta1 = settings_.beta1;
  optimizer.beta2 = settings_.beta2;
  optimizer.weight_decay = settings_.weight_decay;
  optimizer.clip_norm = settings_.clip_norm;
  optimizer.ema_decay = settings_.ema_decay;
  optimizer_ = std::make_unique<FlatAdamW>(std::move(parameters), optimizer);
  time_left_.forget_steps();
  counters_.updates = 0;
  schedule_ = {settings_.schedule, stage.learning_rate, settings_.warmup_steps, steps_per_epoch_ * stage.epochs};
}

std::vector<torch::Tensor> TrainingRun::buffers() const {
  if (settings_.train_backbone) return inputs_.backbone->buffers();
  std::vector<torch::Tensor> tensors;
  if (settings_.fine_tune_epochs == 0 || stage().kind != Stage::Kind::kSelfCritical) return tensors;
  const auto first_tuned = inputs_.backbone->first_block_of_last(settings_.fine_tune_stages);
  for (const auto& [name, tensor] : inputs_.backbone->tail_parameters(first_tuned)) tensors.push_back(tensor);
  return tensors;
}

Result<void> TrainingRun::save() {
  Checkpoint checkpoint{counters_, optimizer_->layout(), steps_per_epoch_, inputs_.vocabulary.words(),
                        optimizer_->state()};
  const auto extra = buffers();
  for (std::size_t i = 0; i < extra.size(); ++i) {
    checkpoint.tensors.emplace_back("buffer" + std::to_string(i), extra[i].cpu());
  }
  auto written = write_checkpoint(checkpoint, folder_.last());
  saved_ = Clock::now();
  if (written && counters_.step > 0) notifier_.event(RunEvent::Kind::kCheckpoint, counters_.step);
  return written;
}

/// A crash is to cost a minute at most, whatever a step takes.
Result<void> TrainingRun::save_when_due(bool epoch_over) {
  constexpr double kMostSeconds = 45, kBeforeEvaluation = 10;
  const double unsaved = seconds_since(saved_);
  const bool due = unsaved >= (epoch_over ? kBeforeEvaluation : kMostSeconds) ||
                   (!epoch_over && counters_.step % settings_.checkpoint_steps == 0);
  return due ? save() : Result<void>();
}

void TrainingRun::keep_checkpoint(int epoch) {
  std::error_code error;
  if (settings_.kept_checkpoints > 0) {
    const auto kept = folder_.checkpoint(epoch);
    std::filesystem::create_directories(kept.parent_path(), error);
    std::filesystem::remove(kept, error);
    // A new last.safetensors takes the other's place, it is not written into: the same data under another name will do.
    std::filesystem::create_hard_link(folder_.last(), kept, error);
    if (error) std::filesystem::copy_file(folder_.last(), kept, error);
    if (error)
      notifier_.log("The checkpoint of epoch " + std::to_string(epoch) + " is not kept: " + error.message() + ".");
  }
  for (int old = epoch - settings_.kept_checkpoints; old > 0 && std::filesystem::remove(folder_.checkpoint(old), error);
       --old) {
  }
}

Result<void> TrainingRun::restore(const Checkpoint& checkpoint) {
  const auto mismatch = [this](const char* what) {
    return failure(ErrorCode::kUsage,
                   std::string("The run cannot go on: ") + what +
                       " differ from those it was begun with; bring them back or start a new run.",
                   folder_.folder);
  };
  if (checkpoint.words != inputs_.vocabulary.words()) return mismatch("the captions to train on");
  if (checkpoint.steps_per_epoch != steps_per_epoch_) return mismatch("the pictures to train on");
  const auto number = static_cast<std::size_t>(checkpoint.counters.stage);
  if (number >= stages_.size() ||
      (stages_[number].first_epoch - 1) * steps_per_epoch_ != checkpoint.counters.stage_step)
    return mismatch("the epochs of a stage that is over");
  if (checkpoint.counters.stage != counters_.stage) enter(number);
  if (checkpoint.layout != optimizer_->layout()) return mismatch("the network's sizes");
  if (!optimizer_->restore(checkpoint.tensors, checkpoint.counters.updates))
    return mismatch("the optimizer's settings");
  const torch::NoGradGuard no_gradients;
  const auto extra = buffers();
  for (std::size_t i = 0; i < extra.size(); ++i) {
    const auto name = "buffer" + std::to_string(i);
    const auto found = std::find_if(checkpoint.tensors.begin(), checkpoint.tensors.end(),
                                    [&](const auto& named) { return named.first == name; });
    if (found == checkpoint.tensors.end() || found->second.sizes() != extra[i].sizes()) return mismatch("the backbone");
    extra[i].copy_(found->second);
  }
  watch_pictures(stage());  // what looks at pictures may hold copies of those weights
  counters_ = checkpoint.counters;
  return {};
}

Result<RunOutcome> TrainingRun::go() {
  saved_ = Clock::now();
  while (counters_.evaluated_epochs < settings_.all_epochs()) {
    if (settings_.patience > 0 && counters_.epochs_without_gain >= settings_.patience) {
      notifier_.log("Stopped early: no gain in " + std::to_string(settings_.patience) + " epochs.");
      break;
    }
    if (auto entered = enter_stage_of(counters_.evaluated_epochs + 1); !entered) return tl::unexpected(entered.error());
    const auto went_on = run_epoch(counters_.evaluated_epochs + 1);
    if (!went_on) return tl::unexpected(went_on.error());
    if (auto saved = save(); !saved) return tl::unexpected(saved.error());
    if (!*went_on) return outcome(RunState::kStopped);
    keep_checkpoint(counters_.evaluated_epochs);
  }
  return outcome(RunState::kFinished);
}

Result<void> TrainingRun::enter_stage_of(int epoch) {
  if (epoch <= stage().last_epoch()) return {};
  enter(static_cast<std::size_t>(counters_.stage) + 1);
  notifier_.event(RunEvent::Kind::kStage, counters_.step,
                  std::string("Goes on with ") + stage_name(stage().kind) + " training.");
  return save();
}

RunOutcome TrainingRun::outcome(RunState state) const {
  RunOutcome result;
  result.state = state;
  if (counters_.best) {
    result.best = *counters_.best;
    result.best_model = folder_.best();
  }
  return result;
}

Result<bool> TrainingRun::run_epoch(int epoch) {
  const auto batches = epoch_batches(inputs_.train_captions, settings_.batch_pictures, settings_.seed, epoch);
  const std::int64_t first_step = (epoch - 1) * steps_per_epoch_;
  for (auto done = counters_.step - first_step; done < steps_per_epoch_; ++done) {
    const auto stopped = stopped_after_pause();
    if (!stopped || *stopped) return stopped.map([](bool) { return false; });
    const auto begin = Clock::now();
    if (auto taken = take_wishes(); !taken) return tl::unexpected(taken.error());
    const auto& batch = batches[static_cast<std::size_t>(done / steps_per_batch_)];
    const int only = settings_.step_per_caption ? static_cast<int>(done % steps_per_batch_) : -1;
    if (auto taken = take_step(batch, only); !taken) return tl::unexpected(taken.error());
    if (auto saved = save_when_due(done + 1 == steps_per_epoch_); !saved) return tl::unexpected(saved.error());
    time_left_.step_took(seconds_since(begin));
  }
  const auto stopped = stopped_after_pause();
  if (!stopped || *stopped) return stopped.map([](bool) { return false; });
  return end_epoch(epoch);
}

/// True: stopped. A paused run may be killed as any other: what it has learned is saved first.
Result<bool> TrainingRun::stopped_after_pause() {
  const auto stop = control_.stop.get_token();
  if (control_.paused.load() && !stop.stop_requested()) {
    if (auto saved = save(); !saved) return tl::unexpected(saved.error());
    notifier_.event(RunEvent::Kind::kPaused, counters_.step);
    while (control_.paused.load() && !stop.stop_requested()) {
      tell_progress(RunState::kPaused, counters_.step, total_steps());
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    if (!stop.stop_requested()) notifier_.event(RunEvent::Kind::kUnpaused, counters_.step);
  }
  return stop.stop_requested();
}

/// What a person asked for while the run went on. Saved at once: resumed or not, the run goes on the same way.
Result<void> TrainingRun::take_wishes() {
  const double scale = control_.rate_scale.exchange(0);
  if (scale <= 0 || scale == counters_.rate_scale) return {};
  counters_.rate_scale = std::clamp(scale, 0.001, 1000.0);
  std::ostringstream text;
  text << "From step " << counters_.step + 1 << " on the learning rate is " << counters_.rate_scale
       << " times the schedule's.";
  notifier_.event(RunEvent::Kind::kRateChanged, counters_.step, text.str());
  return save();
}

Result<void> TrainingRun::take_step(const std::vector<std::size_t>& batch, int only_caption) {
  const auto begin = Clock::now();
  const double rate =
      schedule_.rate(counters_.step + 1 - counters_.stage_step) * counters_.rate_factor * counters_.rate_scale;
  StepRecord record;
  std::vector<torch::Tensor> statistics;
  for (const auto& buffer : buffers()) statistics.push_back(buffer.clone());
  // The state of random generators needs no storing: a step's numbers follow from the step's.
  const auto seed = mixed_seed(settings_.seed, 1, static_cast<std::uint64_t>(counters_.step + 1));
  const auto result = stage().kind == Stage::Kind::kSelfCritical
                          ? compute_self_critical(batch, seed)
                          : compute(assemble(inputs_.train_captions, batch, only_caption), seed);
  ++counters_.step;
  const auto verdict = StepGuard::judge(result.loss, result.gradient_norm, counters_);
  if (verdict == StepGuard::Verdict::kTake) {
    if (is_measured(counters_.step))
      record.update_ratio = optimizer_->measured_step(rate, result.gradient_norm);
    else
      optimizer_->step(rate, result.gradient_norm);
    ++counters_.updates;
    counters_.epoch_loss_sum += result.loss;
    ++counters_.epoch_loss_steps;
  } else {
    // BatchNorm's running statistics took part of the bad step.
    const torch::NoGradGuard no_gradients;
    const auto spoilt = buffers();
    for (std::size_t i = 0; i < spoilt.size(); ++i) spoilt[i].copy_(statistics[i]);
    if (auto acted = act_on(verdict); !acted) return acted;
  }
  const double seconds = seconds_since(begin);
  counters_.seconds += seconds;
  counters_.epoch_seconds += seconds;
  tell_step(record, result, rate, seconds);
  return {};
}

Result<void> TrainingRun::act_on(StepGuard::Verdict verdict) {
  const auto step = std::to_string(counters_.step);
  switch (verdict) {
    case StepGuard::Verdict::kSkip:
      notifier_.event(RunEvent::Kind::kSkippedStep, counters_.step,
                      "Step " + step + ": the loss or its gradient is not finite; the step was left out.");
      return {};
    case StepGuard::Verdict::kRecover: {
      notifier_.event(RunEvent::Kind::kRestored, counters_.step,
                      "Step " + step + ": went back to the last checkpoint's weights and halved the learning rate.");
      const auto checkpoint = read_checkpoint(folder_.last());
      if (!checkpoint) return tl::unexpected(checkpoint.error());
      const auto counters = counters_;
      if (auto restored = restore(*checkpoint); !restored) return restored;
      const auto updates = counters_.updates;
      counters_ = counters;
      counters_.updates = updates;
      return {};
    }
    default:
      return failure(
          ErrorCode::kDiverged,
          "Training diverged: the loss is no longer a finite number, and smaller learning rates did not help. "
          "Start anew with a learning rate a tenth of this one's, or in fp32.",
          folder_.folder);
  }
}

void TrainingRun::tell_step(StepRecord record, const StepResult& result, double rate, double seconds) {
  record.step = counters_.step;
  record.epoch = counters_.evaluated_epochs + 1;
  record.loss = result.loss;
  record.learning_rate = rate;
  record.gradient_norm = result.gradient_norm;
  record.captions_per_second = static_cast<double>(result.captions) / seconds;
  record.seconds = counters_.seconds;
  record.reward = result.reward;
  record.time = seconds_since_1970();
  record.memory = ProcessMeter::memory();
  record.device_use = meter_.device_use();
  if (result.attention) {
    record.attention_entropy = result.attention->entropy;
    record.attention_change = result.attention->change;
  }
  notifier_.step(record);
  tell_progress(RunState::kTraining, counters_.step, total_steps());
}

bool TrainingRun::is_scored(int epoch) const {
  return epoch % settings_.evaluate_every == 0 ||
         std::any_of(stages_.begin(), stages_.end(),
                     [epoch](const Stage& stage) { return stage.last_epoch() == epoch; });
}

void TrainingRun::tell_progress(RunState state, std::int64_t done, std::int64_t total) {
  RunProgress progress;
  progress.state = state;
  progress.done = done;
  progress.total = total;
  progress.epochs = settings_.all_epochs();
  progress.epoch = std::min(progress.epochs, counters_.evaluated_epochs + 1);
  std::int64_t scored = 0;
  for (int later = counters_.evaluated_epochs + 1; later <= settings_.all_epochs(); ++later) scored += is_scored(later);
  progress.seconds_left = time_left_.seconds(std::max<std::int64_t>(0, total_steps() - counters_.step), scored,
                                             settings_.all_epochs() - counters_.evaluated_epochs - scored);
  progress.at_least = static_cast<std::size_t>(counters_.stage) + 1 < stages_.size();
  progress.rate_scale = counters_.rate_scale;
  notifier_.progress(progress);
}

}  // namespace descry
