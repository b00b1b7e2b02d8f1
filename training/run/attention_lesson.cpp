#include "training/run/attention_lesson.h"

#include <torch/torch.h>

#include <algorithm>
#include <vector>

#include "model/captioning/dependence.h"
#include "training/objectives/taught_attention.h"
#include "training/run/batches.h"

namespace descry {
namespace {

std::vector<std::int64_t> kept_words(const torch::Tensor& said, const torch::Tensor& keep, std::int64_t row) {
  const torch::Tensor words = said[row].masked_select(keep[row]).contiguous();
  return {words.data_ptr<std::int64_t>(), words.data_ptr<std::int64_t>() + words.numel()};
}

}  // namespace

torch::Tensor attention_lesson(Captioner& network, const torch::Tensor& said, const torch::Tensor& keep,
                               const torch::Tensor& features, const torch::Tensor& attention, std::int64_t pictures,
                               std::uint64_t seed) {
  const std::int64_t captions = said.size(0) / features.size(0);
  std::vector<torch::Tensor> losses;
  network->eval();
  for (std::int64_t picture = 0; picture < std::min(pictures, features.size(0)); ++picture) {
    const auto drawn = static_cast<std::int64_t>(mixed_seed(seed, static_cast<std::uint64_t>(picture)) %
                                                 static_cast<std::uint64_t>(captions));
    const std::int64_t row = picture * captions + drawn;
    const auto words = kept_words(said, keep, row);
    if (words.empty()) continue;  // a picture with fewer captions than others
    const torch::Tensor falls =
        feature_dependence(network, features.narrow(0, picture, 1).detach(), words).to(features.device());
    losses.push_back(taught_attention_loss(attention[row].narrow(0, 0, falls.size(0)), falls.flatten(1)));
  }
  network->train();
  return losses.empty() ? torch::zeros({}, features.options()) : torch::stack(losses).mean();
}

}  // namespace descry
