#include "model/engine/cell_loops.h"

#include <algorithm>
#include <cstring>

// The loops are written once, for vectors of any number of lanes (GCC's and Clang's vector types), and compiled for
// each instruction set by a function that carries its name. Everything below must be inlined into those.
#define DESCRY_INLINE [[gnu::always_inline]] inline

namespace descry {
namespace {

template <int kLanes>
struct Vector {
  using Float __attribute__((vector_size(kLanes * 4))) = float;
  using Integer __attribute__((vector_size(kLanes * 4))) = std::int32_t;
  using Half __attribute__((vector_size(kLanes * 2))) = std::uint16_t;
};
template <int kLanes>
using Floats = typename Vector<kLanes>::Float;
template <int kLanes>
using Integers = typename Vector<kLanes>::Integer;

template <int kLanes>
DESCRY_INLINE Floats<kLanes> load(const float* from) {
  Floats<kLanes> values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

template <int kLanes>
DESCRY_INLINE Floats<kLanes> load(const Bfloat16* from) {
  typename Vector<kLanes>::Half halves;
  std::memcpy(&halves, from, sizeof halves);
  return (Floats<kLanes>)(__builtin_convertvector(halves, Integers<kLanes>) << 16);
}

template <int kLanes>
DESCRY_INLINE void store(float* to, Floats<kLanes> values) {
  std::memcpy(to, &values, sizeof values);
}

template <int kLanes>
DESCRY_INLINE void store(Bfloat16* to, Floats<kLanes> values) {
  const auto bits = (Integers<kLanes>)values + 0x8000;  // to the nearest
  const auto halves = __builtin_convertvector(bits >> 16, typename Vector<kLanes>::Half);
  std::memcpy(to, &halves, sizeof halves);
}

/// 2^fraction for a fraction within a half of zero: polynomials of least largest relative error, 7e-8 and 7e-5.
template <int kLanes>
DESCRY_INLINE Floats<kLanes> power_of_two(Floats<kLanes> f, const float*) {
  Floats<kLanes> p = f * 1.3276472e-3F + 9.6755415e-3F;
  p = p * f + 5.5507131e-2F;
  p = p * f + 2.4022120e-1F;
  p = p * f + 6.9314694e-1F;
  return p * f + 1.0000001F;
}
template <int kLanes>
DESCRY_INLINE Floats<kLanes> power_of_two(Floats<kLanes> f, const Bfloat16*) {
  return ((f * 5.5171669e-2F + 2.4261114e-1F) * f + 6.9326097e-1F) * f + 9.9992806e-1F;
}

/// e^-x as 2^n 2^f with whole n.
template <int kLanes, typename Value>
DESCRY_INLINE Floats<kLanes> exponential_of_minus(Floats<kLanes> x) {
  constexpr float kToWhole = 12582912.0F;  // 1.5 * 2^23: adding it rounds to a whole number, in the low bits
  const Floats<kLanes> power = x * -1.44269504F;
  const Floats<kLanes> rounded = power + kToWhole;
  Integers<kLanes> whole = (Integers<kLanes>)rounded - 0x4B400000;
  whole = whole < -126 ? Integers<kLanes>{} - 126 : whole;
  whole = whole > 126 ? Integers<kLanes>{} + 126 : whole;
  const Floats<kLanes> fraction =
      power_of_two<kLanes>(power - (rounded - kToWhole), static_cast<const Value*>(nullptr));
  return (Floats<kLanes>)((Integers<kLanes>)fraction + (whole << 23));
}

template <int kLanes, typename Value>
DESCRY_INLINE Floats<kLanes> silu(Floats<kLanes> x) {
  return x / (1.0F + exponential_of_minus<kLanes, Value>(x));
}

template <int kLanes, typename Value>
DESCRY_INLINE Floats<kLanes> activated(Floats<kLanes> x, CellActivation activation) {
  if (activation == CellActivation::kSilu) return silu<kLanes, Value>(x);
  if (activation == CellActivation::kRelu6) {
    const Floats<kLanes> zero{}, six = zero + 6.0F;
    x = x > zero ? x : zero;
    return x < six ? x : six;
  }
  return x;
}

template <int kLanes, typename Value>
DESCRY_INLINE void activate(Value* values, std::int64_t count, CellActivation activation) {
  std::int64_t i = 0;
  for (; i + kLanes <= count; i += kLanes)
    store<kLanes>(values + i, activated<kLanes, Value>(load<kLanes>(values + i), activation));
  for (; i < count; ++i) store<1>(values + i, activated<1, Value>(load<1>(values + i), activation));
}

template <int kLanes, typename Value>
DESCRY_INLINE void scale(Value* values, std::int64_t cells, std::int64_t channels, const float* factors) {
  for (std::int64_t cell = 0; cell < cells; ++cell, values += channels) {
    std::int64_t c = 0;
    for (; c + kLanes <= channels; c += kLanes)
      store<kLanes>(values + c, load<kLanes>(values + c) * load<kLanes>(factors + c));
    for (; c < channels; ++c) store<1>(values + c, load<1>(values + c) * load<1>(factors + c));
  }
}

/// Exact to 1e-6 for either kind of values: there are few factors.
template <int kLanes>
DESCRY_INLINE void squeeze_excite(const SqueezeExciteLayer& layer, const float* sums, std::int64_t cells,
                                  float* factors) {
  const auto channels = static_cast<std::int64_t>(layer.expand_bias.size());
  std::copy(layer.expand_bias.begin(), layer.expand_bias.end(), factors);
  for (int i = 0; i < layer.squeezed; ++i) {
    const float* reduce = layer.reduce_weight.data() + i * channels;
    const float* expand = layer.expand_weight.data() + i * channels;
    Floats<kLanes> products{};
    float sum = 0;
    std::int64_t c = 0;
    for (; c + kLanes <= channels; c += kLanes) products += load<kLanes>(sums + c) * load<kLanes>(reduce + c);
    for (; c < channels; ++c) sum += sums[c] * reduce[c];
    for (int lane = 0; lane < kLanes; ++lane) sum += products[lane];
    const Floats<1> reduced =
        Floats<1>{} + sum / static_cast<float>(cells) + layer.reduce_bias[static_cast<std::size_t>(i)];
    const Floats<1> squeezed = silu<1, float>(reduced);
    for (c = 0; c + kLanes <= channels; c += kLanes)
      store<kLanes>(factors + c, load<kLanes>(factors + c) + load<kLanes>(expand + c) * squeezed[0]);
    for (; c < channels; ++c) factors[c] += expand[c] * squeezed[0];
  }
  std::int64_t c = 0;
  for (; c + kLanes <= channels; c += kLanes)
    store<kLanes>(factors + c, 1.0F / (1.0F + exponential_of_minus<kLanes, float>(load<kLanes>(factors + c))));
  for (; c < channels; ++c) store<1>(factors + c, 1.0F / (1.0F + exponential_of_minus<1, float>(load<1>(factors + c))));
}

/// kCells neighbours of one row from `column` on, in kLanes channels from `channel` on; their sum.
template <int kLanes, int kKernel, int kStride, int kCells, typename Value>
DESCRY_INLINE Floats<kLanes> depthwise_cells(const DepthwiseRows<Value>& rows, int row, int column, int channel) {
  constexpr int kReach = (kCells - 1) * kStride + kKernel;
  const std::int64_t cell_size = rows.channels, row_size = cell_size * rows.input_columns;
  const int first_column = column * kStride - rows.columns_before;
  Floats<kLanes> results[kCells];
#pragma GCC unroll 16
  for (int cell = 0; cell < kCells; ++cell) results[cell] = load<kLanes>(rows.bias + channel);
  for (int y = 0; y < kKernel; ++y) {
    const int input_row = row * kStride - rows.rows_before + y;
    if (input_row < 0 || input_row >= rows.input_rows) continue;
    const Value* line = rows.input + input_row % rows.input_places * row_size + channel;
    const float* weights = rows.weights + static_cast<std::int64_t>(y) * kKernel * cell_size + channel;
    Floats<kLanes> factors[kKernel];
#pragma GCC unroll 16
    for (int x = 0; x < kKernel; ++x) factors[x] = load<kLanes>(weights + x * cell_size);
#pragma GCC unroll 32
    for (int reach = 0; reach < kReach; ++reach) {
      const int input_column = first_column + reach;
      if (input_column < 0 || input_column >= rows.input_columns) continue;
      const Floats<kLanes> value = load<kLanes>(line + input_column * cell_size);
#pragma GCC unroll 16
      for (int cell = 0; cell < kCells; ++cell) {
        const int x = reach - cell * kStride;
        if (x >= 0 && x < kKernel) results[cell] += value * factors[x];
      }
    }
  }
  Floats<kLanes> sum{};
  Value* output = rows.output + (static_cast<std::int64_t>(row) * rows.output_columns + column) * cell_size + channel;
#pragma GCC unroll 16
  for (int cell = 0; cell < kCells; ++cell) {
    results[cell] = activated<kLanes, Value>(results[cell], rows.activation);
    store<kLanes>(output + cell * cell_size, results[cell]);
    sum += results[cell];
  }
  return sum;
}

template <int kLanes, int kKernel, int kStride, typename Value>
DESCRY_INLINE void depthwise_channels(const DepthwiseRows<Value>& rows, int row, int channel) {
  Floats<kLanes> sum{};
  int column = 0;
  for (; column + 7 <= rows.output_columns; column += 7)
    sum += depthwise_cells<kLanes, kKernel, kStride, 7>(rows, row, column, channel);
  for (; column + 3 <= rows.output_columns; column += 3)
    sum += depthwise_cells<kLanes, kKernel, kStride, 3>(rows, row, column, channel);
  for (; column < rows.output_columns; ++column)
    sum += depthwise_cells<kLanes, kKernel, kStride, 1>(rows, row, column, channel);
  if (rows.sums != nullptr) store<kLanes>(rows.sums + channel, load<kLanes>(rows.sums + channel) + sum);
}

template <int kLanes, int kKernel, int kStride, typename Value>
DESCRY_INLINE void depthwise_rows(const DepthwiseRows<Value>& rows) {
  for (int row = rows.first_row; row < rows.last_row; ++row) {
    int channel = 0;
    for (; channel + kLanes <= rows.channels; channel += kLanes)
      depthwise_channels<kLanes, kKernel, kStride>(rows, row, channel);
    for (; channel < rows.channels; ++channel) depthwise_channels<1, kKernel, kStride>(rows, row, channel);
  }
}

template <int kLanes, typename Value>
DESCRY_INLINE void depthwise(const DepthwiseRows<Value>& rows) {
  if (rows.kernel == 3 && rows.stride == 1) return depthwise_rows<kLanes, 3, 1>(rows);
  if (rows.kernel == 3) return depthwise_rows<kLanes, 3, 2>(rows);
  if (rows.stride == 1) return depthwise_rows<kLanes, 5, 1>(rows);
  return depthwise_rows<kLanes, 5, 2>(rows);
}

// One set of functions for an instruction set: its name, its vectors' lanes, its attribute.
#define DESCRY_LOOPS(NAME, LANES, ATTRIBUTE)                                                                    \
  template <typename Value>                                                                                     \
  ATTRIBUTE void activate_##NAME(Value* values, std::int64_t count, CellActivation activation) {                \
    activate<LANES>(values, count, activation);                                                                 \
  }                                                                                                             \
  template <typename Value>                                                                                     \
  ATTRIBUTE void depthwise_##NAME(const DepthwiseRows<Value>& rows) {                                           \
    depthwise<LANES>(rows);                                                                                     \
  }                                                                                                             \
  template <typename Value>                                                                                     \
  ATTRIBUTE void scale_##NAME(Value* values, std::int64_t cells, std::int64_t channels, const float* factors) { \
    scale<LANES>(values, cells, channels, factors);                                                             \
  }                                                                                                             \
  ATTRIBUTE void squeeze_excite_##NAME(const SqueezeExciteLayer& layer, const float* sums, std::int64_t cells,  \
                                       float* factors) {                                                        \
    squeeze_excite<LANES>(layer, sums, cells, factors);                                                         \
  }                                                                                                             \
  template <typename Value>                                                                                     \
  constexpr CellLoops<Value> loops_##NAME{activate_##NAME<Value>, depthwise_##NAME<Value>, scale_##NAME<Value>, \
                                          squeeze_excite_##NAME};

DESCRY_LOOPS(plain, 4, )
#ifdef __x86_64__
DESCRY_LOOPS(avx2, 8, [[gnu::target("avx2,fma")]])
DESCRY_LOOPS(avx512, 16, [[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,fma")]])
#endif

}  // namespace

template <typename Value>
const CellLoops<Value>& cell_loops() {
#ifdef __x86_64__
  static const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                                 __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (has_avx512) return loops_avx512<Value>;
  if (has_avx2) return loops_avx2<Value>;
#endif
  return loops_plain<Value>;
}

template const CellLoops<float>& cell_loops();
template const CellLoops<Bfloat16>& cell_loops();

}  // namespace descry
