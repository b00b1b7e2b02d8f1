#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "model/images/codecs.h"

#ifdef DESCRY_HEIF
#include <lcms2.h>
#include <libheif/heif.h>
#endif

namespace descry {
namespace {

/// The brands in a file's first box (ISO 14496-12, 4.3) by which pictures are told from videos.
bool is_heif(Bytes bytes) {
  constexpr std::array kBrands{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2", "avif", "avis"};
  if (bytes.size() < 16 || std::memcmp(bytes.data() + 4, "ftyp", 4) != 0) return false;
  const std::string_view brand(reinterpret_cast<const char*>(bytes.data()) + 8, 4);
  return std::any_of(kBrands.begin(), kBrands.end(), [&](const char* known) { return brand == known; });
}

bool is_avif(Bytes bytes) {
  const std::string_view box(reinterpret_cast<const char*>(bytes.data()), std::min<std::size_t>(bytes.size(), 64));
  return box.find("avif") != std::string_view::npos || box.find("avis") != std::string_view::npos;
}

tl::unexpected<Error> no_decoder(Bytes bytes) {
#ifdef DESCRY_HEIF
  const std::string wanted = is_avif(bytes)
                                 ? "AVIF pictures take libheif's AV1 decoder, which is not installed (Debian "
                                   "and Ubuntu: the package libheif-plugin-dav1d or libheif-plugin-aomdec)"
                                 : "HEIC pictures take libheif's HEVC decoder, which is not installed (Debian "
                                   "and Ubuntu: the package libheif-plugin-libde265)";
#else
  const std::string wanted = std::string(is_avif(bytes) ? "AVIF" : "HEIC") +
                             " pictures are not read by this Descry, which was built without libheif (libheif-dev)";
#endif
  return failure(ErrorCode::kUnsupported, wanted + "; install it or save the picture as JPEG.");
}

#ifdef DESCRY_HEIF

struct FreeContext {
  void operator()(heif_context* context) const { heif_context_free(context); }
};
struct ReleaseHandle {
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
struct ReleaseImage {
  void operator()(heif_image* image) const { heif_image_release(image); }
};
struct FreeNclx {
  void operator()(heif_color_profile_nclx* profile) const { heif_nclx_color_profile_free(profile); }
};

struct OpenedHeif {
  std::unique_ptr<heif_context, FreeContext> context;
  std::unique_ptr<heif_image_handle, ReleaseHandle> handle;
};

tl::unexpected<Error> failed(const heif_error& error, Bytes bytes) {
  const bool no_codec = error.code == heif_error_Unsupported_filetype ||
                        error.subcode == heif_suberror_Unsupported_codec ||
                        error.code == heif_error_Plugin_loading_error;
  if (no_codec) return no_decoder(bytes);
  if (error.code == heif_error_Unsupported_feature)
    return failure(ErrorCode::kUnsupported,
                   "This kind of HEIF cannot be read (" + std::string(error.message) + "); save it as JPEG.");
  if (error.subcode == heif_suberror_End_of_data) return cut_short();
  return damaged_picture(error.message);
}

Result<OpenedHeif> open_heif(Bytes bytes) {
  OpenedHeif opened;
  opened.context.reset(heif_context_alloc());
  heif_error error =
      heif_context_read_from_memory_without_copy(opened.context.get(), bytes.data(), bytes.size(), nullptr);
  heif_image_handle* handle = nullptr;
  if (error.code == heif_error_Ok) error = heif_context_get_primary_image_handle(opened.context.get(), &handle);
  opened.handle.reset(handle);
  if (error.code != heif_error_Ok) return failed(error, bytes);
  return opened;
}

/// Libheif turns and mirrors by itself.
Result<PictureHeader> heif_header(Bytes bytes) {
  return open_heif(bytes).and_then([](const OpenedHeif& opened) -> Result<PictureHeader> {
    const PictureSize size{heif_image_handle_get_width(opened.handle.get()),
                           heif_image_handle_get_height(opened.handle.get())};
    if (size.width <= 0 || size.height <= 0) return damaged_picture("a size of zero");
    return PictureHeader{size};
  });
}

/// An ICC profile that says what code points of ISO 23091-2 say. Curves that no ICC profile of 8 bits serves (PQ, HLG)
/// and those of video are taken for sRGB's.
std::vector<std::uint8_t> profile_of(const heif_color_profile_nclx& nclx) {
  const bool plain_primaries = nclx.color_primaries == heif_color_primaries_ITU_R_BT_709_5 ||
                               nclx.color_primaries == heif_color_primaries_unspecified;
  double gamma = 0;
  if (nclx.transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_470_6_System_M) gamma = 2.2;
  if (nclx.transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_470_6_System_B_G) gamma = 2.8;
  if (nclx.transfer_characteristics == heif_transfer_characteristic_linear) gamma = 1;
  if (plain_primaries && gamma == 0) return {};
  const cmsCIExyY white{nclx.color_primary_white_x, nclx.color_primary_white_y, 1};
  const cmsCIExyYTRIPLE primaries{{nclx.color_primary_red_x, nclx.color_primary_red_y, 1},
                                  {nclx.color_primary_green_x, nclx.color_primary_green_y, 1},
                                  {nclx.color_primary_blue_x, nclx.color_primary_blue_y, 1}};
  if (white.y <= 0 || primaries.Red.y <= 0 || primaries.Green.y <= 0 || primaries.Blue.y <= 0) return {};
  constexpr double kSrgbCurve[]{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};  // IEC 61966-2-1
  cmsToneCurve* curve = gamma > 0 ? cmsBuildGamma(nullptr, gamma) : cmsBuildParametricToneCurve(nullptr, 4, kSrgbCurve);
  cmsToneCurve* curves[]{curve, curve, curve};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(curve);
  if (profile == nullptr) return {};
  cmsUInt32Number size = 0;
  std::vector<std::uint8_t> bytes;
  if (cmsSaveProfileToMem(profile, nullptr, &size)) {
    bytes.resize(size);
    if (!cmsSaveProfileToMem(profile, bytes.data(), &size)) bytes.clear();
  }
  cmsCloseProfile(profile);
  return bytes;
}

std::shared_ptr<const SrgbConverter> colours_of(const heif_image_handle* handle) {
  std::vector<std::uint8_t> profile(heif_image_handle_get_raw_color_profile_size(handle));
  if (!profile.empty() && heif_image_handle_get_raw_color_profile(handle, profile.data()).code != heif_error_Ok)
    return nullptr;
  if (profile.empty()) {
    heif_color_profile_nclx* nclx = nullptr;
    if (heif_image_handle_get_nclx_color_profile(handle, &nclx).code != heif_error_Ok) return nullptr;
    const std::unique_ptr<heif_color_profile_nclx, FreeNclx> release(nclx);
    profile = profile_of(*nclx);
  }
  auto colours = SrgbConverter::of(profile);
  return colours && colours->pixels() != SrgbConverter::Pixels::kCmyk ? colours : nullptr;
}

Result<StoredPicture> decode_heif(Bytes bytes, int /*wanted_side*/) {
  const auto opened = open_heif(bytes);
  if (!opened) return tl::unexpected(opened.error());
  heif_image* decoded = nullptr;
  const heif_error error =
      heif_decode_image(opened->handle.get(), &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nullptr);
  const std::unique_ptr<heif_image, ReleaseImage> image(decoded);
  if (error.code != heif_error_Ok) return failed(error, bytes);
  const int width = heif_image_get_width(image.get(), heif_channel_interleaved);
  const int height = heif_image_get_height(image.get(), heif_channel_interleaved);
  int stride = 0;
  const std::uint8_t* plane = heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
  if (plane == nullptr || width <= 0 || height <= 0 || stride < 4 * width) return damaged_picture("no pixels");
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  for (int row = 0; row < height; ++row) {
    std::memcpy(rgba.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width) * 4,
                plane + static_cast<std::ptrdiff_t>(row) * stride, static_cast<std::size_t>(width) * 4);
  }
  return from_rgba(rgba.data(), width, height, colours_of(opened->handle.get()));
}

#else

Result<PictureHeader> heif_header(Bytes bytes) { return no_decoder(bytes); }
Result<StoredPicture> decode_heif(Bytes bytes, int /*wanted_side*/) { return no_decoder(bytes); }

#endif

}  // namespace

const PictureCodec kHeifCodec{"HEIF", is_heif, heif_header, decode_heif};

}  // namespace descry
