#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "model/images/image.h"
#include "model/network/captioner_options.h"
#include "model/result.h"
#include "training/run/data_sources.h"

namespace descry {

/// Everything that decides what a run does; written to the run folder as settings.json. Every field has a default.
struct TrainingSettings {
  // Data
  DataSources data;              ///< folders and captions files, as read_dataset reads them
  int vocabulary_min_count = 4;  ///< words rarer than this become unknown; 1 keeps all
  int vocabulary_size = 0;       ///< at most this many words, specials included; 0: no limit
  int min_caption_words = 0;     ///< pictures with a shorter caption are left out; 0: off (the notebook's 5)
  int max_caption_words = 0;     ///< with a longer one likewise; 0: off (the notebook's 25)
  int captions_per_picture = 5;  ///< at most this many are used; 0: all
  double dev_share = 0.1;        ///< of the pictures, when the data brings no lists

  // Network
  /// A model file, or "shipped", that the run goes on from, new words added; its backbone and its sizes then count, and
  /// how it is best decoded. Empty: none.
  std::string start_from;
  bool new_words_only = false;  ///< of that captioner nothing changes; only what belongs to its new words is learned
  /// "default", "notebook", "show-attend-tell", "words", "scenes"; named for the record.
  std::string preset = "default";
  CaptionerOptions network;        ///< vocabulary, grid and feature_channels are filled in from the data
  std::string backbone = "lite0";  ///< "lite0" (ImageNet's), "tiny" (from scratch), or a model or weights file
  bool train_backbone = false;     ///< false: frozen, features cached on disk
  int picture_side = 224;          ///< input pixels, both sides
  Preprocessing preprocessing;     ///< mean and deviation; sides follow picture_side

  // Optimisation
  int epochs = 8;                    ///< of cross-entropy, 1 to 10,000; further stages have their own
  int batch_pictures = 32;           ///< each with all its captions
  double learning_rate = 1e-3;       ///< peak
  std::string schedule = "cosine";   ///< after warm-up: "cosine" (to 0), "constant", "step" (a tenth at 1/2 and 3/4)
  int warmup_steps = 150;            ///< linear from 0; 0: none
  double weight_decay = 0.05;        ///< AdamW, on matrices only
  double beta1 = 0.9, beta2 = 0.98;  ///< AdamW
  double clip_norm = 1.0;            ///< of the whole gradient; 0: none
  double label_smoothing = 0.1;      ///< 0: none
  double word_presence = 0;          ///< weight of the objective that image tokens name the captions' words; 0: none
  double taught_attention = 0;       ///< weight of the objective that attention shows what words depend on; 0: none
  int taught_pictures = 4;           ///< of a step, whose captions' dependence is worked out for it
  double doubly_stochastic = 0;      ///< weight of the objective that a caption looks at all of the picture; 0: none
  double word_dropout = 0.1;         ///< share of input words replaced by unknown; 0: none
  double ema_decay = 0.998;          ///< of the weights that are evaluated and kept; 0: none
  bool step_per_caption = false;     ///< one optimizer step for each caption of a batch (the notebook's)
  bool augment = false;              ///< flips, small rotations, contrast (train_backbone only)
  int patience = 0;                  ///< stop after this many epochs without gain in CIDEr (loss if not scored); 0: off

  // Further stages, after `epochs` of cross-entropy
  int fine_tune_epochs = 0;          ///< cross-entropy that trains the backbone's last stages too; 0: none
  int fine_tune_stages = 3;          ///< how many of them, with the head (1 to 7)
  double fine_tune_rate = 2e-4;      ///< peak learning rate, of everything
  double fine_tune_dropout = 0.2;    ///< of embeddings, sublayers and feed-forward networks
  double crop = 0.5;                 ///< pictures of the stage: a part of at least this share of the area; 1: whole
  double colour_jitter = 0.3;        ///< brightness, contrast and saturation changed by up to this share; 0: none
  double rotation = 5;               ///< degrees, at most, either way; 0: none
  bool flip = true;                  ///< half of them mirrored, "left" and "right" exchanged in their captions
  int self_critical_epochs = 0;      ///< self-critical training (Rennie et al. 2017), last; 0: none
  double self_critical_rate = 5e-5;  ///< peak learning rate
  int self_critical_samples = 5;     ///< captions drawn a picture (2 to 50)
  double self_critical_bleu = 0;     ///< BLEU-4's share of the reward, CIDEr-D has the rest (0 to 1)
  std::string teacher;         ///< a model file, or "shipped", whose step probabilities are learned too; empty: none
  double teacher_share = 0.5;  ///< its share of the cross-entropy's target (0 to 1)

  // Evaluation
  int evaluate_every = 1;            ///< epochs between dev captions and metrics; the last epoch always has them
  int beam = 3;                      ///< 1 to 20
  double length_exponent = 0.7;      ///< 0 to 2
  int watched_pictures = 8;          ///< dev pictures captioned each epoch for the run folder, from all over dev
  std::vector<std::string> watched;  ///< names of the dev pictures to take in their place; empty: none

  // Device
  std::string device = "auto";     ///< "auto", "cpu", "cuda", "cuda:n"
  std::string precision = "auto";  ///< "auto", "fp32", "bf16" (linear layers under autocast)
  std::uint64_t seed = 1;          ///< everything random follows from it
  int checkpoint_steps = 200;      ///< steps between "last" checkpoints, beside one an epoch and one every 45 seconds
  int kept_checkpoints = 3;        ///< of the latest epochs, to branch from; 0: none
  std::string branched_from;       ///< the run, and its step, that this one went on from; for the record

  /// Of all stages together.
  int all_epochs() const { return epochs + fine_tune_epochs + self_critical_epochs; }
  /// Errors: kUsage, naming the presets there are.
  static Result<TrainingSettings> preset_named(const std::string& name);
  /// Errors: kUsage: the first field out of range, its range and its value.
  Result<void> validate() const;
};

void to_json(nlohmann::json& json, const TrainingSettings& settings);
/// Missing fields keep their defaults. Throws nlohmann::json::exception on wrong types.
void from_json(const nlohmann::json& json, TrainingSettings& settings);

}  // namespace descry
