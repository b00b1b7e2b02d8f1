#include "training/run/starting_point.h"

#include <torch/torch.h>

namespace descry {
namespace {

/// `known` rows, then `fresh` again and again.
torch::Tensor with_rows(const torch::Tensor& known, const torch::Tensor& fresh, std::int64_t rows) {
  std::vector<std::int64_t> sizes = known.sizes().vec();
  sizes.front() = rows - known.size(0);
  return torch::cat({known, fresh.unsqueeze(0).expand(sizes)});
}

}  // namespace

std::filesystem::path model_file_of(const std::string& setting, const RunPlaces& places) {
  return setting == "shipped" ? places.captioner : std::filesystem::path(setting);
}

Result<LoadedCaptioner> starting_captioner(const TrainingSettings& settings, const RunPlaces& places) {
  const std::filesystem::path path = model_file_of(settings.start_from, places);
  if (path.empty()) {
    return failure(ErrorCode::kNotFound, "No captioner ships with this program to start from; name a model file.");
  }
  auto start = read_captioner(path);
  if (!start) return start;
  if (!start->backbone) {
    return failure(ErrorCode::kUnsupported, "This model holds no backbone to start from; choose one that does.", path);
  }
  if (start->network->options().members > 1) {
    return failure(ErrorCode::kUnsupported,
                   "This model holds several captioners, which cannot be trained as one; start from one of them.",
                   path);
  }
  return start;
}

CaptionerOptions options_from(const LoadedCaptioner& start, const CaptionerOptions& settings, std::int64_t vocabulary) {
  CaptionerOptions options = start.network->options();
  options.vocabulary = vocabulary;
  options.dropout = settings.dropout;
  options.attention_dropout = settings.attention_dropout;
  options.feed_forward_dropout = settings.feed_forward_dropout;
  options.output_dropout = settings.output_dropout;
  return options;
}

void take_over(const LoadedCaptioner& start, Captioner& network) {
  const torch::NoGradGuard no_gradients;
  const auto known = start.network->named_parameters();
  for (auto& item : network->named_parameters()) {
    torch::Tensor weights = known[item.key()].to(torch::kFloat);
    // What grows with the vocabulary: embeddings, and the output's weights and bias.
    if (weights.size(0) < item.value().size(0)) {
      const bool is_bias = weights.dim() == 1;
      weights = with_rows(weights, is_bias ? weights[Vocabulary::kUnknown] : weights.mean(0), item.value().size(0));
    }
    item.value().copy_(weights);
  }
}

}  // namespace descry
