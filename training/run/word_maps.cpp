#include "training/run/word_maps.h"

#include <torch/torch.h>

#include "model/captioning/dependence.h"
#include "model/text/vocabulary.h"

namespace descry {
namespace {

/// Everything that attention maps are made of, for one picture's caption; an ensemble's members follow each other.
struct Attended {
  AttentionRecord record;  ///< each layer's [1, heads, queries, cells]
  PictureMemory memory;    ///< each layer's [1, heads, cells, head size]
};

/// What one member's last decoder layer attended, and how its encoder led there.
struct LastLayer {
  torch::Tensor weights;               ///< [heads, words, cells]
  torch::Tensor values;                ///< [heads, cells, head size]
  std::vector<torch::Tensor> encoder;  ///< each block's [heads, cells, cells], first to last
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

/// Of each member.
std::vector<LastLayer> last_layers(const Attended& seen, const CaptionerOptions& options) {
  std::vector<LastLayer> lasts;
  for (std::int64_t member = 0; member < options.members; ++member) {
    const auto last = static_cast<std::size_t>((member + 1) * options.attending_layers() - 1);
    LastLayer& layer = lasts.emplace_back(LastLayer{seen.record.cross[last][0], seen.memory.values[last][0], {}});
    for (std::int64_t block = 0; block < options.encoder_blocks; ++block) {
      const auto place = static_cast<std::size_t>(member * options.encoder_blocks + block);
      layer.encoder.push_back(seen.record.encoder_self[place][0]);
    }
  }
  return lasts;
}

/// Back through the encoder blocks: half of what a token holds is its own cell's (the residual connection), half comes
/// from where it attends.
torch::Tensor followed_through_encoder(const LastLayer& layer) {
  torch::Tensor traced = layer.weights.mean(0);
  for (auto block = layer.encoder.rbegin(); block != layer.encoder.rend(); ++block)
    traced = 0.5 * traced + 0.5 * torch::matmul(traced, block->mean(0));
  return traced;
}

/// Attention [heads, words, cells] times the length of what each cell's value adds to the word. Heads are taken one by
/// one, their lengths added; the output matrix, the same for all cells, is left out.
torch::Tensor weighted_by_values(const LastLayer& layer) {
  return (layer.weights * layer.values.norm(2, -1).unsqueeze(1)).sum(0);
}

/// The members' mean.
torch::Tensor mean_of(const std::vector<LastLayer>& lasts, torch::Tensor (*map)(const LastLayer&)) {
  torch::Tensor sum = map(lasts.front());
  for (auto layer = lasts.begin() + 1; layer != lasts.end(); ++layer) sum = sum + map(*layer);
  return sum / static_cast<double>(lasts.size());
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
  const std::vector<LastLayer> lasts = last_layers(seen, network->options());
  if (lasts.size() > 1)
    add("attention, last layers", mean_of(lasts, [](const LastLayer& layer) { return layer.weights.mean(0); }));
  add("attention, rollout", mean_of(lasts, followed_through_encoder));
  add("attention, value norms", mean_of(lasts, weighted_by_values));
  add("dependence, features", feature_dependence(network, features, tokens));
  add("dependence, picture", picture_dependence(network, backbone, pixels, tokens));
  return maps;
}

}  // namespace descry
