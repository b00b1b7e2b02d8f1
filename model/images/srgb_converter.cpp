#include "model/images/srgb_converter.h"

#include <lcms2.h>

#include <algorithm>
#include <cstdlib>
#include <list>
#include <mutex>

namespace descry {
namespace {

constexpr std::size_t kLargestProfile = 16 << 20;
constexpr std::size_t kProfilesKept = 16;
constexpr int kUnseen = 2;  // of 255: what nobody sees, and rounding makes

struct KnownProfile {
  std::vector<std::uint8_t> bytes;
  std::shared_ptr<const SrgbConverter> converter;
};

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

}  // namespace

std::shared_ptr<const SrgbConverter> SrgbConverter::of(std::span<const std::uint8_t> profile) {
  if (profile.empty() || profile.size() > kLargestProfile) return nullptr;
  static std::mutex mutex;
  static std::list<KnownProfile> known;  // latest first
  const std::lock_guard lock(mutex);
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const KnownProfile& each) { return std::ranges::equal(each.bytes, profile); });
  if (found != known.end()) {
    known.splice(known.begin(), known, found);
  } else {
    known.push_front({{profile.begin(), profile.end()}, made(profile)});
    if (known.size() > kProfilesKept) known.pop_back();
  }
  return known.front().converter;
}

std::shared_ptr<const SrgbConverter> SrgbConverter::made(std::span<const std::uint8_t> profile) {
  const Profile from(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
  const Profile to(cmsCreate_sRGBProfile());
  if (!from || !to) return nullptr;
  Pixels pixels = Pixels::kRgb;
  cmsUInt32Number format = TYPE_RGB_8;
  switch (cmsGetColorSpace(from.get())) {
    case cmsSigRgbData:
      break;
    case cmsSigGrayData:
      pixels = Pixels::kGrey;
      format = TYPE_GRAY_8;
      break;
    case cmsSigCmykData:
      pixels = Pixels::kCmyk;
      format = TYPE_CMYK_8;
      break;
    default:
      return nullptr;
  }
  // Without lcms's cache of the last pixel, which threads would share.
  void* transform = cmsCreateTransform(from.get(), format, to.get(), TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                                       cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION);
  if (transform == nullptr) return nullptr;
  std::shared_ptr<const SrgbConverter> converter(new SrgbConverter(transform, pixels));
  return converter->changes_nothing() ? nullptr : converter;
}

SrgbConverter::~SrgbConverter() { cmsDeleteTransform(transform_); }

bool SrgbConverter::changes_nothing() const {
  if (pixels_ == Pixels::kCmyk) return false;
  std::vector<std::uint8_t> before;
  constexpr int kStep = 17;
  for (int red = 0; red < 256; red += kStep) {
    if (pixels_ == Pixels::kGrey) {
      before.insert(before.end(), 3, static_cast<std::uint8_t>(red));
      continue;
    }
    for (int green = 0; green < 256; green += kStep) {
      for (int blue = 0; blue < 256; blue += kStep) {
        for (const int value : {red, green, blue}) before.push_back(static_cast<std::uint8_t>(value));
      }
    }
  }
  std::vector<std::uint8_t> after = before;
  convert(after);
  return std::equal(before.begin(), before.end(), after.begin(),
                    [](std::uint8_t a, std::uint8_t b) { return std::abs(a - b) <= kUnseen; });
}

void SrgbConverter::convert(std::vector<std::uint8_t>& rgb) const {
  const auto pixels = static_cast<cmsUInt32Number>(rgb.size() / 3);
  if (pixels_ == Pixels::kGrey) {
    std::vector<std::uint8_t> grey(pixels);
    for (std::size_t i = 0; i < grey.size(); ++i) grey[i] = rgb[3 * i];
    cmsDoTransform(transform_, grey.data(), rgb.data(), pixels);
  } else if (pixels_ == Pixels::kRgb) {
    cmsDoTransform(transform_, rgb.data(), rgb.data(), pixels);
  }
}

std::vector<std::uint8_t> SrgbConverter::converted_inks(const std::vector<std::uint8_t>& inks) const {
  std::vector<std::uint8_t> rgb(inks.size() / 4 * 3);
  if (pixels_ == Pixels::kCmyk)
    cmsDoTransform(transform_, inks.data(), rgb.data(), static_cast<cmsUInt32Number>(inks.size() / 4));
  return rgb;
}

}  // namespace descry
