#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "model/images/codecs.h"

namespace descry {
namespace {

struct GifSource {
  Bytes rest;
};

int read_from_memory(GifFileType* gif, GifByteType* to, int count) {
  auto* source = static_cast<GifSource*>(gif->UserData);
  const std::size_t size = std::min(static_cast<std::size_t>(std::max(count, 0)), source->rest.size());
  std::memcpy(to, source->rest.data(), size);
  source->rest = source->rest.subspan(size);
  return static_cast<int>(size);
}

struct CloseGif {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, CloseGif>;

Result<PictureHeader> gif_header(Bytes bytes) {
  if (bytes.size() < 10) return cut_short();
  const PictureSize size{bytes[6] | bytes[7] << 8, bytes[8] | bytes[9] << 8};
  if (size.width == 0 || size.height == 0) return damaged_picture("a size of zero");
  return PictureHeader{size};
}

/// Reads an extension's blocks; a graphics control block sets the colour that is see-through (-1: none).
bool read_extension(GifFileType* gif, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return false;
  if (code == GRAPHICS_EXT_FUNC_CODE && block != nullptr) {
    GraphicsControlBlock control;
    if (DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) transparent = control.TransparentColor;
  }
  while (block != nullptr) {
    if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return false;
  }
  return true;
}

/// Goes on to the first frame; what a GIF may hold before it are extensions.
bool find_first_frame(GifFileType* gif, int& transparent) {
  for (;;) {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    if (DGifGetRecordType(gif, &record) == GIF_ERROR) return false;
    if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK;
    if (record != EXTENSION_RECORD_TYPE || !read_extension(gif, transparent)) return false;
  }
}

/// The order in which an interlaced GIF stores its rows (GIF89a, appendix E).
std::vector<int> stored_rows(int height, bool interlaced) {
  std::vector<int> rows;
  constexpr std::array<std::array<int, 2>, 4> kPasses{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  for (std::size_t pass = 0; pass < (interlaced ? 4U : 1U); ++pass) {
    const auto [first, step] = interlaced ? kPasses[pass] : std::array<int, 2>{0, 1};
    for (int row = first; row < height; row += step) rows.push_back(row);
  }
  return rows;
}

bool draw_frame(GifFileType* gif, int transparent, Image& canvas) {
  const GifImageDesc& frame = gif->Image;
  const ColorMapObject* colours = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
  if (colours == nullptr) return false;
  std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
  for (const int row : stored_rows(frame.Height, frame.Interlace)) {
    if (DGifGetLine(gif, line.data(), frame.Width) == GIF_ERROR) return false;
    const int y = frame.Top + row;
    for (int column = 0; column < frame.Width && y < canvas.height; ++column) {
      const int x = frame.Left + column;
      const int index = line[static_cast<std::size_t>(column)];
      if (x >= canvas.width || index == transparent || index >= colours->ColorCount) continue;
      std::uint8_t* to = canvas.rgb.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width) +
                                                  static_cast<std::size_t>(x));
      const GifColorType& colour = colours->Colors[index];
      to[0] = colour.Red, to[1] = colour.Green, to[2] = colour.Blue;
    }
  }
  return true;
}

Result<StoredPicture> decode_gif(Bytes bytes, int /*wanted_side*/) {
  const auto header = gif_header(bytes);
  if (!header) return tl::unexpected(header.error());
  GifSource source{bytes};
  const Gif gif(DGifOpen(&source, read_from_memory, nullptr));
  int transparent = NO_TRANSPARENT_COLOR;
  if (!gif || !find_first_frame(gif.get(), transparent) || gif->Image.Width <= 0 || gif->Image.Height <= 0) {
    return cut_short();
  }
  StoredPicture picture;
  picture.image.width = gif->SWidth;
  picture.image.height = gif->SHeight;
  picture.image.rgb.assign(static_cast<std::size_t>(header->size.width * header->size.height) * 3, 255);
  if (!draw_frame(gif.get(), transparent, picture.image)) return cut_short();
  return picture;
}

}  // namespace

const PictureCodec kGifCodec{"GIF",
                             [](Bytes bytes) {
                               return bytes.size() >= 6 && (std::memcmp(bytes.data(), "GIF87a", 6) == 0 ||
                                                            std::memcmp(bytes.data(), "GIF89a", 6) == 0);
                             },
                             gif_header, decode_gif};

}  // namespace descry
