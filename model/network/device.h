#pragma once

#include <string>

#include "model/result.h"

namespace c10 {
struct Device;
}

namespace descry {

/// The device that "auto" (CUDA where there is one), "cpu", "cuda" or "cuda:n" means here.
/// Errors: kUsage (another name), kDevice (no such GPU, or this LibTorch is built without CUDA).
Result<c10::Device> device_named(const std::string& name);

/// One line on the LibTorch that is linked and the devices it sees, for --version and logs.
std::string torch_description();

}  // namespace descry
