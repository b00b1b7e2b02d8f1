#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "model/captioning/picture_captioner.h"
#include "model/result.h"

namespace descry {

/// A picture's captions, best first, or why it has none. `index` counts in the list given.
using OnCaptioned = std::function<void(std::size_t index, const Result<std::vector<Caption>>& captions)>;

/// Captions pictures in the list's order; decoding overlaps with the network. A picture that fails does not keep the
/// others from their captions. No more than a few batches are in memory. Calls back on the caller's thread.
/// Errors: kUsage (settings out of range), kCancelled (those captioned so far were reported).
Result<void> caption_pictures(std::span<const std::filesystem::path> paths, const PictureCaptioner& captioner,
                              const DecodingSettings& settings, const OnCaptioned& on_captioned,
                              const std::stop_token& stop = {});

}  // namespace descry
