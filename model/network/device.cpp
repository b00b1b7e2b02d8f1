#include "model/network/device.h"

#include <torch/torch.h>
#include <torch/version.h>

#include <charconv>

namespace descry {
namespace {

Result<torch::Device> cuda_device(const std::string& name) {
  int index = 0;
  if (name.size() > 4) {
    const char* first = name.data() + 5;
    const char* last = name.data() + name.size();
    const auto parsed = std::from_chars(first, last, index);
    if (name[4] != ':' || first == last || parsed.ec != std::errc{} || parsed.ptr != last)
      return failure(ErrorCode::kUsage, "'" + name + "' is no device; use auto, cpu, cuda or cuda:N");
  }
  if (!torch::cuda::is_available())
    return failure(ErrorCode::kDevice,
                   "no CUDA device can be used here; choose --device cpu or build with app/run --cuda");
  const auto count = static_cast<int>(torch::cuda::device_count());
  if (index >= count)
    return failure(ErrorCode::kDevice, "there is no GPU number " + std::to_string(index) + "; this machine has " +
                                           std::to_string(count) + ", counted from 0");
  return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
}

}  // namespace

Result<torch::Device> device_named(const std::string& name) {
  if (name == "cpu") return torch::Device(torch::kCPU);
  if (name == "auto") {
    if (torch::cuda::is_available()) return torch::Device(torch::kCUDA, 0);
    return torch::Device(torch::kCPU);
  }
  if (name.rfind("cuda", 0) == 0) return cuda_device(name);
  return failure(ErrorCode::kUsage, "'" + name + "' is no device; use auto, cpu, cuda or cuda:N");
}

std::string torch_description() {
  std::string text = "LibTorch " + std::string(TORCH_VERSION) + ", CPU with " + std::to_string(at::get_num_threads()) +
                     (at::get_num_threads() == 1 ? " thread" : " threads");
  if (torch::cuda::is_available()) text += ", " + std::to_string(torch::cuda::device_count()) + " CUDA GPU(s)";
  return text;
}

}  // namespace descry
