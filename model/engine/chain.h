#pragma once

#include <memory>

#include "model/engine/layers.h"

namespace descry {

/// Whether this CPU multiplies bfloat16 in hardware, so that kBf16 is faster than kFp32.
bool has_bf16_hardware();

/// oneDNN's primitives of a backbone with their weights, which all shapes and threads share.
class ChainWeights;

/// A backbone made ready by oneDNN for one picture of one size: a list of primitives with their memory. Activations are
/// channels-last; convolutions have their activation and the residual sum fused. One thread at a time.
class BackboneChain {
 public:
  /// `threads`: how many OpenMP threads run() uses; it must be called with as many.
  BackboneChain(std::shared_ptr<ChainWeights> weights, int height, int width, int threads);
  ~BackboneChain();
  BackboneChain(const BackboneChain&) = delete;
  BackboneChain& operator=(const BackboneChain&) = delete;

  int rows() const;
  int columns() const;
  int channels() const;
  /// picture [height, width, 3] normalised, to features [rows, columns, channels].
  void run(const float* picture, float* features);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::shared_ptr<ChainWeights> make_chain_weights(BackboneLayers layers, BackbonePrecision precision);

}  // namespace descry
