#include "training/objectives/word_presence.h"

#include <torch/torch.h>

#include <cmath>

#include "model/text/vocabulary.h"

namespace descry {
namespace {

constexpr double kSharpness = 4;     // of the soft maximum: between the mean (0) and the largest (infinite)
constexpr double kScoreAbsent = -2;  // of a word that no token looks like: most words are in few captions

}  // namespace

torch::Tensor word_presence_loss(const torch::Tensor& scores, const torch::Tensor& words) {
  const auto tokens = static_cast<double>(scores.size(1));
  const torch::Tensor largest =
      (torch::logsumexp(scores.to(torch::kFloat) * kSharpness, 1) - std::log(tokens)) / kSharpness + kScoreAbsent;
  const torch::Tensor present = torch::zeros_like(largest).scatter_(1, words, 1.0);
  const std::int64_t first_word = Vocabulary::kUnknown + 1;
  const torch::Tensor loss = torch::binary_cross_entropy_with_logits(
      largest.slice(1, first_word), present.slice(1, first_word), {}, {}, at::Reduction::Sum);
  return loss / scores.size(0);
}

}  // namespace descry
