#include "training/run/new_words.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <algorithm>
#include <numeric>
#include <string>

namespace descry {
namespace {

constexpr std::size_t kBatch = 32;  ///< pictures

/// Whether a parameter of that name has a row for each word.
bool is_of_words(const std::string& name) {
  return name == "decoder.embeddings" || name == "decoder.output_bias" || name.rfind("decoder.output.", 0) == 0;
}

std::vector<torch::Tensor> parameters_of_words(Captioner& network) {
  std::vector<torch::Tensor> parameters;
  for (auto& item : network->named_parameters())
    if (is_of_words(item.key())) parameters.push_back(item.value());
  return parameters;
}

/// What the network would say of the known words wherever a batch says a new one: which one (from 0), int64 [n], and
/// float [n, known].
struct Instead {
  torch::Tensor words, probabilities;
};

Instead said_instead(Captioner& network, std::int64_t known, const CaptionBatch& batch,
                     const std::function<torch::Tensor(const std::vector<std::int64_t>&)>& features_of) {
  const torch::Tensor places = batch.keep.logical_and(batch.targets >= known);
  const torch::Tensor words = batch.targets.masked_select(places) - known;
  if (words.numel() == 0) return {};
  const torch::Tensor read = batch.tokens.masked_fill(batch.tokens >= known, Vocabulary::kUnknown);
  const torch::Tensor features = features_of(batch.pictures);  // not of pictures that say nothing new
  const torch::Device device = features.device();
  const torch::Tensor logits =
      network->forward(read.to(device), network->remember(network->encode(features)), places.to(device));
  return {words.to(device), torch::softmax(logits.narrow(-1, 0, known).to(torch::kFloat), -1)};
}

}  // namespace

void begin_new_words(Captioner& network, std::int64_t known, const std::vector<EncodedPicture>& pictures,
                     const std::function<torch::Tensor(const std::vector<std::int64_t>&)>& features) {
  const torch::NoGradGuard no_gradients;
  network->eval();
  const std::vector<torch::Tensor> parameters = parameters_of_words(network);
  std::vector<torch::Tensor> sums;
  for (const torch::Tensor& parameter : parameters)
    sums.push_back(torch::zeros_like(parameter.narrow(0, known, parameter.size(0) - known)));
  torch::Tensor times = torch::zeros({network->options().vocabulary - known}, parameters.front().options());
  for (std::size_t first = 0; first < pictures.size(); first += kBatch) {
    std::vector<std::size_t> numbers(std::min(kBatch, pictures.size() - first));
    std::iota(numbers.begin(), numbers.end(), first);
    const CaptionBatch batch = assemble(pictures, numbers);
    const Instead instead = said_instead(network, known, batch, features);
    if (!instead.words.defined()) continue;
    times.index_add_(0, instead.words, torch::ones_like(instead.words, times.options()));
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i].index_add_(0, instead.words, torch::matmul(instead.probabilities, parameters[i].narrow(0, 0, known)));
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const torch::Tensor rows = parameters[i].narrow(0, known, times.size(0));
    const torch::Tensor said = sums[i].dim() == 1 ? times : times.unsqueeze(1);
    rows.copy_(torch::where(said > 0, sums[i] / said.clamp_min(1), rows));
  }
}

torch::Tensor new_words_elsewhere(Captioner& network, std::int64_t known, const torch::Tensor& tokens,
                                  const torch::Tensor& keep, const torch::Tensor& features, std::uint64_t seed) {
  const at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  const torch::Tensor order =
      torch::rand({features.size(0), features.size(1)}, generator).argsort(1, /*descending=*/false);
  const torch::Tensor channels = order.to(features.device()).view({features.size(0), -1, 1, 1});
  const torch::Tensor nothing = features.gather(1, channels.expand_as(features));
  const torch::Tensor logits =
      network->forward(tokens, network->remember(network->encode(nothing)), keep).to(torch::kFloat);
  return (torch::logsumexp(logits, -1) - torch::logsumexp(logits.narrow(-1, 0, known), -1)).mean();
}

void learn_only_new_words(Captioner& network, std::int64_t known) {
  for (auto& item : network->named_parameters()) {
    item.value().set_requires_grad(is_of_words(item.key()));
    if (!is_of_words(item.key())) continue;
    item.value().register_hook([known](const torch::Tensor& gradient) {
      torch::Tensor of_new = gradient.clone();
      of_new.narrow(0, 0, known).zero_();
      return of_new;
    });
  }
}

}  // namespace descry
