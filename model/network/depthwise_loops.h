#pragma once

#include <cstdint>

namespace descry {

/// Channels that the loops below take at a time: one AVX-512 register, two of AVX.
inline constexpr std::int64_t kDepthwiseLanes = 16;

/// One image's sixteen channels with zeros around them, lanes adjacent: [rows][columns][lanes].
struct DepthwisePlane {
  const float* data;
  std::int64_t columns;
};

/// result[y][x] = bias + sum of plane[y * stride + ky][x * stride + kx] * taps[ky][kx], lane by lane; results `step`
/// floats apart.
using CorrelateLoop = void (*)(const DepthwisePlane& plane, const float* taps, const float* bias, std::int64_t rows,
                               std::int64_t columns, float* result, std::int64_t step);

/// taps[ky][kx] += sum over y, x of plane[y * stride + ky][x * stride + kx] * change[y][x]; changes `step` floats
/// apart.
using GatherTapsLoop = void (*)(const DepthwisePlane& plane, const float* change, std::int64_t step, std::int64_t rows,
                                std::int64_t columns, float* taps);

/// For a kernel of 3 or 5 and a stride of 1 or 2, in the widest vectors of this processor.
CorrelateLoop correlate_loop(std::int64_t kernel, std::int64_t stride);
GatherTapsLoop gather_taps_loop(std::int64_t kernel, std::int64_t stride);

}  // namespace descry
