#include "model/captioning/hiding.h"

#include <torch/torch.h>

#include <algorithm>

#include "model/text/vocabulary.h"

namespace descry {
namespace {

constexpr std::int64_t kPicturesAtOnce = 16;   // of the backbone: as captioning does
constexpr std::int64_t kVariantsAtOnce = 128;  // of the decoder: bounds the logits

}  // namespace

torch::Tensor word_log_probabilities(Captioner& network, const torch::Tensor& features,
                                     const std::vector<std::int64_t>& tokens) {
  const torch::NoGradGuard no_grad;
  const std::int64_t words = std::min(std::ssize(tokens), network->options().max_tokens);
  if (words == 0) return torch::zeros({features.size(0), 0});
  const torch::Tensor said = torch::tensor(tokens, torch::kInt64).narrow(0, 0, words);
  // Position t, which reads the word before, is where word t is chosen.
  const torch::Tensor read = torch::cat({torch::full({1}, Vocabulary::kStart, torch::kInt64), said.slice(0, 0, -1)});
  std::vector<torch::Tensor> parts;
  for (const torch::Tensor& part : features.split(kVariantsAtOnce)) {
    const std::int64_t variants = part.size(0);
    const torch::Tensor logits =
        network->forward(read.to(part.device()).expand({variants, words}), network->remember(network->encode(part)));
    const torch::Tensor chosen = said.to(part.device()).expand({variants, words}).unsqueeze(2);
    parts.push_back(torch::log_softmax(logits.to(torch::kFloat), -1).gather(2, chosen).squeeze(2).to(torch::kCPU));
  }
  return torch::cat(parts);
}

torch::Tensor features_with_hidden(const FeatureFunction& backbone, const torch::Tensor& pixels,
                                   const torch::Tensor& hidden) {
  const torch::NoGradGuard no_grad;
  std::vector<torch::Tensor> parts;
  for (const torch::Tensor& part : hidden.split(kPicturesAtOnce)) {
    const torch::Tensor kept = part.logical_not().to(pixels.device(), pixels.scalar_type()).unsqueeze(1);
    const torch::Tensor shown = torch::upsample_nearest2d(kept, {pixels.size(2), pixels.size(3)});
    parts.push_back(backbone(pixels * shown));
  }
  return torch::cat(parts);
}

}  // namespace descry
