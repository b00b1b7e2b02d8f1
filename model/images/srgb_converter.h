#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "model/images/image.h"

namespace descry {

/// Turns pixels of one ICC profile into sRGB: relative colorimetric, with black point compensation. Any thread.
class SrgbConverter {
 public:
  /// What an ICC profile's pixels are made of.
  enum class Pixels { kRgb, kGrey, kCmyk };

  /// Null where nothing is to be done: the profile is sRGB as far as 8 bits show, is damaged, or is of pixels that no
  /// picture here has. Profiles met before are answered at once.
  static std::shared_ptr<const SrgbConverter> of(std::span<const std::uint8_t> profile);
  ~SrgbConverter();
  SrgbConverter(const SrgbConverter&) = delete;
  SrgbConverter& operator=(const SrgbConverter&) = delete;

  Pixels pixels() const { return pixels_; }
  /// In place; of grey pictures, whose three values are alike, the first counts. Not for kCmyk.
  void convert(std::vector<std::uint8_t>& rgb) const;
  /// Four inks a pixel, 0: none of it, to three values.
  std::vector<std::uint8_t> converted_inks(const std::vector<std::uint8_t>& inks) const;

 private:
  SrgbConverter(void* transform, Pixels pixels) : transform_(transform), pixels_(pixels) {}
  static std::shared_ptr<const SrgbConverter> made(std::span<const std::uint8_t> profile);
  bool changes_nothing() const;

  void* transform_;
  Pixels pixels_;
};

}  // namespace descry
