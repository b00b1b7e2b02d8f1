#include "model/disk/content_hash.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace descry {
namespace {

constexpr std::int64_t kSample = 64 * 1024;
constexpr std::size_t kPiece = 1024 * 1024;

std::string text_of(const XXH3_state_t& state) {
  XXH128_canonical_t digest;
  XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(&state));
  std::string text;
  for (const unsigned char byte : digest.digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

/// False: the file does not hold them.
bool add_bytes(std::ifstream& file, std::int64_t first, std::int64_t count, XXH3_state_t& state) {
  std::vector<char> piece(std::min<std::size_t>(kPiece, static_cast<std::size_t>(count)));
  file.seekg(first);
  while (count > 0) {
    const auto wanted = std::min<std::int64_t>(count, static_cast<std::int64_t>(piece.size()));
    if (!file.read(piece.data(), wanted)) return false;
    XXH3_128bits_update(&state, piece.data(), static_cast<std::size_t>(wanted));
    count -= wanted;
  }
  return true;
}

}  // namespace

Result<std::string> content_hash(const std::filesystem::path& path, HashedPart part) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) {
    return failure(errno == ENOENT || errno == ENOTDIR ? ErrorCode::kNotFound : ErrorCode::kUnreadable,
                   std::string("The file cannot be looked at (") + std::strerror(errno) + ").", path);
  }
  if (!S_ISREG(about.st_mode)) return failure(ErrorCode::kUnreadable, "This is no file.", path);
  std::ifstream file(path, std::ios::binary);
  const std::int64_t size = about.st_size;
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  bool good = file.is_open();
  if (part == HashedPart::kAll || size <= 3 * kSample) {
    good = good && add_bytes(file, 0, size, state);
  } else {
    for (const std::int64_t first : {std::int64_t{0}, (size - kSample) / 2, size - kSample}) {
      good = good && add_bytes(file, first, kSample, state);
    }
  }
  if (!good) {
    return failure(ErrorCode::kUnreadable, "The file cannot be read; check its permissions and the disk.", path);
  }
  if (part == HashedPart::kSamples) XXH3_128bits_update(&state, &size, sizeof(size));
  return text_of(state);
}

}  // namespace descry
