#pragma once

#include <filesystem>
#include <string>

#include "model/result.h"

namespace descry {

/// How much of a file a hash is taken of.
enum class HashedPart {
  kAll,
  /// Its size and 64 KiB each of its beginning, middle and end: enough to tell photographs apart, and quick however
  /// many megabytes they have.
  kSamples,
};

/// What a file is known by wherever it lies: XXH3 of 128 bits (xxhash), 32 hexadecimal digits. Errors: kNotFound,
/// kUnreadable. Any thread.
Result<std::string> content_hash(const std::filesystem::path& file, HashedPart part = HashedPart::kSamples);

}  // namespace descry
