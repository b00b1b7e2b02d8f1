#pragma once

#include <cstdint>

#include "training/metrics/ngrams.h"

namespace descry {

/// ROUGE-L (Lin 2004) with beta 1.2; precision and recall are each the best over the references, as in pycocoevalcap.
double rouge_l(const std::vector<std::int32_t>& candidate, const std::vector<std::vector<std::int32_t>>& references);

}  // namespace descry
