#pragma once

#include <cstdint>

#include "model/captioning/picture_captioner.h"
#include "model/files/captioner_file.h"

namespace descry {

constexpr int kSide = 32;

/// Random weights, made larger so that its words differ from picture to picture.
inline LoadedCaptioner random_model() {
  torch::manual_seed(11);
  LoadedCaptioner model;
  model.backbone = EfficientNet(EfficientNet(EfficientNetOptions::tiny())->folded());
  model.vocabulary =
      Vocabulary::from_captions({"a red circle under two blue squares", "three green dots on grey"}, {1, 0});
  model.preprocessing.height = model.preprocessing.width = kSide;
  CaptionerOptions options;
  options.feature_channels = model.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = kSide / model.backbone->options().reduction();
  options.vocabulary = model.vocabulary.size();
  options.max_tokens = 10;
  options.width = 16;
  options.encoder_head_size = options.head_size = 2;
  options.encoder_feed_forward = options.feed_forward = 32;
  model.network = Captioner(options);
  torch::NoGradGuard no_grad;
  for (torch::Tensor& parameter : model.network->parameters()) {
    if (parameter.dim() == 2) parameter.mul_(1.5);
  }
  return model;
}

inline PictureCaptioner captioner() { return *PictureCaptioner::from(random_model(), "cpu"); }

inline Image noise(int width, int height, std::uint32_t seed) {
  Image image{width, height, {}};
  for (int i = 0; i < width * height * 3; ++i) {
    seed = seed * 1664525U + 1013904223U;
    image.rgb.push_back(static_cast<std::uint8_t>((seed >> 24) * (i / 40 % 3) / 2));
  }
  return image;
}

}  // namespace descry
