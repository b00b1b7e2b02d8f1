#include "app/commands/strips.h"

#include <algorithm>

#include "model/attention/strip.h"
#include "model/images/decode.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr int kPictureSide = 1024;  // enough for every tile

}  // namespace

StripWriter::StripWriter(PictureCaptioner captioner, fs::path folder)
    : captioner_(std::move(captioner)), folder_(std::move(folder)) {}

Result<fs::path> StripWriter::write(const fs::path& picture, const Caption& caption) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return failure(ErrorCode::kNotWritten, "this folder cannot be made: " + error.message(), folder_);
  Result<Image> image = read_image(picture, kPictureSide);
  if (!image) return tl::unexpected(image.error());
  const AttentionTrace trace = captioner_.explain(*image, caption.tokens);
  std::vector<StripTile> tiles;
  const int words = std::min(trace.words, static_cast<int>(caption.words.size()));
  for (int word = 0; word < words; ++word)
    tiles.push_back({caption.words[static_cast<std::size_t>(word)].text,
                     trace.map(word, captioner_.default_layer(), captioner_.default_head())});
  const std::string stem = picture.stem().native();
  std::string name = stem;
  for (int copy = 2; !names_.insert(name).second; ++copy) name = stem + "-" + std::to_string(copy);
  const fs::path path = folder_ / (name + ".png");
  if (Result<void> written = write_image(attention_strip(*image, tiles), path); !written)
    return tl::unexpected(written.error());
  return path;
}

}  // namespace descry
