#include "model/decoding/sample.h"

#include <torch/torch.h>

#include <limits>

namespace descry {
namespace {

/// One word a row, by the largest of log-probability plus Gumbel noise, which is a draw from the probabilities.
torch::Tensor drawn(const torch::Tensor& log_probabilities, const torch::Tensor& forbidden, at::Generator& generator) {
  auto allowed = log_probabilities;
  if (forbidden.numel() > 0) {
    allowed = allowed.index_fill(1, forbidden.to(allowed.device()), -std::numeric_limits<float>::infinity());
  }
  const auto uniform = allowed.is_cpu() ? torch::rand(allowed.sizes(), generator) : torch::rand_like(allowed);
  const auto noise = uniform.clamp_min_(std::numeric_limits<float>::min()).log_().neg_().log_().neg_();
  return (allowed + noise).argmax(-1).to(torch::kCPU);
}

}  // namespace

torch::Tensor sample(const StepFunction& step, std::int64_t pictures, std::int64_t start_token, std::int64_t end_token,
                     std::int64_t padding, const SampleOptions& options, at::Generator generator) {
  const torch::Tensor forbidden = torch::tensor(options.forbidden, torch::kInt64);
  const torch::Tensor all_pictures = torch::arange(pictures, torch::kInt64);
  const torch::Tensor rows = torch::arange(pictures * options.samples, torch::kInt64);
  torch::Tensor last = torch::full({rows.size(0)}, start_token, torch::kInt64);
  torch::Tensor ended = torch::zeros({rows.size(0)}, torch::kBool);
  std::vector<torch::Tensor> words;
  for (int i = 0; i <= options.max_words; ++i) {
    last = drawn(step(last, rows, all_pictures), forbidden, generator).masked_fill_(ended, padding);
    if (i == options.max_words) last.masked_fill_(last.ne(end_token), padding);
    words.push_back(last);
    ended = ended | last.eq(end_token);
    if (ended.all().item<bool>()) break;
    // Rows that have ended go on with a word that exists; what follows is not kept.
    last = last.masked_fill(ended, end_token);
  }
  return torch::stack(words, 1);
}

}  // namespace descry
