#pragma once

#include <CLI/App.hpp>
#include <optional>

#include "model/captioning/caption.h"

namespace descry {

/// What a command line says of decoding.
struct DecodingOptions {
  std::optional<int> beam, n_best, min_words, max_words, top_k;
  std::optional<double> length_exponent, temperature, top_p;
  std::optional<std::string> start;
  std::vector<std::string> forbidden, required;
  std::optional<std::uint64_t> seed;
  bool sample = false;

  /// The model's own settings (PictureCaptioner::recommended_decoding), and in their place what was said. Without
  /// --beam it grows to hold --n-best.
  DecodingSettings over(DecodingSettings recommended) const;
};

/// --beam, --length-exponent, --n-best, --min-words, --max-words, --start, --forbid, --require, --sample,
/// --temperature, --top-k, --top-p and --seed; `options` outlives the parsing.
void add_decoding_options(CLI::App& command, DecodingOptions& options);

}  // namespace descry
