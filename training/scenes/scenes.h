#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "model/result.h"

namespace descry {

struct SceneSettings {
  int count = 1200;         ///< pictures, 1 to 1,000,000; split 80 / 10 / 10 into train, dev, test
  std::uint64_t seed = 1;   ///< the same seed writes the same files
  int side = 96;            ///< pixels, 32 to 1024
};

/// Writes small captioned scenes (shapes, colours, sizes, positions, counts; five varied phrasings each) in Flickr8k's
/// layout, and scenes.json with each picture's objects: noun words and their boxes in pixels [x, y, width, height].
/// `progress(done)` may be empty. Errors: kUsage, kNotWritten.
Result<void> write_scenes(const std::filesystem::path& folder, const SceneSettings& settings,
                          const std::function<void(int done)>& progress = {});

}  // namespace descry
