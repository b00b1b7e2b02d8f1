#include "training/run/settings.h"

namespace descry {

namespace {

TrainingSettings default_preset() {
  TrainingSettings settings;
  settings.network = CaptionerOptions::preset_default();
  settings.learning_rate = 1.2e-3;
  return settings;
}

/// The original notebook's: DESIGN.md's list. A fifteenth of all steps is warm-up: 30 epochs of 94 batches of
/// Flickr8k's train split, five steps each.
TrainingSettings notebook_preset() {
  TrainingSettings settings;
  settings.preset = "notebook";
  settings.network = CaptionerOptions::preset_notebook();
  settings.vocabulary_min_count = 1;
  settings.vocabulary_size = 10'000;
  settings.min_caption_words = 5;
  settings.max_caption_words = 25;
  settings.picture_side = 299;
  settings.preprocessing.width = settings.preprocessing.height = 299;
  settings.epochs = 30;
  settings.batch_pictures = 64;
  settings.learning_rate = 1e-4;
  settings.schedule = "constant";
  settings.warmup_steps = 940;
  settings.weight_decay = 0;
  settings.beta2 = 0.999;
  settings.clip_norm = 0;
  settings.label_smoothing = 0;
  settings.word_dropout = 0;
  settings.ema_decay = 0;
  settings.step_per_caption = true;
  settings.patience = 3;
  settings.beam = 1;
  return settings;
}

/// One's own words on a few dozen pictures, for a captioner that knows the rest.
TrainingSettings words_preset() {
  TrainingSettings settings;
  settings.preset = "words";
  settings.network = CaptionerOptions::preset_default();
  settings.start_from = "shipped";
  settings.new_words_only = true;
  settings.vocabulary_min_count = 1;
  settings.epochs = 20;
  settings.batch_pictures = 8;
  settings.learning_rate = 5e-3;
  settings.warmup_steps = 10;
  settings.weight_decay = 0;
  settings.ema_decay = 0.9;
  settings.evaluate_every = 20;
  return settings;
}

/// The decoder and the regulariser of Xu et al. 2015 on the default preset's features; the other habits are ours.
TrainingSettings show_attend_tell_preset() {
  TrainingSettings settings = default_preset();
  settings.preset = "show-attend-tell";
  settings.network = CaptionerOptions::preset_show_attend_tell();
  settings.doubly_stochastic = 1;
  return settings;
}

/// Generated scenes, backbone and captioner from scratch. So that a noun's attention has to lie on its object: no
/// self-attention among image tokens, which would move what a cell saw to other cells; one decoder layer, because a
/// second can carry forward what an earlier word saw; cells that see little, pooled around their centres
/// (training/run/README.md has the figures).
TrainingSettings scenes_preset() {
  TrainingSettings settings;
  settings.preset = "scenes";
  settings.network = CaptionerOptions::preset_default();
  settings.network.width = 128;
  settings.network.encoder_pooling = 1;
  settings.network.encoder_blocks = 0;
  settings.network.decoder_layers = 1;
  settings.network.encoder_heads = 4;
  settings.network.self_heads = 4;
  settings.network.cross_heads = settings.network.last_cross_heads = 4;
  settings.network.feed_forward = 256;
  settings.network.dropout = 0.05;
  settings.network.feed_forward_dropout = 0.05;
  settings.vocabulary_min_count = 1;
  settings.backbone = "tiny";
  settings.train_backbone = true;
  settings.picture_side = 96;
  settings.preprocessing.width = settings.preprocessing.height = 96;
  settings.epochs = 8;
  settings.batch_pictures = 8;
  settings.learning_rate = 2e-3;
  settings.warmup_steps = 60;
  settings.label_smoothing = 0.05;
  settings.word_presence = 0.4;
  settings.ema_decay = 0;
  settings.evaluate_every = 4;
  return settings;
}
}  // namespace

Result<TrainingSettings> TrainingSettings::preset_named(const std::string& name) {
  if (name == "default") return default_preset();
  if (name == "notebook") return notebook_preset();
  if (name == "show-attend-tell") return show_attend_tell_preset();
  if (name == "words") return words_preset();
  if (name == "scenes") return scenes_preset();
  return failure(ErrorCode::kUsage,
                 "There is no preset \"" + name + "\"; choose default, notebook, show-attend-tell, words or scenes.");
}

}  // namespace descry
