#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "training/metrics/ngrams.h"

namespace descry {

/// Counts n-grams by their hash (NgramHash) in twelve bytes each and some room, where a node of a map takes 56: a
/// million captions have seven million. That two of so many share all 64 bits is a chance of one in a million.
class NgramFrequencies {
 public:
  void add(std::size_t hash);
  std::uint32_t of(std::size_t hash) const;  ///< 0 where it was never added

 private:
  std::size_t place(std::size_t hash) const;  ///< its own, or a free one
  void grow();

  std::vector<std::size_t> hashes_;    ///< open addressing, its size a power of two; 0: free
  std::vector<std::uint32_t> counts_;  ///< beside them
  std::size_t used_ = 0;
};

}  // namespace descry
