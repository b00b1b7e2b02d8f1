#include "training/run/augmentation.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <array>
#include <cmath>
#include <numbers>

namespace descry {
namespace {

/// Random numbers of one batch, one a picture.
class Draws {
 public:
  Draws(std::int64_t count, std::uint64_t seed)
      : count_(count), generator_(at::make_generator<at::CPUGeneratorImpl>(seed)) {}
  torch::Tensor between(double low, double high) {
    return torch::rand({count_}, generator_).mul_(high - low).add_(low);
  }

 private:
  std::int64_t count_;
  at::Generator generator_;
};

/// Where in the picture each point of the result is taken from, as affine_grid wants it: [n, 2, 3].
torch::Tensor placements(const Augmentation& augmentation, const torch::Tensor& mirrored, Draws& draws) {
  const double radians = augmentation.rotation * std::numbers::pi / 180;
  const auto angle = draws.between(-radians, radians);
  const auto side = draws.between(augmentation.crop, 1).sqrt();  // of a square part, as a share of the picture's
  const double steepest = augmentation.crop < 1 ? 0.5 * std::log(4.0 / 3.0) : 0;
  const auto shape = draws.between(-steepest, steepest).exp();
  const auto width = (side * shape).clamp_max(1), height = (side / shape).clamp_max(1);
  const auto right = draws.between(-1, 1) * (1 - width), down = draws.between(-1, 1) * (1 - height);
  const auto across = width * torch::where(mirrored, -1.0F, 1.0F);
  const auto first = torch::stack({angle.cos() * across, -angle.sin() * height, right}, 1);
  const auto second = torch::stack({angle.sin() * across, angle.cos() * height, down}, 1);
  return torch::stack({first, second}, 1);
}

torch::Tensor recoloured(const torch::Tensor& pictures, double colour, Draws& draws) {
  const auto factor = [&] { return draws.between(1 - colour, 1 + colour).view({-1, 1, 1, 1}).to(pictures.device()); };
  const auto brightness = factor(), contrast = factor(), saturation = factor();
  const auto grey = pictures.mean(1, true);
  auto result = grey + (pictures - grey) * saturation;
  const auto mean = grey.mean({1, 2, 3}, true);
  return ((result - mean) * contrast + mean).mul_(brightness).clamp_(0, 1);
}

/// Each side's name and its counterpart, in the languages that captions come in.
constexpr std::array<std::array<const char*, 2>, 8> kSides{{{"left", "right"},
                                                            {"leftmost", "rightmost"},
                                                            {"lefthand", "righthand"},
                                                            {"links", "rechts"},
                                                            {"linke", "rechte"},
                                                            {"linken", "rechten"},
                                                            {"linker", "rechter"},
                                                            {"linkes", "rechtes"}}};

}  // namespace

AugmentedPictures augmented(const torch::Tensor& pictures, const Augmentation& augmentation, std::uint64_t seed) {
  namespace F = torch::nn::functional;
  Draws draws(pictures.size(0), seed);
  AugmentedPictures result;
  result.mirrored = draws.between(0, 1).lt(augmentation.flip ? 0.5 : 0.0);
  const auto grid = F::affine_grid(placements(augmentation, result.mirrored, draws).to(pictures.device()),
                                   pictures.sizes(), /*align_corners=*/false);
  result.pictures = F::grid_sample(
      pictures, grid,
      F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kReflection).align_corners(false));
  if (augmentation.colour > 0) result.pictures = recoloured(result.pictures, augmentation.colour, draws);
  return result;
}

MirroredWords::MirroredWords(const Vocabulary& vocabulary) : other_(torch::arange(vocabulary.size(), torch::kInt64)) {
  for (const auto& [left, right] : kSides) {
    const auto one = vocabulary.id(left), other = vocabulary.id(right);
    if (one == Vocabulary::kUnknown || other == Vocabulary::kUnknown) continue;
    other_[one] = other;
    other_[other] = one;
  }
}

torch::Tensor MirroredWords::exchanged(const torch::Tensor& tokens, const torch::Tensor& mirrored) const {
  if (mirrored.numel() == 0) return tokens;
  const auto rows = mirrored.repeat_interleave(tokens.size(0) / mirrored.size(0)).unsqueeze(1);
  return torch::where(rows, other_.index_select(0, tokens.flatten()).view(tokens.sizes()), tokens);
}

}  // namespace descry
