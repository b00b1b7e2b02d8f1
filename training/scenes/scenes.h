#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "model/result.h"

namespace descry {

struct SceneSettings {
  int count = 2400;        ///< pictures, 1 to 1,000,000; split 80 / 10 / 10 into train, dev, test
  std::uint64_t seed = 1;  ///< the same seed writes the same files
  int side = 96;           ///< pixels, 32 to 1024
};

/// Writes small captioned scenes (shapes, colours, sizes, positions, counts; five varied phrasings each) in Flickr8k's
/// layout, and scenes.json with each picture's objects:
/// {"seed", "side", "pictures": [{"picture": name, "objects": [{"nouns": [every word that a caption may use for it],
/// "colour", "size", "box": [x, y, width, height] in pixels}]}]}. Earlier scenes in the folder are replaced.
/// `progress(done)` may be empty. Errors: kUsage, kNotWritten (also: the folder holds other data).
Result<void> write_scenes(const std::filesystem::path& folder, const SceneSettings& settings,
                          const std::function<void(int done)>& progress = {});

}  // namespace descry
