#include "app/commands/strips.h"

#include <algorithm>

#include "model/attention/strip.h"
#include "model/images/decode.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr int kPictureSide = 1024;  // enough for every tile

std::vector<AttentionMap> maps_of(const PictureCaptioner& captioner, MapKind kind, const Image& picture,
                                  const Caption& caption) {
  std::vector<AttentionMap> maps;
  if (kind == MapKind::kDependence) {
    const DependenceTrace trace = captioner.dependence(picture, caption.tokens);
    for (int word = 0; word < trace.words; ++word) maps.push_back(trace.map(word));
  } else {
    const AttentionTrace trace = captioner.explain(picture, caption.tokens);
    for (int word = 0; word < trace.words; ++word)
      maps.push_back(trace.map(word, captioner.default_layer(), captioner.default_head()));
  }
  return maps;
}

}  // namespace

StripWriter::StripWriter(PictureCaptioner captioner, fs::path folder, MapKind map)
    : captioner_(std::move(captioner)), folder_(std::move(folder)), map_(map) {}

Result<fs::path> StripWriter::write(const fs::path& picture, const Caption& caption) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return failure(ErrorCode::kNotWritten, "this folder cannot be made: " + error.message(), folder_);
  Result<Image> image = read_image(picture, kPictureSide);
  if (!image) return tl::unexpected(image.error());
  std::vector<StripTile> tiles;
  const std::vector<AttentionMap> maps = maps_of(captioner_, map_, *image, caption);
  for (std::size_t word = 0; word < std::min(maps.size(), caption.words.size()); ++word)
    tiles.push_back({caption.words[word].text, maps[word]});
  const std::string stem = picture.stem().native();
  std::string name = stem;
  for (int copy = 2; !names_.insert(name).second; ++copy) name = stem + "-" + std::to_string(copy);
  const fs::path path = folder_ / (name + ".png");
  StripOptions options;
  options.one_scale = map_ == MapKind::kDependence;  // a word that depends on nothing is not to look as if it did
  if (Result<void> written = write_image(attention_strip(*image, tiles, options), path); !written)
    return tl::unexpected(written.error());
  return path;
}

}  // namespace descry
