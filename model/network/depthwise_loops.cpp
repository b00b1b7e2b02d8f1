#include "model/network/depthwise_loops.h"

#include "model/network/each_processor.h"

namespace descry {
namespace {

constexpr std::int64_t kLanes = kDepthwiseLanes;
// The compiler splits it into whatever registers a processor has.
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(4)));

/// So many results at once as keep the multipliers busy while sums wait for each other.
template <int kKernel, int kStride, int kResults>
__attribute__((always_inline)) inline void correlate_cells(const float* plane, std::int64_t plane_row,
                                                           const Lanes* weights, const Lanes& start, float* result,
                                                           std::int64_t result_step) {
  Lanes sums[kResults];
#pragma GCC unroll 8
  for (int i = 0; i < kResults; ++i) sums[i] = start;
#pragma GCC unroll 5
  for (int ky = 0; ky < kKernel; ++ky) {
#pragma GCC unroll 5
    for (int kx = 0; kx < kKernel; ++kx) {
#pragma GCC unroll 8
      for (int i = 0; i < kResults; ++i) {
        const float* from = plane + ky * plane_row + (i * kStride + kx) * kLanes;
        sums[i] += *reinterpret_cast<const Lanes*>(from) * weights[ky * kKernel + kx];
      }
    }
  }
#pragma GCC unroll 8
  for (int i = 0; i < kResults; ++i) *reinterpret_cast<Lanes*>(result + i * result_step) = sums[i];
}

template <int kKernel, int kStride>
__attribute__((always_inline)) inline void correlate(const DepthwisePlane& plane, const float* taps, const float* bias,
                                                     std::int64_t rows, std::int64_t columns, float* result,
                                                     std::int64_t result_step) {
  constexpr int kResults = 4;
  Lanes weights[kKernel * kKernel];
#pragma GCC unroll 25
  for (int i = 0; i < kKernel * kKernel; ++i) weights[i] = *reinterpret_cast<const Lanes*>(taps + i * kLanes);
  const Lanes start = *reinterpret_cast<const Lanes*>(bias);
  const std::int64_t plane_row = plane.columns * kLanes;
  for (std::int64_t y = 0; y < rows; ++y) {
    const float* from = plane.data + y * kStride * plane_row;
    std::int64_t x = 0;
    for (; x + kResults <= columns; x += kResults) {
      correlate_cells<kKernel, kStride, kResults>(from + x * kStride * kLanes, plane_row, weights, start, result,
                                                  result_step);
      result += kResults * result_step;
    }
    for (; x < columns; ++x) {
      correlate_cells<kKernel, kStride, 1>(from + x * kStride * kLanes, plane_row, weights, start, result, result_step);
      result += result_step;
    }
  }
}

template <int kKernel, int kStride>
__attribute__((always_inline)) inline void gather_taps(const DepthwisePlane& plane, const float* change,
                                                       std::int64_t change_step, std::int64_t rows,
                                                       std::int64_t columns, float* taps) {
  Lanes sums[kKernel * kKernel];
#pragma GCC unroll 25
  for (int i = 0; i < kKernel * kKernel; ++i) sums[i] = *reinterpret_cast<const Lanes*>(taps + i * kLanes);
  for (std::int64_t y = 0; y < rows; ++y) {
    for (std::int64_t x = 0; x < columns; ++x) {
      const Lanes value = *reinterpret_cast<const Lanes*>(change + (y * columns + x) * change_step);
#pragma GCC unroll 5
      for (int ky = 0; ky < kKernel; ++ky) {
        const float* from = plane.data + ((y * kStride + ky) * plane.columns + x * kStride) * kLanes;
#pragma GCC unroll 5
        for (int kx = 0; kx < kKernel; ++kx) {
          sums[ky * kKernel + kx] += *reinterpret_cast<const Lanes*>(from + kx * kLanes) * value;
        }
      }
    }
  }
#pragma GCC unroll 25
  for (int i = 0; i < kKernel * kKernel; ++i) *reinterpret_cast<Lanes*>(taps + i * kLanes) = sums[i];
}

#define DESCRY_DEPTHWISE(kernel, stride)                                                                               \
  DESCRY_EACH_PROCESSOR void correlate_##kernel##_##stride(const DepthwisePlane& plane, const float* taps,             \
                                                           const float* bias, std::int64_t rows, std::int64_t columns, \
                                                           float* result, std::int64_t step) {                         \
    correlate<kernel, stride>(plane, taps, bias, rows, columns, result, step);                                         \
  }                                                                                                                    \
  DESCRY_EACH_PROCESSOR void gather_taps_##kernel##_##stride(const DepthwisePlane& plane, const float* change,         \
                                                             std::int64_t step, std::int64_t rows,                     \
                                                             std::int64_t columns, float* taps) {                      \
    gather_taps<kernel, stride>(plane, change, step, rows, columns, taps);                                             \
  }
DESCRY_DEPTHWISE(3, 1)
DESCRY_DEPTHWISE(3, 2)
DESCRY_DEPTHWISE(5, 1)
DESCRY_DEPTHWISE(5, 2)
#undef DESCRY_DEPTHWISE

}  // namespace

CorrelateLoop correlate_loop(std::int64_t kernel, std::int64_t stride) {
  if (kernel == 3) return stride == 1 ? correlate_3_1 : correlate_3_2;
  return stride == 1 ? correlate_5_1 : correlate_5_2;
}

GatherTapsLoop gather_taps_loop(std::int64_t kernel, std::int64_t stride) {
  if (kernel == 3) return stride == 1 ? gather_taps_3_1 : gather_taps_3_2;
  return stride == 1 ? gather_taps_5_1 : gather_taps_5_2;
}

}  // namespace descry
