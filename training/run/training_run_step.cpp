#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/torch.h>

#include "model/decoding/sample.h"
#include "model/network/dropout.h"
#include "training/objectives/cross_entropy.h"
#include "training/objectives/doubly_stochastic.h"
#include "training/objectives/self_critical.h"
#include "training/objectives/word_presence.h"
#include "training/run/attention_lesson.h"
#include "training/run/new_words.h"
#include "training/run/precision.h"
#include "training/run/training_run.h"

namespace descry {

namespace {

const std::vector<std::int64_t> kNeverSaid{Vocabulary::kPad, Vocabulary::kStart, Vocabulary::kUnknown};
constexpr double kElsewhere = 4;  ///< weight of new_words_elsewhere: training/run/README.md

}  // namespace

TrainingRun::StepResult TrainingRun::compute(const CaptionBatch& batch, std::uint64_t seed) {
  const SeededDropout dropout(mixed_seed(seed, 0));
  if (device_.is_cuda()) torch::cuda::manual_seed(seed);
  network_->train();
  optimizer_->zero_gradients();
  torch::Tensor loss, objective;
  std::optional<AttentionHealth> health;
  {
    const AutocastScope autocast(bf16_, device_);
    const auto seen = features_.of_step(batch.pictures, mixed_seed(seed, 2));
    auto said = batch.tokens, all_targets = batch.targets;
    if (seen.mirrored.defined()) {
      said = mirrored_words_.exchanged(said, seen.mirrored);
      all_targets = mirrored_words_.exchanged(all_targets, seen.mirrored);
    }
    const auto tokens = with_word_dropout(said, settings_.word_dropout, mixed_seed(seed, 1)).to(device_);
    const auto keep = batch.keep.to(device_);
    const auto targets = all_targets.masked_select(batch.keep).to(device_);
    const auto image_tokens = network_->encode(seen.features);
    AttentionRecord record;
    const auto logits =
        network_->forward(tokens, network_->remember(image_tokens), keep, is_attention_recorded() ? &record : nullptr);
    if (inputs_.teacher) {
      loss = distilled_cross_entropy(logits, targets, settings_.label_smoothing,
                                     teacher_probabilities(batch, said.to(device_), targets, seen),
                                     settings_.teacher_share);
    } else {
      loss = cross_entropy(logits, targets, settings_.label_smoothing);
    }
    objective = loss;
    if (settings_.new_words_only) {
      const auto known = inputs_.start->vocabulary.size();
      objective = objective +
                  kElsewhere * new_words_elsewhere(network_, known, tokens, keep, seen.features, mixed_seed(seed, 5));
    }
    if (is_attention_recorded()) health = attention_health(record.mean_cross(), keep);
    if (is_attention_taught()) {
      objective = objective + attention_objective(all_targets, batch.keep, seen.features, record, mixed_seed(seed, 4));
    }
    if (settings_.word_presence > 0) {
      const auto words = all_targets.view({image_tokens.size(0), -1}).to(device_);
      objective = objective + settings_.word_presence * word_presence_loss(network_->word_scores(image_tokens), words);
    }
  }
  objective.backward();
  return {loss.item<double>(), optimizer_->gradient_norm(), batch.captions, {}, health};
}

bool TrainingRun::is_attention_taught() const {
  return settings_.taught_attention > 0 || settings_.doubly_stochastic > 0;
}

/// The objectives that attention is to serve, by their weights.
torch::Tensor TrainingRun::attention_objective(const torch::Tensor& said, const torch::Tensor& keep,
                                               const torch::Tensor& features, const AttentionRecord& record,
                                               std::uint64_t seed) {
  const auto attention = record.mean_cross();
  auto objective = torch::zeros({}, device_);
  if (settings_.taught_attention > 0) {
    const auto lesson = attention_lesson(network_, said, keep, features, attention, settings_.taught_pictures, seed);
    objective = objective + settings_.taught_attention * lesson;
  }
  if (settings_.doubly_stochastic > 0) {
    objective = objective + settings_.doubly_stochastic * doubly_stochastic_loss(attention, keep.to(device_));
  }
  return objective;
}

/// The teacher's probabilities at the kept positions, float [kept, vocabulary]. It reads words that it does not know as
/// unknown ones; where such a word is to be said, that is all it says.
torch::Tensor TrainingRun::teacher_probabilities(const CaptionBatch& batch, const torch::Tensor& tokens,
                                                 const torch::Tensor& targets, const StepPictures& seen) {
  const torch::NoGradGuard no_gradients;
  auto& teacher = inputs_.teacher->network;
  const std::int64_t known = inputs_.teacher->vocabulary.size(), added = inputs_.vocabulary.size() - known;
  const auto memory = teacher->remember(teacher->encode(features_.of_teacher(batch.pictures, seen)));
  const auto read = added == 0 ? tokens : tokens.masked_fill(tokens >= known, Vocabulary::kUnknown);
  const auto said = torch::softmax(teacher->forward(read, memory, batch.keep.to(device_)).to(torch::kFloat), -1);
  if (added == 0) return said;
  const auto of_all = torch::constant_pad_nd(said, {0, added});
  return torch::where((targets >= known).unsqueeze(1), torch::one_hot(targets, known + added).to(torch::kFloat),
                      of_all);
}

/// Draws captions of the batch's pictures and makes those likelier that earn more than their picture's others.
TrainingRun::StepResult TrainingRun::compute_self_critical(const std::vector<std::size_t>& batch, std::uint64_t seed) {
  const SeededDropout dropout(mixed_seed(seed, 0));
  if (device_.is_cuda()) torch::cuda::manual_seed(seed);
  network_->train();
  optimizer_->zero_gradients();
  std::vector<std::int64_t> pictures;
  for (const auto index : batch) pictures.push_back(inputs_.train_captions[index].picture);
  const AutocastScope autocast(bf16_, device_);
  const auto features = features_.of_step(pictures, mixed_seed(seed, 2)).features;
  const auto memory = network_->remember(network_->encode(features));
  const auto drawn = draw_captions(memory, features.size(0), mixed_seed(seed, 3));
  const auto rewards = rewards_of(drawn, batch);
  const auto said = torch::cat({torch::full({drawn.size(0), 1}, Vocabulary::kStart, torch::kInt64), drawn}, 1);
  const auto keep = drawn.ne(Vocabulary::kPad);
  AttentionRecord record;
  const auto logits = network_->forward(said.narrow(1, 0, drawn.size(1)).to(device_), memory, keep.to(device_),
                                        is_attention_recorded() ? &record : nullptr);
  std::optional<AttentionHealth> health;
  if (is_attention_recorded()) health = attention_health(record.mean_cross(), keep);
  const auto gains = advantages(rewards).view({-1, 1}).expand_as(drawn).masked_select(keep);
  const auto forbidden = torch::tensor(kNeverSaid, torch::kInt64);
  const auto loss =
      self_critical_loss(logits, drawn.masked_select(keep).to(device_), gains.to(device_), forbidden.to(device_));
  if (is_attention_taught()) {
    (loss + attention_objective(drawn, keep, features, record, mixed_seed(seed, 4))).backward();
  } else {
    loss.backward();
  }
  return {loss.item<double>(), optimizer_->gradient_norm(), drawn.size(0), rewards.mean().item<double>(), health};
}

torch::Tensor TrainingRun::draw_captions(const PictureMemory& memory, std::int64_t pictures, std::uint64_t seed) {
  const torch::NoGradGuard no_gradients;
  WordCache cache;
  const StepFunction step = [&](const torch::Tensor& tokens, const torch::Tensor&, const torch::Tensor&) {
    return torch::log_softmax(network_->step(tokens.to(device_), memory, cache).to(torch::kFloat), -1);
  };
  SampleOptions options;
  options.samples = settings_.self_critical_samples;
  options.max_words = static_cast<int>(settings_.network.max_tokens) - 2;
  options.forbidden = kNeverSaid;
  return sample(step, pictures, Vocabulary::kStart, Vocabulary::kEnd, Vocabulary::kPad, options,
                at::make_generator<at::CPUGeneratorImpl>(seed));
}

/// Float [pictures, samples] of drawn captions [pictures * samples, T].
torch::Tensor TrainingRun::rewards_of(const torch::Tensor& drawn, const std::vector<std::size_t>& batch) const {
  const auto samples = static_cast<std::size_t>(settings_.self_critical_samples);
  const auto words = drawn.accessor<std::int64_t, 2>();
  auto rewards = torch::zeros({std::ssize(batch), settings_.self_critical_samples});
  auto values = rewards.accessor<float, 2>();
  at::parallel_for(0, std::ssize(batch), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      std::vector<CaptionReward::Sentence> captions(samples);
      for (std::size_t k = 0; k < samples; ++k) {
        const auto row = words[i * settings_.self_critical_samples + static_cast<std::int64_t>(k)];
        for (std::int64_t t = 0; t < drawn.size(1) && row[t] != Vocabulary::kPad; ++t) captions[k].push_back(row[t]);
      }
      const auto& references = inputs_.train_captions[batch[static_cast<std::size_t>(i)]].captions;
      const auto earned = (*reward_)(captions, references);
      for (std::size_t k = 0; k < samples; ++k) values[i][static_cast<std::int64_t>(k)] = static_cast<float>(earned[k]);
    }
  });
  return rewards;
}

}  // namespace descry
