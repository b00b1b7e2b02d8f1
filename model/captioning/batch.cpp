#include "model/captioning/batch.h"

#include <algorithm>

#include "model/images/read_ahead.h"

namespace descry {
namespace {

constexpr std::size_t kFirstBatch = 8;     ///< small, so that the first captions come at once
constexpr std::size_t kLargestBatch = 64;  ///< later ones: of several threads, each has enough to do

}  // namespace

Result<void> caption_pictures(std::span<const std::filesystem::path> paths, const PictureCaptioner& captioner,
                              const DecodingSettings& settings, const OnCaptioned& on_captioned,
                              const std::stop_token& stop) {
  const Preprocessing& input = captioner.preprocessing();
  ReadAhead pictures(paths, input.width, input.height, 2 * kLargestBatch);
  std::size_t batch = kFirstBatch;
  for (std::size_t first = 0; first < paths.size(); first += batch, batch = std::min(2 * batch, kLargestBatch)) {
    if (stop.stop_requested()) return failure(ErrorCode::kCancelled, "captioning was stopped");
    std::vector<Image> images;
    std::vector<std::size_t> indices;
    for (std::size_t index = first; index < std::min(first + batch, paths.size()); ++index) {
      Result<Image> image = pictures.next();
      if (!image) {
        on_captioned(index, tl::unexpected(image.error()));
        continue;
      }
      images.push_back(std::move(*image));
      indices.push_back(index);
    }
    if (images.empty()) continue;
    const Result<std::vector<std::vector<Caption>>> captions = captioner.caption(images, settings);
    if (!captions) return tl::unexpected(captions.error());
    for (std::size_t i = 0; i < indices.size(); ++i) on_captioned(indices[i], (*captions)[i]);
  }
  return {};
}

}  // namespace descry
