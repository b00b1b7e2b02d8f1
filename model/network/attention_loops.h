#pragma once

#include <torch/types.h>

namespace descry {

/// The two products of attention for many small matrices, which libraries multiply one call at a time: when words are
/// decoded one by one, a call costs more than what it computes. Float, on the CPU, without gradients; each tensor's
/// last dimension adjacent in memory.
///
/// `queries` [rows, heads, T, size], `keys` [rows, heads, S, size] -> scale * queries keys^T, [rows, heads, T, S].
torch::Tensor attention_scores(const torch::Tensor& queries, const torch::Tensor& keys, double scale);
/// `weights` [rows, heads, T, S], `values` [rows, heads, S, size] -> weights values, [rows, heads, T, size], which lies
/// in memory as [rows, T, heads, size].
torch::Tensor attention_sums(const torch::Tensor& weights, const torch::Tensor& values);

/// Whether the two can compute, and faster than a library.
bool suits_attention_loops(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values);

}  // namespace descry
