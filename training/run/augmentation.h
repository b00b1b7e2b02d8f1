#pragma once

#include <torch/types.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "model/text/vocabulary.h"
#include "training/run/settings.h"

namespace descry {

/// How training pictures are changed at random, each picture on its own.
struct Augmentation {
  double crop = 1;      ///< a part of at least this share of the area, sides 3:4 to 4:3, stretched to the whole; 1: off
  double colour = 0;    ///< brightness, contrast and saturation times 1 - colour to 1 + colour; 0: off
  double rotation = 0;  ///< degrees, at most, either way; 0: off
  bool flip = false;    ///< mirrored half the time

  /// Of a run whose backbone is trained from the start (`augment`): the original notebook's.
  static Augmentation of_notebook() { return {1, 0.3, 10, true}; }
  /// Of the fine-tuning stage.
  static Augmentation of_fine_tuning(const TrainingSettings& settings) {
    return {settings.crop, settings.colour_jitter, settings.rotation, settings.flip};
  }
};

struct AugmentedPictures {
  torch::Tensor pictures;  ///< as given
  torch::Tensor mirrored;  ///< bool [n], on the CPU
};

/// Pictures [n, 3, H, W] as shares of light (0 to 1), changed as follows from `seed`; what lies outside a picture is
/// its reflection.
AugmentedPictures augmented(const torch::Tensor& pictures, const Augmentation& augmentation, std::uint64_t seed);

/// What is said differently of a mirrored picture: words that name sides.
class MirroredWords {
 public:
  explicit MirroredWords(const Vocabulary& vocabulary);
  /// Exchanges them in the rows (int64 [rows, T]) of mirrored pictures (bool [pictures]; rows of one adjacent).
  torch::Tensor exchanged(const torch::Tensor& tokens, const torch::Tensor& mirrored) const;

 private:
  torch::Tensor other_;  ///< int64 [vocabulary]: each word's counterpart, or itself
};

}  // namespace descry
