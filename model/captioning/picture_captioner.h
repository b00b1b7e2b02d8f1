#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/attention/dependence_trace.h"
#include "model/captioning/caption.h"
#include "model/images/image.h"
#include "model/result.h"

namespace descry {

struct LoadedCaptioner;
class Vocabulary;

/// Some cells of a grid over a picture, any grid whose cells are at least a pixel of what the network sees.
struct HiddenCells {
  int rows = 0;
  int columns = 0;
  std::vector<bool> hidden;  ///< row by row
};

/// What a captioner says of a picture of which it sees only a part.
struct HiddenAnswer {
  std::vector<Caption> whole;     ///< of the whole picture, best first
  std::vector<Caption> captions;  ///< of the picture without what is hidden
  /// Of a sentence's words, each given the words before it: its probability with the whole picture and without what is
  /// hidden.
  std::vector<float> with, without;
};

/// Pictures in, captions out: a model file made ready to use. Shows nothing of LibTorch, so windows may include it.
/// Cheap to copy (shares the network); any thread may call, one call at a time is computed.
class PictureCaptioner {
 public:
  /// `device`: "auto", "cpu", "cuda" or "cuda:n". Errors: as read_captioner's; kDevice.
  static Result<PictureCaptioner> open(const std::filesystem::path& model_file, const std::string& device = "auto");
  static Result<PictureCaptioner> from(LoadedCaptioner captioner, const std::string& device = "auto");

  /// For each picture its n_best captions, best first. Pictures of any size. Errors: kUsage (settings_problems in
  /// model/captioning/decoding_settings.h, the first of them).
  Result<std::vector<std::vector<Caption>>> caption(std::span<const Image> pictures,
                                                    const DecodingSettings& settings) const;

  /// Sentences that begin with the words of `before` and with `word` ("." ends them there), the rest as `settings` ask
  /// for, best first: what a sentence becomes when another of its words is chosen. The settings' start is not said:
  /// words of it that `before` begins with do not count in the confidence. Required words that no longer find room are
  /// left out. Errors: kUsage (as caption's; a word that the vocabulary does not hold; more words than the settings or
  /// the model allow; an end before any word).
  Result<std::vector<Caption>> continue_from(const Image& picture, const std::vector<std::int64_t>& before,
                                             const std::string& word, const DecodingSettings& settings) const;

  /// The same picture with some of its cells painted grey (the preprocessing's mean): how it is captioned with and
  /// without them, and what hiding costs each of the `tokens`' words. Words beyond the network's positions are left
  /// out. Errors: kUsage (as caption's; a grid that is not whole or finer than the network's pixels; tokens that the
  /// vocabulary does not hold).
  Result<HiddenAnswer> caption_without(const Image& picture, const HiddenCells& cells,
                                       const std::vector<std::int64_t>& tokens, const DecodingSettings& settings) const;

  /// Where each of the tokens' words looked. `tokens` as in Caption, known to this model's vocabulary.
  AttentionTrace explain(const Image& picture, const std::vector<std::int64_t>& tokens) const;

  /// What each of the tokens' words depends on (picture_dependence in model/captioning/dependence.h): hundred times
  /// explain's work, as parts of the picture are hidden one after the other. `tokens` likewise.
  DependenceTrace dependence(const Image& picture, const std::vector<std::int64_t>& tokens) const;

  int layers() const;                             ///< decoder layers
  int heads(int layer) const;                     ///< cross-attention heads of that layer
  int default_layer() const;                      ///< the layer whose maps point best (-1: mean)
  int default_head() const;                       ///< -1: mean
  DecodingSettings recommended_decoding() const;  ///< the card's "decoding", where it names any
  const Preprocessing& preprocessing() const;
  const Vocabulary& vocabulary() const;
  int longest() const;                 ///< words that a caption can have at most
  const nlohmann::json& card() const;  ///< what the model file says of itself (model/files/captioner_file.h)
  std::string name() const;
  std::string device() const;  ///< "cpu" or "cuda:0"

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace descry
