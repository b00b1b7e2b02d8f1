// bench_train_step CAPTIONS PRECISION SECONDS: our side of train_step.py. CAPTIONS: a line for each caption, the
// picture's number and the words' ids. Prints the network's number of parameters; then, for each line on stdin, trains
// for SECONDS and prints captions a second.
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "app/start_up.h"
#include "model/network/captioner.h"
#include "training/objectives/cross_entropy.h"
#include "training/run/batches.h"
#include "training/run/optimizer.h"
#include "training/run/precision.h"
#include "training/run/settings.h"

namespace {

constexpr std::int64_t kVocabulary = 2916;

std::vector<descry::EncodedPicture> read_captions(const char* path) {
  std::vector<descry::EncodedPicture> pictures;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream numbers(line);
    std::int64_t picture = 0;
    numbers >> picture;
    if (std::ssize(pictures) <= picture) pictures.push_back({picture, {}});
    auto& caption = pictures.back().captions.emplace_back();
    for (std::int64_t id = 0; numbers >> id;) caption.push_back(id);
  }
  return pictures;
}

/// The trainer's step (training/run/training_run.cpp) without its records.
class Steps {
 public:
  Steps(const descry::TrainingSettings& settings, std::vector<descry::EncodedPicture> pictures, bool bf16)
      : settings_(settings), pictures_(std::move(pictures)), bf16_(bf16), network_(settings.network) {
    descry::FlatAdamW::NamedParameters parameters;
    for (const auto& item : network_->named_parameters()) parameters.emplace_back(item.key(), item.value());
    optimizer_ = std::make_unique<descry::FlatAdamW>(std::move(parameters), descry::OptimizerOptions());
    features_ = torch::randn({std::ssize(pictures_), 1280, 7, 7}).abs();
    network_->train();
  }

  double captions_a_second(double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    double passed = 0;
    std::int64_t done = 0;
    while (passed < seconds) {
      done += take(next_batch());
      passed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    return static_cast<double>(done) / passed;
  }

  std::int64_t parameters() const { return settings_.network.parameter_count(); }

 private:
  descry::CaptionBatch next_batch() {
    if (position_ == epoch_.size()) {
      epoch_ = descry::epoch_batches(pictures_, settings_.batch_pictures, 1, ++epochs_);
      position_ = 0;
    }
    return descry::assemble(pictures_, epoch_[position_++]);
  }

  std::int64_t take(const descry::CaptionBatch& batch) {
    optimizer_->zero_gradients();
    torch::Tensor loss;
    {
      const descry::AutocastScope autocast(bf16_, torch::kCPU);
      const auto features = features_.index_select(0, torch::tensor(batch.pictures));
      const auto memory = network_->remember(network_->encode(features));
      const auto tokens = descry::with_word_dropout(batch.tokens, settings_.word_dropout, ++step_);
      const auto logits = network_->forward(tokens, memory, batch.keep);
      loss = descry::cross_entropy(logits, batch.targets.masked_select(batch.keep), settings_.label_smoothing);
    }
    loss.backward();
    optimizer_->step(1e-4, optimizer_->gradient_norm());
    return batch.captions;
  }

  descry::TrainingSettings settings_;
  std::vector<descry::EncodedPicture> pictures_;
  bool bf16_;
  descry::Captioner network_;
  std::unique_ptr<descry::FlatAdamW> optimizer_;
  torch::Tensor features_;
  std::vector<std::vector<std::size_t>> epoch_;
  std::size_t position_ = 0;
  int epochs_ = 0;
  std::uint64_t step_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  descry::tune_process();
  auto settings = descry::TrainingSettings::preset_named("default");
  const auto bf16 = descry::wants_bf16(argv[2], torch::kCPU);
  if (!settings || !bf16) return 1;
  settings->network.vocabulary = kVocabulary;
  torch::manual_seed(1);
  Steps steps(*settings, read_captions(argv[1]), *bf16);
  std::printf("%lld\n", static_cast<long long>(steps.parameters()));
  std::fflush(stdout);
  steps.captions_a_second(1);
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%.3f\n", steps.captions_a_second(std::atof(argv[3])));
    std::fflush(stdout);
  }
}
