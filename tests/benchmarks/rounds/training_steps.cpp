#include "tests/benchmarks/rounds/training_steps.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "app/start_up.h"
#include "model/decoding/sample.h"
#include "model/network/dropout.h"
#include "training/objectives/cross_entropy.h"
#include "training/objectives/self_critical.h"
#include "training/run/precision.h"

using descry::Vocabulary;

namespace {

const std::vector<std::int64_t> kNeverSaid{Vocabulary::kPad, Vocabulary::kStart, Vocabulary::kUnknown};

}  // namespace

TrainingSteps::Pictures TrainingSteps::read(const std::string& path) {
  std::vector<std::vector<std::vector<std::int64_t>>> captions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream numbers(line);
    std::size_t picture = 0;
    numbers >> picture;
    if (captions.size() <= picture) captions.emplace_back();
    auto& caption = captions.back().emplace_back();
    for (std::int64_t id = 0; numbers >> id;) caption.push_back(id);
  }
  Pictures pictures;
  for (const auto& of_picture : captions) pictures.push_back({std::ssize(pictures), descry::CaptionIds(of_picture)});
  if (pictures.empty()) {
    std::fprintf(stderr, "there are no captions in %s\n", path.c_str());
    std::exit(1);
  }
  return pictures;
}

TrainingSteps::TrainingSteps(const descry::TrainingSettings& settings, Pictures pictures, bool bf16)
    : settings_(settings), pictures_(std::move(pictures)), bf16_(bf16) {
  use(settings_.network);
  const auto& o = settings_.network;
  features_ = torch::empty({std::ssize(pictures_), o.feature_channels, o.grid_rows, o.grid_columns}, torch::kHalf);
  for (const auto& picture : pictures_) {
    features_[picture.picture].copy_(torch::randn({o.feature_channels, o.grid_rows, o.grid_columns}).abs());
  }
}

void TrainingSteps::use(const descry::CaptionerOptions& options) {
  descry::Captioner network(options);
  if (network_) {
    const torch::NoGradGuard no_gradients;
    const auto before = network_->named_parameters();
    for (auto& item : network->named_parameters()) item.value().copy_(before[item.key()]);
  }
  network_ = network;
  network_->train();
  descry::FlatAdamW::NamedParameters parameters;
  for (const auto& item : network_->named_parameters()) parameters.emplace_back(item.key(), item.value());
  descry::OptimizerOptions options_of_optimizer;
  options_of_optimizer.beta1 = settings_.beta1;
  options_of_optimizer.beta2 = settings_.beta2;
  options_of_optimizer.weight_decay = settings_.weight_decay;
  options_of_optimizer.clip_norm = settings_.clip_norm;
  options_of_optimizer.ema_decay = settings_.ema_decay;
  optimizer_ = std::make_unique<descry::FlatAdamW>(std::move(parameters), options_of_optimizer);
}

void TrainingSteps::leave_dropout() {
  auto options = settings_.network;
  options.dropout = options.feed_forward_dropout = options.attention_dropout = options.output_dropout = 0;
  use(options);
}

const std::vector<std::size_t>& TrainingSteps::next_batch() {
  if (position_ == epoch_.size()) {
    epoch_ = descry::epoch_batches(pictures_, settings_.batch_pictures, 1, ++epochs_);
    position_ = 0;
  }
  return epoch_[position_++];
}

torch::Tensor TrainingSteps::features(const std::vector<std::int64_t>& pictures) const {
  return features_.index_select(0, torch::tensor(pictures)).to(torch::kFloat);
}

std::int64_t TrainingSteps::cross_entropy() {
  const bool goes_on = settings_.step_per_caption && caption_ > 0;
  const auto& chosen = goes_on ? epoch_[position_ - 1] : next_batch();
  const auto batch = descry::assemble(pictures_, chosen, settings_.step_per_caption ? caption_ : -1);
  caption_ = (caption_ + 1) % static_cast<int>(pictures_[chosen.front()].captions.size());
  const descry::SeededDropout dropout(descry::mixed_seed(1, ++step_));
  optimizer_->zero_gradients();
  torch::Tensor loss;
  {
    const descry::AutocastScope autocast(bf16_, torch::kCPU);
    const auto memory = network_->remember(network_->encode(features(batch.pictures)));
    const auto tokens = descry::with_word_dropout(batch.tokens, settings_.word_dropout, step_);
    const auto logits = network_->forward(tokens, memory, batch.keep);
    loss = descry::cross_entropy(logits, batch.targets.masked_select(batch.keep), settings_.label_smoothing);
  }
  loss.backward();
  loss.item<double>();
  optimizer_->step(settings_.learning_rate, optimizer_->gradient_norm());
  return batch.captions;
}

std::int64_t TrainingSteps::self_critical() {
  if (!reward_) {
    reward_.emplace(settings_.self_critical_bleu);
    for (const auto& picture : pictures_) reward_->add_picture(picture.captions);
  }
  const auto& batch = next_batch();
  std::vector<std::int64_t> pictures;
  for (const auto index : batch) pictures.push_back(pictures_[index].picture);
  ++step_;
  optimizer_->zero_gradients();
  const descry::AutocastScope autocast(bf16_, torch::kCPU);
  const auto memory = network_->remember(network_->encode(features(pictures)));
  const auto drawn = draw(memory, std::ssize(pictures));
  const auto said = torch::cat({torch::full({drawn.size(0), 1}, Vocabulary::kStart, torch::kInt64), drawn}, 1);
  const auto keep = drawn.ne(Vocabulary::kPad);
  const auto logits = network_->forward(said.narrow(1, 0, drawn.size(1)), memory, keep);
  const auto gains = descry::advantages(rewards(drawn, batch)).view({-1, 1}).expand_as(drawn).masked_select(keep);
  const auto loss =
      descry::self_critical_loss(logits, drawn.masked_select(keep), gains, torch::tensor(kNeverSaid, torch::kInt64));
  loss.backward();
  loss.item<double>();
  optimizer_->step(settings_.self_critical_rate, optimizer_->gradient_norm());
  drawn_words_ += (keep & drawn.ne(Vocabulary::kEnd)).sum().item<double>();
  drawn_captions_ += drawn.size(0);
  return std::ssize(pictures);
}

torch::Tensor TrainingSteps::draw(const descry::PictureMemory& memory, std::int64_t pictures) {
  const torch::NoGradGuard no_gradients;
  descry::WordCache cache;
  const descry::StepFunction step = [&](const torch::Tensor& tokens, const torch::Tensor&, const torch::Tensor&) {
    return torch::log_softmax(network_->step(tokens, memory, cache).to(torch::kFloat), -1);
  };
  descry::SampleOptions options;
  options.samples = settings_.self_critical_samples;
  options.max_words = static_cast<int>(settings_.network.max_tokens) - 2;
  options.forbidden = kNeverSaid;
  return descry::sample(step, pictures, Vocabulary::kStart, Vocabulary::kEnd, Vocabulary::kPad, options,
                        at::make_generator<at::CPUGeneratorImpl>(step_));
}

torch::Tensor TrainingSteps::rewards(const torch::Tensor& drawn, const std::vector<std::size_t>& batch) const {
  const std::int64_t samples = settings_.self_critical_samples;
  const auto words = drawn.accessor<std::int64_t, 2>();
  auto result = torch::zeros({std::ssize(batch), samples});
  auto values = result.accessor<float, 2>();
  at::parallel_for(0, std::ssize(batch), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      std::vector<descry::CaptionReward::Sentence> captions(static_cast<std::size_t>(samples));
      for (std::int64_t k = 0; k < samples; ++k) {
        const auto row = words[i * samples + k];
        auto& caption = captions[static_cast<std::size_t>(k)];
        for (std::int64_t t = 0; t < drawn.size(1) && row[t] != Vocabulary::kPad; ++t) caption.push_back(row[t]);
      }
      const auto earned = (*reward_)(captions, pictures_[batch[static_cast<std::size_t>(i)]].captions);
      for (std::int64_t k = 0; k < samples; ++k) {
        values[i][k] = static_cast<float>(earned[static_cast<std::size_t>(k)]);
      }
    }
  });
  return result;
}

double how_many_a_second(const std::function<std::int64_t()>& step, double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  double passed = 0;
  std::int64_t done = 0;
  while (passed < seconds) {
    done += step();
    passed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  return static_cast<double>(done) / passed;
}

int measure_cross_entropy(descry::TrainingSettings settings, const std::vector<std::string>& arguments) {
  if (arguments.size() != 4) return 2;
  descry::tune_process();
  const auto bf16 = descry::wants_bf16(arguments[2], torch::kCPU);
  if (!bf16) return 1;
  settings.network.vocabulary = std::stoll(arguments[1]);
  torch::manual_seed(1);
  TrainingSteps steps(settings, TrainingSteps::read(arguments[0]), *bf16);
  const double seconds = std::stod(arguments[3]);
  const auto print = [](double value) {
    std::printf("%.3f\n", value);
    std::fflush(stdout);
  };
  print(static_cast<double>(steps.parameters()));
  how_many_a_second([&] { return steps.cross_entropy(); }, 3);
  for (std::string line; std::getline(std::cin, line);) {
    print(how_many_a_second([&] { return steps.cross_entropy(); }, seconds));
  }
  return 0;
}
