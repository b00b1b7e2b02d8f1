#include "model/attention/contours.h"

#include <array>

#include "model/attention/overlay.h"

namespace descry {
namespace {

constexpr int kSamplesPerCell = 12;

struct Point {
  float x, y;
};

/// Marching squares' sides that a line crosses, by which corners are above (top left 1, top right 2, bottom right 4,
/// bottom left 8); sides: top 0, right 1, bottom 2, left 3; -1: no more lines. The saddles 5 and 10 are drawn apart.
constexpr std::array<std::array<int, 4>, 16> kCrossed{{{-1, -1, -1, -1},
                                                       {3, 0, -1, -1},
                                                       {0, 1, -1, -1},
                                                       {3, 1, -1, -1},
                                                       {1, 2, -1, -1},
                                                       {3, 0, 1, 2},
                                                       {0, 2, -1, -1},
                                                       {3, 2, -1, -1},
                                                       {2, 3, -1, -1},
                                                       {0, 2, -1, -1},
                                                       {0, 1, 2, 3},
                                                       {1, 2, -1, -1},
                                                       {1, 3, -1, -1},
                                                       {0, 1, -1, -1},
                                                       {0, 3, -1, -1},
                                                       {-1, -1, -1, -1}}};

/// Four neighbouring samples, clockwise from the top left one, which stands at (x, y).
struct Square {
  int x, y;
  std::array<float, 4> corners;

  int above(float level) const {
    int which = 0;
    for (std::size_t i = 0; i < 4; ++i) which |= corners[i] >= level ? 1 << i : 0;
    return which;
  }

  /// Where `level` lies on a side, in samples.
  Point crossing(int side, float level) const {
    const float from = corners[static_cast<std::size_t>(side)], to = corners[static_cast<std::size_t>((side + 1) % 4)];
    const float part = to == from ? 0.5F : (level - from) / (to - from);
    const float left = static_cast<float>(x), top = static_cast<float>(y);
    switch (side) {
      case 0:
        return {left + part, top};
      case 1:
        return {left + 1, top + part};
      case 2:
        return {left + 1 - part, top + 1};
      default:
        return {left, top + 1 - part};
    }
  }
};

}  // namespace

std::vector<ContourPiece> contours(const AttentionMap& map, float level) {
  std::vector<ContourPiece> pieces;
  if (map.rows <= 0 || map.columns <= 0) return pieces;
  const int width = map.columns * kSamplesPerCell, height = map.rows * kSamplesPerCell;
  const std::vector<float> field = resampled(map, width, height);
  const auto at = [&](int x, int y) {
    return field[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  };
  // A sample is a pixel's middle.
  const auto across = [&](float x) { return (x + 0.5F) / static_cast<float>(width); };
  const auto down = [&](float y) { return (y + 0.5F) / static_cast<float>(height); };
  for (int y = 0; y + 1 < height; ++y) {
    for (int x = 0; x + 1 < width; ++x) {
      const Square square{x, y, {at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)}};
      const auto& crossed = kCrossed[static_cast<std::size_t>(square.above(level))];
      for (std::size_t i = 0; i < 4 && crossed[i] >= 0; i += 2) {
        const Point from = square.crossing(crossed[i], level), to = square.crossing(crossed[i + 1], level);
        pieces.push_back({across(from.x), down(from.y), across(to.x), down(to.y)});
      }
    }
  }
  return pieces;
}

std::vector<ContourPiece> cell_borders(const AttentionMap& map, float level) {
  std::vector<ContourPiece> pieces;
  const auto above = [&](int row, int column) {
    const std::size_t before = static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns);
    return map.weights[before + static_cast<std::size_t>(column)] >= level;
  };
  const auto across = [&](int column) { return static_cast<float>(column) / static_cast<float>(map.columns); };
  const auto down = [&](int row) { return static_cast<float>(row) / static_cast<float>(map.rows); };
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column) {
      if (column > 0 && above(row, column) != above(row, column - 1)) {
        pieces.push_back({across(column), down(row), across(column), down(row + 1)});
      }
      if (row > 0 && above(row, column) != above(row - 1, column)) {
        pieces.push_back({across(column), down(row), across(column + 1), down(row)});
      }
    }
  }
  return pieces;
}

}  // namespace descry
