#include "model/attention/strip.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "model/attention/overlay.h"
#include "model/images/decode.h"

namespace descry {
namespace {

constexpr int kMargin = 8, kTextHeight = 30, kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kTextScale = 0.65;

/// The nearest ASCII letters of U+00C0 to U+017F (Latin-1's letters and Latin Extended-A).
constexpr std::string_view kNearest =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kNearest.size() == 0x180 - 0xC0);

/// The code point that starts at `place`, which moves behind it; 0 for bytes that are not UTF-8.
char32_t next_code_point(const std::string& text, std::size_t& place) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(place++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return 0;
  char32_t code = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    if (place >= text.size() || (byte(place) & 0xC0) != 0x80) return 0;
    code = (code << 6) | (byte(place++) & 0x3FU);
  }
  return code;
}

void write_centred(cv::Mat& canvas, const std::string& text, cv::Rect under) {
  int baseline = 0;
  cv::Size size = cv::getTextSize(text, kFont, kTextScale, 1, &baseline);
  const double shrink = std::min(1.0, static_cast<double>(under.width) / std::max(1, size.width));
  size = cv::getTextSize(text, kFont, kTextScale * shrink, 1, &baseline);
  const cv::Point origin(under.x + (under.width - size.width) / 2, under.y + (under.height + size.height) / 2);
  cv::putText(canvas, text, origin, kFont, kTextScale * shrink, cv::Scalar(0, 0, 0), 1, cv::LINE_AA);
}

/// Copies a picture and its text to the tile of that number.
void place_tile(cv::Mat& canvas, Image& tile, const std::string& text, int number, int tiles_a_row) {
  const int x = kMargin + number % tiles_a_row * (tile.width + kMargin);
  const int y = kMargin + number / tiles_a_row * (tile.height + kTextHeight + kMargin);
  const cv::Mat pixels(tile.height, tile.width, CV_8UC3, tile.rgb.data());
  pixels.copyTo(canvas(cv::Rect(x, y, tile.width, tile.height)));
  write_centred(canvas, text, cv::Rect(x, y + tile.height, tile.width, kTextHeight));
}

Image tile_of(const Image& picture, const AttentionMap& map, float scale, const StripOptions& options) {
  const bool heat = options.look == StripOptions::Look::kHeat;
  return heat ? heat_overlay(picture, map, options.opacity, scale)
              : spotlight_overlay(picture, map, options.opacity, scale);
}

}  // namespace

std::string drawable(const std::string& utf8) {
  std::string text;
  for (std::size_t place = 0; place < utf8.size();) {
    const char32_t code = next_code_point(utf8, place);
    if (code >= 0xC0 && code < 0x180) {
      text += kNearest[code - 0xC0];
    } else {
      text += code >= 0x20 && code < 0x7F ? static_cast<char>(code) : '?';
    }
  }
  return text;
}

Image attention_strip(const Image& picture, const std::vector<StripTile>& tiles, const StripOptions& options) {
  const double scale = static_cast<double>(options.tile_side) / std::max({1, picture.width, picture.height});
  const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(side * scale))); };
  Image small = resized(picture, scaled(picture.width), scaled(picture.height));

  const int count = static_cast<int>(tiles.size()) + 1;
  const int columns = std::clamp(options.tiles_a_row, 1, count), rows = (count + columns - 1) / columns;
  Image strip;
  strip.width = kMargin + columns * (small.width + kMargin);
  strip.height = kMargin + rows * (small.height + kTextHeight + kMargin);
  strip.rgb.assign(static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height) * 3, 255);
  cv::Mat canvas(strip.height, strip.width, CV_8UC3, strip.rgb.data());

  float largest = 0;
  for (const StripTile& tile : tiles) largest = std::max(largest, largest_weight(tile.map));
  place_tile(canvas, small, "", 0, columns);
  for (int i = 1; i < count; ++i) {
    const StripTile& tile = tiles[static_cast<std::size_t>(i) - 1];
    Image shown = tile_of(small, tile.map, options.one_scale ? largest : largest_weight(tile.map), options);
    place_tile(canvas, shown, drawable(tile.word), i, columns);
  }
  return strip;
}

}  // namespace descry
