#pragma once

#include <torch/types.h>

#include <string>

#include "model/result.h"

namespace descry {

/// Whether linear layers of a training step run in bf16: "fp32", "bf16", or "auto", which times both on a matrix
/// product of a step's size and takes bf16 where that is at least 1.3 times as fast (avx512_bf16 or AMX, GPUs from
/// Ampere on). Errors: kUsage (another name).
Result<bool> wants_bf16(const std::string& precision, torch::Device device);

/// While it lives, autocast to bf16 is on for the device's operations on this thread (if `enabled`).
class AutocastScope {
 public:
  AutocastScope(bool enabled, torch::Device device);
  ~AutocastScope();
  AutocastScope(const AutocastScope&) = delete;
  AutocastScope& operator=(const AutocastScope&) = delete;

 private:
  bool enabled_;
  torch::Device device_;
};

}  // namespace descry
