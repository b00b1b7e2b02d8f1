#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "model/files/captioner_file.h"

namespace descry {

/// Writes a captioner small enough to caption in milliseconds: random weights, ten words, two decoder layers (two heads
/// and one), an 8x8 grid. The same seed gives the same file.
inline void writeTinyCaptioner(const std::filesystem::path& file, const std::string& name, std::uint64_t seed = 7) {
  torch::manual_seed(seed);
  LoadedCaptioner captioner;
  captioner.vocabulary = Vocabulary::from_words({"<pad>", "<start>", "<end>", "<unk>", "a", "dog", "cat", "red", "runs",
                                                 "in", "the", "grass", "two", "people"})
                             .value();
  const EfficientNetOptions backbone = EfficientNetOptions::tiny();
  captioner.preprocessing.width = captioner.preprocessing.height = 64;
  captioner.backbone = EfficientNet(EfficientNet(backbone)->folded());
  CaptionerOptions options = CaptionerOptions::preset_default();
  options.feature_channels = backbone.feature_channels();
  options.grid_rows = options.grid_columns = 64 / backbone.reduction();
  options.vocabulary = captioner.vocabulary.size();
  options.width = 32;
  options.encoder_heads = options.self_heads = options.cross_heads = 2;
  options.encoder_head_size = options.head_size = 16;
  options.encoder_feed_forward = options.feed_forward = 32;
  captioner.network = Captioner(options);
  captioner.network->eval();
  for (auto& item : captioner.network->named_parameters()) {
    const torch::NoGradGuard no_gradients;
    if (item.key() == "decoder.output_bias") item.value()[Vocabulary::kEnd] = -3;  // sentences of several words
  }
  captioner.card = {
      {"name", name}, {"attention", {{"layer", 1}, {"head", 0}}}, {"decoding", {{"beam", 3}, {"no_repeats", false}}}};
  const Result<void> written = write_captioner(captioner, file, false);
  if (!written) throw std::runtime_error(written.error().describe());
}

}  // namespace descry
