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

/// Pictures in, captions out: a model file made ready to use. Shows nothing of LibTorch, so windows may include it.
/// Cheap to copy (shares the network); any thread may call, one call at a time is computed.
class PictureCaptioner {
 public:
  /// `device`: "auto", "cpu", "cuda" or "cuda:n". Errors: as read_captioner's; kDevice.
  static Result<PictureCaptioner> open(const std::filesystem::path& model_file, const std::string& device = "auto");
  static Result<PictureCaptioner> from(LoadedCaptioner captioner, const std::string& device = "auto");

  /// For each picture its n_best captions, best first. Pictures of any size. Errors: kUsage (settings out of range).
  Result<std::vector<std::vector<Caption>>> caption(std::span<const Image> pictures,
                                                    const DecodingSettings& settings) const;

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
  const nlohmann::json& card() const;  ///< what the model file says of itself (model/files/captioner_file.h)
  std::string name() const;
  std::string device() const;  ///< "cpu" or "cuda:0"

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace descry
