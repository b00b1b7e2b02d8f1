#include "model/captioning/rollout.h"

#include <torch/torch.h>

#include <span>

namespace descry {
namespace {

/// [1, heads, queries, keys] -> the heads' mean, [queries, keys].
torch::Tensor mean_of_heads(const torch::Tensor& weights) { return weights[0].to(torch::kCPU, torch::kFloat).mean(0); }

/// What image tokens hold of the cells, [cells, cells].
torch::Tensor through_encoder(std::span<const torch::Tensor> layers, std::int64_t cells) {
  torch::Tensor holds = torch::eye(cells);
  for (const torch::Tensor& layer : layers) holds = 0.5 * holds + 0.5 * mean_of_heads(layer).matmul(holds);
  return holds;
}

torch::Tensor rollout_of(std::span<const torch::Tensor> encoder, std::span<const torch::Tensor> self,
                         std::span<const torch::Tensor> cross) {
  const std::int64_t words = cross.front().size(2), cells = cross.front().size(3);
  const torch::Tensor tokens = through_encoder(encoder, cells);
  // What the words' positions hold of the cells; the rest of each row's 1 is what they hold of words.
  torch::Tensor holds = torch::zeros({words, cells});
  for (std::size_t layer = 0; layer < cross.size(); ++layer) {
    holds = 0.5 * holds + 0.5 * mean_of_heads(self[layer]).matmul(holds);
    holds = 0.5 * holds + 0.5 * mean_of_heads(cross[layer]).matmul(tokens);
  }
  return holds / holds.sum(1, true);
}

}  // namespace

torch::Tensor attention_rollout(const AttentionRecord& record, std::int64_t members) {
  if (record.cross.empty() || record.decoder_self.size() != record.cross.size()) return torch::zeros({0, 0});
  const auto count = static_cast<std::size_t>(members);
  const auto part = [&](const std::vector<torch::Tensor>& layers, std::size_t member) {
    const std::size_t each = layers.size() / count;
    return std::span(layers).subspan(member * each, each);
  };
  torch::Tensor sum;
  for (std::size_t i = 0; i < count; ++i) {
    const torch::Tensor own =
        rollout_of(part(record.encoder_self, i), part(record.decoder_self, i), part(record.cross, i));
    sum = sum.defined() ? sum + own : own;
  }
  return sum / static_cast<double>(members);
}

}  // namespace descry
