#include "training/metrics/ngram_frequencies.h"

#include <utility>

namespace descry {
namespace {

constexpr std::size_t kFirstSize = 1024;
constexpr std::size_t kFullTenths = 8;  // beyond which searches grow long

std::size_t not_free(std::size_t hash) { return hash == 0 ? 1 : hash; }

}  // namespace

std::size_t NgramFrequencies::place(std::size_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  std::size_t at = (hash ^ hash >> 32U) & mask;
  while (hashes_[at] != 0 && hashes_[at] != hash) at = (at + 1) & mask;
  return at;
}

void NgramFrequencies::add(std::size_t hash) {
  if (10 * used_ >= kFullTenths * hashes_.size()) grow();
  hash = not_free(hash);
  const std::size_t at = place(hash);
  if (std::exchange(hashes_[at], hash) == 0) ++used_;
  ++counts_[at];
}

std::uint32_t NgramFrequencies::of(std::size_t hash) const {
  return hashes_.empty() ? 0 : counts_[place(not_free(hash))];
}

void NgramFrequencies::grow() {
  const std::size_t size = hashes_.empty() ? kFirstSize : 2 * hashes_.size();
  const auto hashes = std::exchange(hashes_, std::vector<std::size_t>(size));
  const auto counts = std::exchange(counts_, std::vector<std::uint32_t>(size));
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (hashes[i] == 0) continue;
    const std::size_t at = place(hashes[i]);
    hashes_[at] = hashes[i];
    counts_[at] = counts[i];
  }
}

}  // namespace descry
