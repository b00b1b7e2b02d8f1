#include "training/run/word_maps.h"

#include <torch/torch.h>

#include "model/captioning/dependence.h"
#include "model/text/vocabulary.h"

namespace descry {
namespace {

/// Everything that attention maps are made of, for one picture's caption.
struct Attended {
  AttentionRecord record;  ///< each layer's [1, heads, queries, cells]
  PictureMemory memory;    ///< each layer's [1, heads, cells, head size]
};

Attended attended(Captioner& network, const torch::Tensor& features, const std::vector<std::int64_t>& tokens) {
  Attended result;
  std::vector<std::int64_t> read{Vocabulary::kStart};
  read.insert(read.end(), tokens.begin(), tokens.end());
  read.resize(static_cast<std::size_t>(std::min(std::ssize(tokens), network->options().max_tokens)));
  result.memory = network->remember(network->encode(features, &result.record));
  const torch::Tensor none = torch::zeros({1, std::ssize(read)}, torch::kBool);
  network->forward(torch::tensor(read, torch::kInt64).unsqueeze(0).to(features.device()), result.memory,
                   none.to(features.device()), &result.record);
  return result;
}

/// Back through the last `blocks` encoder blocks: half of what a token holds is its own cell's (the residual
/// connection), half comes from where it attends.
torch::Tensor followed_through_encoder(const torch::Tensor& maps, const AttentionRecord& record, std::int64_t blocks) {
  torch::Tensor traced = maps;
  auto block = record.encoder_self.rbegin();
  for (std::int64_t i = 0; i < blocks; ++i, ++block)
    traced = 0.5 * traced + 0.5 * torch::matmul(traced, (*block)[0].mean(0));
  return traced;
}

/// Attention [heads, words, cells] times the length of what each cell's value adds to the word. Heads are taken one by
/// one, their lengths added; the output matrix, the same for all cells, is left out.
torch::Tensor weighted_by_values(const torch::Tensor& weights, const torch::Tensor& values) {
  return (weights * values.norm(2, -1).unsqueeze(1)).sum(0);
}

}  // namespace

std::vector<WordMaps> word_maps(Captioner& network, const FeatureFunction& backbone, const torch::Tensor& pixels,
                                const std::vector<std::int64_t>& tokens) {
  const torch::NoGradGuard no_grad;
  const torch::Tensor features = backbone(pixels);
  const Attended seen = attended(network, features, tokens);
  std::vector<WordMaps> maps;
  const auto add = [&](const std::string& name, const torch::Tensor& values) {
    maps.push_back({name, values.to(torch::kCPU).view({-1, features.size(2), features.size(3)})});
  };
  std::vector<torch::Tensor> means;
  for (std::size_t layer = 0; layer < seen.record.cross.size(); ++layer) {
    const torch::Tensor weights = seen.record.cross[layer][0];
    const std::string name = "attention, layer " + std::to_string(layer + 1);
    means.push_back(weights.mean(0));
    add(name, means.back());
    for (std::int64_t head = 0; weights.size(0) > 1 && head < weights.size(0); ++head)
      add(name + ", head " + std::to_string(head + 1), weights[head]);
  }
  if (means.size() > 1) add("attention, mean of layers", torch::stack(means).mean(0));
  add("attention, rollout", followed_through_encoder(means.back(), seen.record, network->options().encoder_blocks));
  add("attention, value norms", weighted_by_values(seen.record.cross.back()[0], seen.memory.values.back()[0]));
  add("dependence, features", feature_dependence(network, features, tokens));
  add("dependence, picture", picture_dependence(network, backbone, pixels, tokens));
  return maps;
}

}  // namespace descry
