#include "model/network/attention_loops.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>

#include "model/network/each_processor.h"

namespace descry {
namespace {

constexpr std::int64_t kLanes = 16;  // one AVX-512 register, two of AVX
// The compiler splits it into whatever registers a processor has.
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float)), aligned(4)));
using HalfLanes = float __attribute__((vector_size(kLanes / 2 * sizeof(float))));

/// Above so many products a matrix a library's call is worth its price.
constexpr std::int64_t kMostProducts = 1 << 17;
/// So many at least are worth a thread.
constexpr std::int64_t kProductsOfThread = 1 << 15;

/// A matrix whose rows' values are adjacent: rows `step` floats apart.
struct Rows {
  float* data;
  std::int64_t step;
};

__attribute__((always_inline)) inline const Lanes& lanes(const float* from) {
  return *reinterpret_cast<const Lanes*>(from);
}

__attribute__((always_inline)) inline float total(const Lanes& values) {
  HalfLanes half = __builtin_shufflevector(values, values, 0, 1, 2, 3, 4, 5, 6, 7) +
                   __builtin_shufflevector(values, values, 8, 9, 10, 11, 12, 13, 14, 15);
  half += __builtin_shufflevector(half, half, 4, 5, 6, 7, 0, 1, 2, 3);
  half += __builtin_shufflevector(half, half, 2, 3, 0, 1, 6, 7, 4, 5);
  return half[0] + half[1];
}

/// scores[q][s] = scale * queries[q] . keys[s] for kQueries rows.
template <int kQueries>
__attribute__((always_inline)) inline void score(const Rows& queries, const Rows& keys, std::int64_t key_count,
                                                 std::int64_t size, float scale, const Rows& scores) {
  for (std::int64_t s = 0; s < key_count; ++s) {
    const float* key = keys.data + s * keys.step;
    Lanes sums[kQueries] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= size; i += kLanes) {
#pragma GCC unroll 4
      for (int q = 0; q < kQueries; ++q) sums[q] += lanes(queries.data + q * queries.step + i) * lanes(key + i);
    }
#pragma GCC unroll 4
    for (int q = 0; q < kQueries; ++q) {
      float sum = total(sums[q]);
      for (std::int64_t j = i; j < size; ++j) sum += queries.data[q * queries.step + j] * key[j];
      scores.data[q * scores.step + s] = sum * scale;
    }
  }
}

/// results[q] = sum over s of weights[q][s] * values[s] for kQueries rows.
template <int kQueries>
__attribute__((always_inline)) inline void mix(const Rows& weights, const Rows& values, std::int64_t value_count,
                                               std::int64_t size, const Rows& results) {
  std::int64_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    Lanes sums[kQueries] = {};
    for (std::int64_t s = 0; s < value_count; ++s) {
      const Lanes value = lanes(values.data + s * values.step + i);
#pragma GCC unroll 4
      for (int q = 0; q < kQueries; ++q) sums[q] += value * weights.data[q * weights.step + s];
    }
#pragma GCC unroll 4
    for (int q = 0; q < kQueries; ++q) *reinterpret_cast<Lanes*>(results.data + q * results.step + i) = sums[q];
  }
  for (; i < size; ++i) {
    for (int q = 0; q < kQueries; ++q) {
      float sum = 0;
      for (std::int64_t s = 0; s < value_count; ++s)
        sum += weights.data[q * weights.step + s] * values.data[s * values.step + i];
      results.data[q * results.step + i] = sum;
    }
  }
}

constexpr int kQueriesAtOnce = 4;

DESCRY_EACH_PROCESSOR void score_all(Rows queries, std::int64_t query_count, const Rows& keys, std::int64_t key_count,
                                     std::int64_t size, float scale, Rows scores) {
  while (query_count >= kQueriesAtOnce) {
    score<kQueriesAtOnce>(queries, keys, key_count, size, scale, scores);
    queries.data += kQueriesAtOnce * queries.step;
    scores.data += kQueriesAtOnce * scores.step;
    query_count -= kQueriesAtOnce;
  }
  if (query_count == 3) score<3>(queries, keys, key_count, size, scale, scores);
  if (query_count == 2) score<2>(queries, keys, key_count, size, scale, scores);
  if (query_count == 1) score<1>(queries, keys, key_count, size, scale, scores);
}

DESCRY_EACH_PROCESSOR void mix_all(Rows weights, std::int64_t query_count, const Rows& values, std::int64_t value_count,
                                   std::int64_t size, Rows results) {
  while (query_count >= kQueriesAtOnce) {
    mix<kQueriesAtOnce>(weights, values, value_count, size, results);
    weights.data += kQueriesAtOnce * weights.step;
    results.data += kQueriesAtOnce * results.step;
    query_count -= kQueriesAtOnce;
  }
  if (query_count == 3) mix<3>(weights, values, value_count, size, results);
  if (query_count == 2) mix<2>(weights, values, value_count, size, results);
  if (query_count == 1) mix<1>(weights, values, value_count, size, results);
}

/// The matrix of one row and head of [rows, heads, n, adjacent].
Rows matrix(const torch::Tensor& tensor, std::int64_t row, std::int64_t head) {
  return {tensor.data_ptr<float>() + row * tensor.stride(0) + head * tensor.stride(1), tensor.stride(2)};
}

/// Calls `compute(row, head)` for all, in threads where that pays.
template <typename Compute>
void for_each_matrix(const torch::Tensor& tensor, std::int64_t products, const Compute& compute) {
  const std::int64_t heads = tensor.size(1);
  const std::int64_t together = std::max<std::int64_t>(1, kProductsOfThread / std::max<std::int64_t>(1, products));
  at::parallel_for(0, tensor.size(0) * heads, together, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) compute(i / heads, i % heads);
  });
}

}  // namespace

torch::Tensor attention_scores(const torch::Tensor& queries, const torch::Tensor& keys, double scale) {
  const std::int64_t query_count = queries.size(2), key_count = keys.size(2), size = keys.size(3);
  torch::Tensor scores = torch::empty({queries.size(0), queries.size(1), query_count, key_count});
  for_each_matrix(queries, query_count * key_count * size, [&](std::int64_t row, std::int64_t head) {
    score_all(matrix(queries, row, head), query_count, matrix(keys, row, head), key_count, size,
              static_cast<float>(scale), matrix(scores, row, head));
  });
  return scores;
}

torch::Tensor attention_sums(const torch::Tensor& weights, const torch::Tensor& values) {
  const std::int64_t query_count = weights.size(2), value_count = values.size(2), size = values.size(3);
  const torch::Tensor sums = torch::empty({weights.size(0), query_count, weights.size(1), size}).transpose(1, 2);
  for_each_matrix(weights, query_count * value_count * size, [&](std::int64_t row, std::int64_t head) {
    mix_all(matrix(weights, row, head), query_count, matrix(values, row, head), value_count, size,
            matrix(sums, row, head));
  });
  return sums;
}

bool suits_attention_loops(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values) {
  const auto readable = [](const torch::Tensor& tensor) {
    return tensor.is_cpu() && tensor.scalar_type() == torch::kFloat && tensor.stride(-1) == 1;
  };
  return !at::GradMode::is_enabled() && readable(queries) && readable(keys) && readable(values) &&
         queries.size(2) * keys.size(2) * keys.size(3) <= kMostProducts;
}

}  // namespace descry
