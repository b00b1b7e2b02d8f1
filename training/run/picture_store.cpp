#include "training/run/picture_store.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <torch/torch.h>
#include <unistd.h>

#include <cstring>

#include "model/images/read_ahead.h"

namespace descry {
namespace {

/// Bytes of a nameless file in `folder`, whose room on the disk is reserved.
Result<torch::Tensor> mapped_bytes(const std::filesystem::path& folder, std::int64_t count) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  std::string name = (folder / "pictures-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  const auto refuse = [&](int reason) {
    if (descriptor >= 0) ::close(descriptor);
    return failure(ErrorCode::kNotWritten,
                   "The pictures to train on need " + std::to_string((count >> 20) + 1) + " MiB on the disk here: " +
                       std::strerror(reason) + "; make room or choose another cache folder.",
                   folder);
  };
  if (descriptor < 0) return refuse(errno);
  ::unlink(name.c_str());
  if (const int reason = ::posix_fallocate(descriptor, 0, count); reason != 0) return refuse(reason);
  const auto bytes = static_cast<std::size_t>(count);
  void* const data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (data == MAP_FAILED) return refuse(errno);
  ::close(descriptor);
  return torch::from_blob(
      data, {count}, [bytes](void* mapped) { ::munmap(mapped, bytes); }, torch::kUInt8);
}

}  // namespace

Result<PictureStore> PictureStore::load(const std::vector<std::filesystem::path>& pictures, int side,
                                        const std::filesystem::path& folder, const Progress& progress,
                                        std::stop_token stop) {
  const auto bytes_each = std::int64_t{3} * side * side;
  const auto count = std::ssize(pictures);
  auto bytes = mapped_bytes(folder, std::max<std::int64_t>(count, 1) * bytes_each);
  if (!bytes) return tl::unexpected(bytes.error());
  PictureStore store;
  store.pixels_ = bytes->view({-1, side, side, 3});
  store.problems_.resize(pictures.size());
  auto* pixels = store.pixels_.data_ptr<std::uint8_t>();
  ReadAhead reader(pictures, side, side);
  for (std::int64_t i = 0; i < count; ++i) {
    if (stop.stop_requested()) return failure(ErrorCode::kCancelled, "Reading the pictures was stopped.");
    if (const auto image = reader.next()) {
      std::memcpy(pixels + i * bytes_each, image->rgb.data(), static_cast<std::size_t>(bytes_each));
    } else {
      store.problems_[static_cast<std::size_t>(i)] = image.error();
    }
    if (progress) progress(i + 1, count);
  }
  return store;
}

torch::Tensor PictureStore::batch(const std::vector<std::int64_t>& pictures) const {
  return pixels_.index_select(0, torch::tensor(pictures, torch::kInt64));
}

torch::Tensor shares_of_light(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat32).div_(255).permute({0, 3, 1, 2});
}

torch::Tensor normalised(const torch::Tensor& shares, const Preprocessing& preprocessing) {
  const auto options = torch::TensorOptions(torch::kFloat32).device(shares.device());
  const auto of_channels = [&](const std::array<float, 3>& values) {
    return torch::tensor({values[0], values[1], values[2]}, options).view({1, 3, 1, 1});
  };
  return (shares - of_channels(preprocessing.mean)).div_(of_channels(preprocessing.deviation));
}

}  // namespace descry
