#include "model/engine/squeeze_excite.h"

#include <bit>
#include <cmath>

namespace descry {
namespace {

float widened(float value) { return value; }
float widened(std::uint16_t value) { return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16); }

template <typename Value>
Value narrowed(float value);
template <>
float narrowed(float value) {
  return value;
}
/// Rounds to the nearest bfloat16, ties to even.
template <>
std::uint16_t narrowed(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return static_cast<std::uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

/// matrix [results, inputs] times vector, plus bias.
std::vector<float> product(const std::vector<float>& matrix, const std::vector<float>& vector,
                           const std::vector<float>& bias) {
  std::vector<float> result(bias);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const float* row = matrix.data() + i * vector.size();
    float sum = 0;
    for (std::size_t k = 0; k < vector.size(); ++k) sum += row[k] * vector[k];
    result[i] += sum;
  }
  return result;
}

float sigmoid(float value) { return 1 / (1 + std::exp(-value)); }

}  // namespace

template <typename Value>
void squeeze_excite(const SqueezeExciteLayer& layer, Value* values, int cells, int channels) {
  const auto width = static_cast<std::size_t>(channels);
  std::vector<float> means(width);
  for (int cell = 0; cell < cells; ++cell)
    for (std::size_t c = 0; c < width; ++c) means[c] += widened(values[static_cast<std::size_t>(cell) * width + c]);
  for (float& mean : means) mean /= static_cast<float>(cells);
  std::vector<float> squeezed = product(layer.reduce_weight, means, layer.reduce_bias);
  for (float& value : squeezed) value *= sigmoid(value);
  std::vector<float> scale = product(layer.expand_weight, squeezed, layer.expand_bias);
  for (float& value : scale) value = sigmoid(value);
  for (int cell = 0; cell < cells; ++cell) {
    Value* row = values + static_cast<std::size_t>(cell) * width;
    for (std::size_t c = 0; c < width; ++c) row[c] = narrowed<Value>(widened(row[c]) * scale[c]);
  }
}

template void squeeze_excite(const SqueezeExciteLayer&, float*, int, int);
template void squeeze_excite(const SqueezeExciteLayer&, std::uint16_t*, int, int);

}  // namespace descry
