#include "training/run/training_run.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "model/captioning/caption_features.h"
#include "training/run/new_words.h"
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
  return write_checkpoint(checkpoint, folder_.last());
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
  while (counters_.evaluated_epochs < settings_.all_epochs()) {
    if (settings_.patience > 0 && counters_.epochs_without_gain >= settings_.patience) {
      notifier_.log("Stopped early: no gain in " + std::to_string(settings_.patience) + " epochs.");
      break;
    }
    if (auto entered = enter_stage_of(counters_.evaluated_epochs + 1); !entered) return tl::unexpected(entered.error());
    const auto went_on = run_epoch(counters_.evaluated_epochs + 1);
    if (!went_on) return tl::unexpected(went_on.error());
    if (!*went_on) {
      if (auto saved = save(); !saved) return tl::unexpected(saved.error());
      return outcome(RunState::kStopped);
    }
    if (auto saved = save(); !saved) return tl::unexpected(saved.error());
  }
  return outcome(RunState::kFinished);
}

Result<void> TrainingRun::enter_stage_of(int epoch) {
  if (epoch <= stage().last_epoch()) return {};
  enter(static_cast<std::size_t>(counters_.stage) + 1);
  notifier_.log(std::string("Goes on with ") + stage_name(stage().kind) + " training.");
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
    if (stopped_after_pause()) return false;
    const auto& batch = batches[static_cast<std::size_t>(done / steps_per_batch_)];
    const int only = settings_.step_per_caption ? static_cast<int>(done % steps_per_batch_) : -1;
    if (auto taken = take_step(epoch, batch, only); !taken) return tl::unexpected(taken.error());
    // The epoch's end writes its own.
    if (counters_.step % settings_.checkpoint_steps == 0 && done + 1 < steps_per_epoch_) {
      if (auto saved = save(); !saved) return tl::unexpected(saved.error());
    }
  }
  if (stopped_after_pause()) return false;
  return end_epoch(epoch);
}

bool TrainingRun::stopped_after_pause() {
  const auto stop = control_.stop.get_token();
  while (control_.paused.load() && !stop.stop_requested()) {
    tell_progress(RunState::kPaused, counters_.step, total_steps());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return stop.stop_requested();
}

Result<void> TrainingRun::take_step(int epoch, const std::vector<std::size_t>& batch, int only_caption) {
  const auto begin = Clock::now();
  const double rate = schedule_.rate(counters_.step + 1 - counters_.stage_step) * counters_.rate_factor;
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
  step_seconds_ = step_seconds_ > 0 ? 0.9 * step_seconds_ + 0.1 * seconds : seconds;
  counters_.seconds += seconds;
  counters_.epoch_seconds += seconds;
  notifier_.step({counters_.step, epoch, result.loss, rate, result.gradient_norm,
                  static_cast<double>(result.captions) / seconds, counters_.seconds, result.reward});
  tell_progress(RunState::kTraining, counters_.step, total_steps());
  return {};
}

Result<void> TrainingRun::act_on(StepGuard::Verdict verdict) {
  const auto step = std::to_string(counters_.step);
  switch (verdict) {
    case StepGuard::Verdict::kSkip:
      notifier_.log("Step " + step + ": the loss or its gradient is not finite; the step was left out.");
      return {};
    case StepGuard::Verdict::kRecover: {
      notifier_.log("Step " + step + ": went back to the last checkpoint's weights and halved the learning rate.");
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

void TrainingRun::tell_progress(RunState state, std::int64_t done, std::int64_t total) {
  RunProgress progress;
  progress.state = state;
  progress.done = done;
  progress.total = total;
  progress.epochs = settings_.all_epochs();
  progress.epoch = std::min(progress.epochs, counters_.evaluated_epochs + 1);
  progress.seconds_left = seconds_left();
  notifier_.progress(progress);
}

std::optional<double> TrainingRun::seconds_left() const {
  if (step_seconds_ <= 0) return std::nullopt;
  const auto steps = static_cast<double>(std::max<std::int64_t>(0, total_steps() - counters_.step));
  const auto evaluations = static_cast<double>(settings_.all_epochs() - counters_.evaluated_epochs);
  return steps * step_seconds_ + evaluations * evaluation_seconds_;
}

}  // namespace descry
