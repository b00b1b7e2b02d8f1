#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/images/image.h"
#include "model/result.h"

namespace descry {

/// One stage of inverted-residual blocks (Tan & Le 2019, table 1).
struct EfficientNetStage {
  int expand = 6;    ///< expansion ratio of the first 1x1 convolution; 1: none
  int kernel = 3;    ///< 3 or 5
  int stride = 1;    ///< of the stage's first block: 1 or 2
  int channels = 0;  ///< output channels before the width multiplier
  int repeats = 1;   ///< blocks before the depth multiplier
  bool operator==(const EfficientNetStage&) const = default;
};

/// EfficientNet by options. B0 to B2: squeeze-excite, SiLU, symmetric padding (torchvision). Lite0 to Lite2: neither
/// squeeze-excite nor scaled stem and head, ReLU6, TensorFlow's uneven SAME padding, BatchNorm epsilon 1e-3.
struct EfficientNetOptions {
  enum class Activation { kSilu, kRelu6 };
  std::string name = "efficientnet-lite0";
  std::vector<EfficientNetStage> stages;  ///< filled by the factories below
  int stem_channels = 32;
  int head_channels = 1280;  ///< channels of the features; 0: no head convolution, the last stage's channels
  double width = 1.0;        ///< multiplier of channels, rounded to multiples of 8
  double depth = 1.0;        ///< multiplier of repeats, rounded up
  bool squeeze_excite = false;
  bool fixed_stem_head = true;  ///< width does not apply to stem and head, depth not to the first and last stage
  bool same_padding = true;     ///< TensorFlow's; false: symmetric
  Activation activation = Activation::kRelu6;
  double batch_norm_epsilon = 1e-3;
  int members = 1;      ///< whole networks side by side, whose features' channels follow each other (an ensemble's)
  bool folded = false;  ///< convolutions carry BatchNorm's scale and a bias; no BatchNorm modules exist

  /// Widths and depths of Tan & Le 2019: 1 and 1 (trained on pictures of 224 x 224), 1 and 1.1 (240), 1.1 and 1.2
  /// (260).
  static EfficientNetOptions b0();
  static EfficientNetOptions b1();
  static EfficientNetOptions b2();
  static EfficientNetOptions lite0();
  static EfficientNetOptions lite1();
  static EfficientNetOptions lite2();
  /// Three strides and few channels: learns generated scenes from scratch within minutes (grid = input / 8).
  static EfficientNetOptions tiny();
  int feature_channels() const;  ///< channels of forward's result, of one member
  int reduction() const;         ///< input pixels a feature cell, in one direction (32 for all but tiny)
  /// For options that come from a file. Errors: kUsage, naming the field and its range.
  Result<void> validate() const;
  bool operator==(const EfficientNetOptions&) const = default;
};

/// What the weights were trained with, side 224: ImageNet's mean and deviation for B0 to B2, (x / 255 - .498) / .502
/// for the others.
Preprocessing preprocessing_of(const EfficientNetOptions& options);

void to_json(nlohmann::json& json, const EfficientNetOptions& options);
/// Throws nlohmann::json::exception on wrong types; the readers of model files turn that into an Error.
void from_json(const nlohmann::json& json, EfficientNetOptions& options);

}  // namespace descry
