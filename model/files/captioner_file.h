#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/images/image.h"
#include "model/network/captioner.h"
#include "model/network/efficientnet.h"
#include "model/result.h"
#include "model/text/vocabulary.h"

namespace descry {

/// A captioner as one file holds it: networks (eval mode), words, preprocessing, and what it says of itself.
struct LoadedCaptioner {
  Captioner network{nullptr};
  EfficientNet backbone{nullptr};  ///< folded; null when the file holds none
  Vocabulary vocabulary;
  Preprocessing preprocessing;
  /// Free-form, all optional: "name", "created", "training" (settings), "data" (summary), "metrics", "licences" (list
  /// of notices), "attention" ({"layer", "head"}: the default map), "decoding" ({"beam", "length_exponent"}).
  nlohmann::json card = nlohmann::json::object();
};

inline constexpr int kCaptionerFormat = 1;  ///< the format version that is written; newer ones are refused

/// Reads a captioner. Errors: as read_safetensors; kUnsupported (newer format, or no captioner at all), kDamaged (a
/// tensor missing, or of a shape that contradicts the options; it is named).
Result<LoadedCaptioner> read_captioner(const std::filesystem::path& path);

/// Writes whole or not at all. `half`: floating-point tensors as 16-bit. Errors: kNotWritten.
Result<void> write_captioner(const LoadedCaptioner& captioner, const std::filesystem::path& path, bool half);

}  // namespace descry
