#include "training/run/picture_store.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <cstring>

#include "model/images/decode.h"

namespace descry {

Result<PictureStore> PictureStore::load(const std::vector<std::filesystem::path>& pictures, int side,
                                        const Progress& progress, std::stop_token stop, std::int64_t max_bytes) {
  const auto bytes_each = std::int64_t{3} * side * side;
  const auto count = std::ssize(pictures);
  if (count * bytes_each > max_bytes) {
    return failure(ErrorCode::kUsage, "Training the backbone keeps all pictures in memory, and these " +
                                          std::to_string(count) + " need " + std::to_string(count * bytes_each >> 20) +
                                          " MiB; use fewer, a smaller picture_side, or a frozen backbone.");
  }
  PictureStore store;
  store.pixels_ = torch::zeros({count, side, side, 3}, torch::kUInt8);
  store.problems_.resize(pictures.size());
  auto* pixels = store.pixels_.data_ptr<std::uint8_t>();
  for (std::int64_t i = 0; i < count; ++i) {
    if (stop.stop_requested()) return failure(ErrorCode::kCancelled, "Reading the pictures was stopped.");
    const auto index = static_cast<std::size_t>(i);
    if (auto image = read_image(pictures[index], side)) {
      const Image small = resized(*image, side, side);
      std::memcpy(pixels + i * bytes_each, small.rgb.data(), static_cast<std::size_t>(bytes_each));
    } else {
      store.problems_[index] = image.error();
    }
    if (progress) progress(i + 1, count);
  }
  return store;
}

torch::Tensor PictureStore::batch(const std::vector<std::int64_t>& pictures) const {
  return pixels_.index_select(0, torch::tensor(pictures, torch::kInt64));
}

torch::Tensor normalised(const torch::Tensor& bytes, const Preprocessing& preprocessing) {
  const auto options = torch::TensorOptions(torch::kFloat32).device(bytes.device());
  const auto mean = torch::tensor({preprocessing.mean[0], preprocessing.mean[1], preprocessing.mean[2]}, options);
  const auto deviation =
      torch::tensor({preprocessing.deviation[0], preprocessing.deviation[1], preprocessing.deviation[2]}, options);
  return bytes.to(torch::kFloat32).div_(255).sub_(mean).div_(deviation).permute({0, 3, 1, 2});
}

torch::Tensor augmented(const torch::Tensor& pictures, std::uint64_t seed) {
  const auto count = pictures.size(0);
  const auto device = pictures.device();
  const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  const auto angle = torch::rand({count}, generator).mul_(2).sub_(1).mul_(0.1745);  // 10 degrees
  const auto side = torch::rand({count}, generator).lt(0.5).to(torch::kFloat32).mul_(2).sub_(1);
  const auto contrast = torch::rand({count, 1, 1, 1}, generator).mul_(0.6).add_(0.7).to(device);
  const auto zero = torch::zeros({count});
  const auto first = torch::stack({angle.cos() * side, -angle.sin(), zero}, 1);
  const auto second = torch::stack({angle.sin() * side, angle.cos(), zero}, 1);
  const auto turn = torch::stack({first, second}, 1).to(device);
  namespace F = torch::nn::functional;
  const auto grid = F::affine_grid(turn, pictures.sizes(), false);
  const auto turned = F::grid_sample(
      pictures, grid,
      F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kReflection).align_corners(false));
  const auto mean = turned.mean({1, 2, 3}, true);
  return ((turned - mean) * contrast + mean).contiguous(at::MemoryFormat::ChannelsLast);
}

}  // namespace descry
