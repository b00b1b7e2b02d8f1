#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/result.h"

namespace descry {

/// Sizes and habits of the encoder block and the decoder. Three presets; every field can be set on its own.
struct CaptionerOptions {
  std::int64_t members = 1;  ///< captioners of these sizes whose step probabilities are averaged (an ensemble)

  // What comes in
  std::int64_t feature_channels = 1280;  ///< of the backbone's grid
  std::int64_t grid_rows = 7;            ///< image tokens = grid_rows * grid_columns
  std::int64_t grid_columns = 7;
  std::int64_t vocabulary = 0;   ///< words, special tokens included
  std::int64_t max_tokens = 25;  ///< decoder positions: start, words, end

  // Encoder: LayerNorm, linear to width, (pooling, positions,) blocks of self-attention (and feed-forward), residual
  std::int64_t width = 256;
  bool encoder_relu = false;        ///< ReLU after the linear layer (the notebook's)
  double encoder_pooling = 0.0;     ///< deviation, in cells, of a fixed Gaussian that gathers what lies around; 0: off
  bool encoder_positions = true;    ///< learned, one per grid cell
  std::int64_t encoder_blocks = 1;  ///< 0: none
  std::int64_t encoder_heads = 8;
  std::int64_t encoder_head_size = 32;
  std::int64_t encoder_feed_forward = 1024;  ///< 0: no feed-forward network in the block (the notebook's)

  // Decoder
  std::string decoder = "transformer";  ///< or "lstm", with soft attention
  std::int64_t state_size = 512;        ///< of the LSTM; what follows, up to pre_norm, is the transformer's alone
  std::int64_t decoder_layers = 2;
  std::int64_t self_heads = 8;
  std::int64_t cross_heads = 8;
  std::int64_t last_cross_heads = 1;  ///< one sharp head in the last layer's cross-attention
  std::int64_t head_size = 32;        ///< of self- and cross-attention; the last cross-attention keeps heads * size
  std::int64_t feed_forward = 1024;
  bool pre_norm = true;           ///< LayerNorm before each sublayer (and a last one); false: after (the notebook's)
  bool tied_embeddings = true;    ///< output layer shares the token embedding
  bool scaled_embeddings = true;  ///< token embedding times sqrt(width)

  // Regularisation, training only
  double dropout = 0.15;               ///< embeddings and sublayer outputs
  double attention_dropout = 0.0;      ///< on the decoder's attention weights (the notebook's 0.1)
  double feed_forward_dropout = 0.15;  ///< inside the feed-forward network (the notebook's 0.3)
  double output_dropout = 0.0;         ///< before the output layer (the notebook's 0.5)

  static CaptionerOptions preset_default();
  static CaptionerOptions preset_notebook();
  static CaptionerOptions preset_show_attend_tell();
  /// Decoder layers that attend to the picture, of one member; with the LSTM one.
  std::int64_t attending_layers() const;
  /// Heads of the last of them, and of those before.
  std::int64_t attending_heads(bool last) const;
  /// Errors: kUsage, naming the field and its range.
  Result<void> validate() const;
  /// Numbers that a network of these (validated) options learns.
  std::int64_t parameter_count() const;
  bool operator==(const CaptionerOptions&) const = default;
};

void to_json(nlohmann::json& json, const CaptionerOptions& options);
/// Missing fields keep their defaults. Throws nlohmann::json::exception on wrong types.
void from_json(const nlohmann::json& json, CaptionerOptions& options);

}  // namespace descry
