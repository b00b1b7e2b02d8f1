#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "training/scenes/scene.h"

namespace descry {
namespace {

constexpr int kShift = 4;  // OpenCV's fixed-point coordinates: sixteenths of a pixel
constexpr int kUnit = 1 << kShift;

/// An outline around (0, 0), thousandths of the radius; y points down. Each fills its box from -1000 to 1000.
using Outline = std::vector<std::array<int, 2>>;

const Outline kSquare{{-1000, -1000}, {1000, -1000}, {1000, 1000}, {-1000, 1000}};
const Outline kTriangle{{0, -1000}, {1000, 1000}, {-1000, 1000}};
// A pentagram (points at 18, 54, 90 ... degrees, inner radius 0.4), stretched to its box
const Outline kStar{{0, -1000}, {247, -253},  {1000, -236}, {400, 189},    {618, 1000},
                    {0, 500},   {-618, 1000}, {-400, 189},  {-1000, -236}, {-247, -253}};
const Outline kCross{{-330, -1000}, {330, -1000}, {330, -330}, {1000, -330}, {1000, 330},   {330, 330},
                     {330, 1000},   {-330, 1000}, {-330, 330}, {-1000, 330}, {-1000, -330}, {-330, -330}};
const Outline kHeart{{0, -550},     {130, -800},  {330, -960},  {560, -1000},  {800, -900},  {960, -680}, {1000, -400},
                     {930, -90},    {720, 260},   {400, 620},   {0, 1000},     {-400, 620},  {-720, 260}, {-930, -90},
                     {-1000, -400}, {-960, -680}, {-800, -900}, {-560, -1000}, {-330, -960}, {-130, -800}};

/// Millionths of the side as fixed-point pixels; OpenCV's pixel centres lie at whole numbers.
int fixed(std::int64_t millionths, int side) {
  return static_cast<int>(millionths * side * kUnit / 1'000'000) - kUnit / 2;
}

void draw_object(cv::Mat& pixels, const SceneObject& object, int side) {
  const cv::Scalar colour(object.rgb[0], object.rgb[1], object.rgb[2]);
  const std::int64_t x = std::int64_t{1000} * object.x;
  const std::int64_t y = std::int64_t{1000} * object.y;
  if (object.shape == 0) {
    const int radius = object.radius * side * kUnit / 1000;
    cv::circle(pixels, {fixed(x, side), fixed(y, side)}, radius, colour, cv::FILLED, cv::LINE_AA, kShift);
    return;
  }
  const std::array<const Outline*, 5> outlines{&kSquare, &kTriangle, &kStar, &kCross, &kHeart};
  std::vector<cv::Point> points;
  for (const auto& [across, down] : *outlines.at(static_cast<std::size_t>(object.shape - 1))) {
    points.emplace_back(fixed(x + object.radius * across, side), fixed(y + object.radius * down, side));
  }
  cv::fillPoly(pixels, std::vector<std::vector<cv::Point>>{points}, colour, cv::LINE_AA, kShift);
}

}  // namespace

Image drawn_scene(const Scene& scene, int side, SceneRandom& random) {
  Image image{side, side,
              std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3)};
  std::uint8_t* to = image.rgb.data();
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int deviation = random.between(-scene.noise, scene.noise);
      for (std::size_t c = 0; c < 3; ++c) {
        const int step = (scene.background_end[c] - scene.background[c]) * (x + y) / (2 * side);
        *to++ = static_cast<std::uint8_t>(std::clamp(scene.background[c] + step + deviation, 0, 255));
      }
    }
  }
  cv::Mat pixels(side, side, CV_8UC3, image.rgb.data());
  for (const SceneObject& object : scene.objects) draw_object(pixels, object, side);
  return image;
}

std::array<int, 4> box_in_pixels(const SceneObject& object, int side) {
  const auto pixel = [side](int thousandths) { return (thousandths * side + 500) / 1000; };
  const int left = pixel(object.x - object.radius);
  const int top = pixel(object.y - object.radius);
  return {left, top, pixel(object.x + object.radius) - left, pixel(object.y + object.radius) - top};
}

}  // namespace descry
