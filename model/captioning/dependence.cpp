#include "model/captioning/dependence.h"

#include <torch/torch.h>

#include "model/captioning/cell_choices.h"

namespace descry {
namespace {

constexpr std::int64_t kRegionsPerCell = 2;
constexpr double kRidge = 4;  // 1 and 16 are level on Flickr8k's dev pictures

/// For each cell the square of `side` (odd) cells around it, cut at the border: bool [cells, rows, columns].
torch::Tensor squares(std::int64_t rows, std::int64_t columns, std::int64_t side) {
  const torch::Tensor single = torch::eye(rows * columns).view({rows * columns, 1, rows, columns});
  return torch::max_pool2d(single, {side, side}, {1, 1}, {side / 2, side / 2}).squeeze(1).gt(0);
}

/// Every single cell, and two random connected quarters a cell: bool [3 * cells, rows, columns].
torch::Tensor hidings(std::int64_t rows, std::int64_t columns) {
  const std::int64_t cells = rows * columns;
  std::vector<torch::Tensor> hidden{squares(rows, columns, 1)};
  for (std::int64_t i = 0; i < kRegionsPerCell * cells; ++i)
    hidden.push_back(random_region(rows, columns, quarter_of(cells), static_cast<std::uint64_t>(i)).unsqueeze(0));
  return torch::cat(hidden);
}

/// The cells' values [cells, words] whose sums over what was hidden come closest to falls [hidings, words].
torch::Tensor shares_of_cells(const torch::Tensor& hidden, const torch::Tensor& falls) {
  const torch::Tensor terms = hidden.flatten(1).to(torch::kDouble);
  const torch::Tensor normal = terms.t().matmul(terms) + kRidge * torch::eye(terms.size(1), torch::kDouble);
  return torch::linalg_solve(normal, terms.t().matmul(falls.to(torch::kDouble))).to(torch::kFloat);
}

/// Values [cells, words] -> [words, rows, columns].
torch::Tensor as_maps(const torch::Tensor& values, std::int64_t rows, std::int64_t columns) {
  return values.t().contiguous().view({values.size(1), rows, columns});
}

}  // namespace

torch::Tensor feature_dependence(Captioner& network, const torch::Tensor& features,
                                 const std::vector<std::int64_t>& tokens) {
  const torch::NoGradGuard no_grad;
  const std::int64_t rows = features.size(2), columns = features.size(3);
  const torch::Tensor hidden = squares(rows, columns, 3).unsqueeze(1).to(features.device());
  const torch::Tensor without = torch::where(hidden, features.mean({2, 3}, true), features);
  return as_maps(word_log_probabilities(network, features, tokens) - word_log_probabilities(network, without, tokens),
                 rows, columns);
}

torch::Tensor picture_dependence(Captioner& network, const FeatureFunction& backbone, const torch::Tensor& pixels,
                                 const std::vector<std::int64_t>& tokens) {
  const torch::NoGradGuard no_grad;
  const std::int64_t rows = network->options().grid_rows, columns = network->options().grid_columns;
  const torch::Tensor shown = word_log_probabilities(network, backbone(pixels), tokens);
  const torch::Tensor hidden = hidings(rows, columns);
  const torch::Tensor falls =
      shown - word_log_probabilities(network, features_with_hidden(backbone, pixels, hidden), tokens);
  return as_maps(shares_of_cells(hidden, falls), rows, columns);
}

}  // namespace descry
