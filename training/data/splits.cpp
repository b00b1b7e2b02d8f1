#include "training/data/splits.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <unordered_map>
#include <utility>

namespace descry {
namespace {

namespace fs = std::filesystem;

using Hash = std::pair<std::uint64_t, std::uint64_t>;

struct HashOfHash {
  std::size_t operator()(const Hash& hash) const { return hash.first; }
};

/// Of a file's content from `first` on; that of nothing where it cannot be read.
Hash content_hash(const fs::path& path, std::uintmax_t first) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(first));
  XXH3_state_t state;
  XXH3_128bits_reset(&state);
  std::array<char, 1 << 16> block;
  while (file) {
    file.read(block.data(), block.size());
    XXH3_128bits_update(&state, block.data(), static_cast<std::size_t>(file.gcount()));
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(&state);
  return {hash.high64, hash.low64};
}

/// A picture of an evaluation split.
struct Judged {
  const CaptionedPicture* picture;
  const char* split;
};

constexpr std::uintmax_t kEndBytes = 4096;  // where two pictures of one size nearly always differ

class Leaks {
 public:
  void add(const std::vector<CaptionedPicture>& pictures, const char* split) {
    for (const CaptionedPicture& picture : pictures) {
      std::error_code error;
      const std::uintmax_t bytes = fs::file_size(picture.path, error);
      if (!error) by_size_[bytes].pictures.push_back({&picture, split});
    }
  }

  /// The picture with the same content, if any.
  const Judged* find(const CaptionedPicture& picture) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(picture.path, error);
    const auto same_size = error ? by_size_.end() : by_size_.find(bytes);
    if (same_size == by_size_.end()) return nullptr;
    const std::uintmax_t end = bytes - std::min(bytes, kEndBytes);
    OfOneSize& others = same_size->second;
    if (others.by_end.empty())
      for (const Judged& other : others.pictures) others.by_end.emplace(content_hash(other.picture->path, end), &other);
    const auto [first, last] = others.by_end.equal_range(content_hash(picture.path, end));
    for (auto other = first; other != last; ++other) {
      const Judged& same_end = *other->second;
      if (end == 0 || content_hash(same_end.picture->path, 0) == content_hash(picture.path, 0)) return &same_end;
    }
    return nullptr;
  }

 private:
  /// Where all pictures are of one size, as uncompressed ones may be, comparing each with each would take for ever.
  struct OfOneSize {
    std::vector<Judged> pictures;
    std::unordered_multimap<Hash, const Judged*, HashOfHash> by_end;  ///< once a picture to train on is of that size
  };
  std::unordered_map<std::uintmax_t, OfOneSize> by_size_;
};

}  // namespace

/// Sorted first, so that neither the folder's nor the file's order matters; own shuffling, because the standard
/// library's differs between compilers.
void split_off_dev(std::vector<CaptionedPicture>& train, std::vector<CaptionedPicture>& dev, double share,
                   std::uint64_t seed) {
  std::sort(train.begin(), train.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::mt19937_64 random(seed);
  for (std::size_t i = train.size(); i > 1; --i) std::swap(train[i - 1], train[random() % i]);
  if (train.size() < 2 || !(share > 0)) return;
  const double wanted = std::round(std::min(share, 1.0) * static_cast<double>(train.size()));
  const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, train.size() - 1);
  const auto first = train.end() - static_cast<std::ptrdiff_t>(count);
  dev.insert(dev.end(), std::make_move_iterator(first), std::make_move_iterator(train.end()));
  train.erase(first, train.end());
}

void remove_leaks(Dataset& dataset, const std::stop_token& stop) {
  Leaks leaks;
  leaks.add(dataset.dev, "dev");
  leaks.add(dataset.test, "test");
  std::erase_if(dataset.train, [&](const CaptionedPicture& picture) {
    const Judged* same = stop.stop_requested() ? nullptr : leaks.find(picture);
    if (same == nullptr) return false;
    dataset.problems.push_back(
        {DataProblem::Kind::kLeak, picture.name,
         "It has the same content as " + same->picture->name + " in " + same->split + ", and was taken out of train.",
         picture.path});
    return true;
  });
}

}  // namespace descry
