#include "model/captioning/cell_choices.h"

#include <torch/torch.h>

#include <random>
#include <set>
#include <vector>

namespace descry {
namespace {

torch::Tensor marked(const std::set<std::int64_t>& cells, std::int64_t rows, std::int64_t columns) {
  const torch::Tensor choice = torch::zeros({rows * columns}, torch::kBool);
  bool* chosen = choice.data_ptr<bool>();
  for (const std::int64_t cell : cells) chosen[cell] = true;
  return choice.view({rows, columns});
}

}  // namespace

torch::Tensor largest_cells(const torch::Tensor& map, std::int64_t count) {
  const torch::Tensor order = map.flatten().argsort(/*stable=*/true, 0, /*descending=*/true);
  const torch::Tensor choice = torch::zeros({map.numel()}, torch::kBool);
  choice.index_fill_(0, order.slice(0, 0, count), true);
  return choice.view(map.sizes());
}

torch::Tensor central_cells(std::int64_t rows, std::int64_t columns, std::int64_t count) {
  const auto from_centre = [](std::int64_t cells) {
    return (torch::arange(cells, torch::kDouble) - static_cast<double>(cells - 1) / 2).square();
  };
  return largest_cells(-(from_centre(rows).unsqueeze(1) + from_centre(columns)), count);
}

torch::Tensor random_region(std::int64_t rows, std::int64_t columns, std::int64_t count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto one_of = [&](std::int64_t many) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(many));
  };
  std::set<std::int64_t> region{one_of(rows * columns)}, border;
  std::int64_t added = *region.begin();
  while (std::ssize(region) < count) {
    const std::int64_t row = added / columns, column = added % columns;
    if (row > 0) border.insert(added - columns);
    if (row + 1 < rows) border.insert(added + columns);
    if (column > 0) border.insert(added - 1);
    if (column + 1 < columns) border.insert(added + 1);
    for (const std::int64_t cell : region) border.erase(cell);
    added = *std::next(border.begin(), one_of(std::ssize(border)));
    region.insert(added);
  }
  return marked(region, rows, columns);
}

}  // namespace descry
