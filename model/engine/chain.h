#pragma once

#include <functional>
#include <memory>

#include "model/engine/layers.h"

namespace descry {

/// Whether this CPU multiplies bfloat16 in hardware, so that kBf16 is faster than kFp32.
bool has_bf16_hardware();

/// A network's weights in the order that oneDNN's primitives and the loops want, shared by all its chains.
class ChainWeights;
std::shared_ptr<ChainWeights> make_chain_weights(BackboneLayers layers, BackbonePrecision precision);

/// Layers made ready for one picture of one size. Activations are channels-last. oneDNN computes stem, head and 1x1
/// convolutions; a block's expansion is computed a few rows at a time, which stay in the second-level cache until the
/// depthwise convolution has used them. One thread at a time.
class BackboneChain {
 public:
  /// Calls a function for each part, 0 to parts - 1, in any order and at once.
  using Sharing = std::function<void(int parts, const std::function<void(int part)>& work)>;

  /// Work of the loops is shared out in `parts`; oneDNN's primitives use as many threads as OpenMP gives here. With one
  /// part, expansions are computed a few rows at a time.
  BackboneChain(std::shared_ptr<ChainWeights> weights, int height, int width, int parts, Sharing share);
  ~BackboneChain();
  BackboneChain(const BackboneChain&) = delete;
  BackboneChain& operator=(const BackboneChain&) = delete;

  int rows() const;
  int columns() const;
  int channels() const;
  /// input [height, width, channels]: a normalised picture or, for layers without a stem, what the ones before them
  /// gave; to features [rows, columns, channels].
  void run(const float* input, float* features);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace descry
