#include "model/captioning/network_input.h"

#include <torch/torch.h>

#include <cstring>

#include "model/images/decode.h"

namespace descry {

torch::Tensor network_input(std::span<const Image> pictures, const Preprocessing& preprocessing, torch::Device device) {
  const int height = preprocessing.height, width = preprocessing.width;
  torch::Tensor bytes = torch::empty({static_cast<std::int64_t>(pictures.size()), height, width, 3}, torch::kByte);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const Image& picture = pictures[i];
    const bool fits = picture.width == width && picture.height == height;
    const Image stretched = fits ? Image{} : resized(picture, width, height);
    const std::vector<std::uint8_t>& rgb = fits ? picture.rgb : stretched.rgb;
    std::memcpy(bytes[static_cast<std::int64_t>(i)].data_ptr(), rgb.data(), rgb.size());
  }
  const auto channels = [&](const std::array<float, 3>& values) {
    return torch::tensor({values[0], values[1], values[2]}).to(device);
  };
  const torch::Tensor scaled = bytes.to(device).to(torch::kFloat).div_(255);
  return scaled.sub_(channels(preprocessing.mean)).div_(channels(preprocessing.deviation)).permute({0, 3, 1, 2});
}

}  // namespace descry
