#pragma once

#include "training/data/dataset.h"

namespace descry {

/// The original notebook's filters. Words are counted as it did: what stands between blanks, a lone period included.
struct CaptionFilter {
  int min_words = 0;             ///< a picture with a shorter caption is left out; 0: off (the notebook's 5)
  int max_words = 0;             ///< a picture with a longer caption is left out; 0: off (the notebook's 25)
  int captions_per_picture = 0;  ///< train pictures keep their first ones only; 0: all
};

/// Leaves pictures out of every split; each is listed as kFiltered. References of dev and test keep all captions.
void apply_filter(Dataset& dataset, const CaptionFilter& filter);

}  // namespace descry
