#pragma once

#include <torch/types.h>

#include <cstdint>

namespace descry {

/// Choices of `count` cells of a grid, as bool [rows, columns]: what is hidden to see what it costs.

/// A quarter of so many cells, at least one.
constexpr std::int64_t quarter_of(std::int64_t cells) { return cells < 8 ? 1 : cells / 4; }

/// Those with the largest values of a map [rows, columns].
torch::Tensor largest_cells(const torch::Tensor& map, std::int64_t count);

/// Those nearest to the grid's centre, ties in reading order.
torch::Tensor central_cells(std::int64_t rows, std::int64_t columns, std::int64_t count);

/// A connected region, grown from a random cell by random neighbours; a function of `seed`.
torch::Tensor random_region(std::int64_t rows, std::int64_t columns, std::int64_t count, std::uint64_t seed);

}  // namespace descry
