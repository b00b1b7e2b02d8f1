#include "model/attention/dependence_trace.h"

#include <algorithm>

namespace descry {

AttentionMap DependenceTrace::map(int word) const {
  const auto cells = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
  AttentionMap result{rows, columns, std::vector<float>(cells)};
  const std::size_t first = static_cast<std::size_t>(word) * cells;
  for (std::size_t i = 0; i < cells; ++i) result.weights[i] = std::max(0.0F, falls.at(first + i));
  return result;
}

}  // namespace descry
