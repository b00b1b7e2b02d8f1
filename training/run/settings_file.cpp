#include <nlohmann/json.hpp>

#include "training/run/settings.h"

namespace descry {

namespace {

using Json = nlohmann::json;

Json preprocessing_json(const Preprocessing& preprocessing) {
  return {{"mean", preprocessing.mean}, {"deviation", preprocessing.deviation}};
}

/// The sides are not stored: they follow picture_side.
Preprocessing preprocessing_from(const Json& json, int side) {
  Preprocessing preprocessing;
  preprocessing.mean = json.value("mean", preprocessing.mean);
  preprocessing.deviation = json.value("deviation", preprocessing.deviation);
  preprocessing.width = preprocessing.height = side;
  return preprocessing;
}

}  // namespace

void to_json(Json& json, const TrainingSettings& settings) {
  json = Json{{"data", settings.data},
              {"vocabulary_min_count", settings.vocabulary_min_count},
              {"vocabulary_size", settings.vocabulary_size},
              {"min_caption_words", settings.min_caption_words},
              {"max_caption_words", settings.max_caption_words},
              {"captions_per_picture", settings.captions_per_picture},
              {"dev_share", settings.dev_share},
              {"preset", settings.preset},
              {"start_from", settings.start_from},
              {"new_words_only", settings.new_words_only},
              {"network", settings.network},
              {"backbone", settings.backbone},
              {"train_backbone", settings.train_backbone},
              {"picture_side", settings.picture_side},
              {"preprocessing", preprocessing_json(settings.preprocessing)},
              {"epochs", settings.epochs},
              {"batch_pictures", settings.batch_pictures},
              {"learning_rate", settings.learning_rate},
              {"schedule", settings.schedule},
              {"warmup_steps", settings.warmup_steps},
              {"weight_decay", settings.weight_decay},
              {"beta1", settings.beta1},
              {"beta2", settings.beta2},
              {"clip_norm", settings.clip_norm},
              {"label_smoothing", settings.label_smoothing},
              {"word_presence", settings.word_presence},
              {"taught_attention", settings.taught_attention},
              {"taught_pictures", settings.taught_pictures},
              {"doubly_stochastic", settings.doubly_stochastic},
              {"word_dropout", settings.word_dropout},
              {"ema_decay", settings.ema_decay},
              {"step_per_caption", settings.step_per_caption},
              {"augment", settings.augment},
              {"patience", settings.patience},
              {"fine_tune_epochs", settings.fine_tune_epochs},
              {"fine_tune_stages", settings.fine_tune_stages},
              {"fine_tune_rate", settings.fine_tune_rate},
              {"fine_tune_dropout", settings.fine_tune_dropout},
              {"crop", settings.crop},
              {"colour_jitter", settings.colour_jitter},
              {"rotation", settings.rotation},
              {"flip", settings.flip},
              {"self_critical_epochs", settings.self_critical_epochs},
              {"self_critical_rate", settings.self_critical_rate},
              {"self_critical_samples", settings.self_critical_samples},
              {"self_critical_bleu", settings.self_critical_bleu},
              {"teacher", settings.teacher},
              {"teacher_share", settings.teacher_share},
              {"evaluate_every", settings.evaluate_every},
              {"beam", settings.beam},
              {"length_exponent", settings.length_exponent},
              {"watched_pictures", settings.watched_pictures},
              {"watched", settings.watched},
              {"device", settings.device},
              {"precision", settings.precision},
              {"seed", settings.seed},
              {"checkpoint_steps", settings.checkpoint_steps},
              {"kept_checkpoints", settings.kept_checkpoints},
              {"branched_from", settings.branched_from}};
}

void from_json(const Json& json, TrainingSettings& settings) {
  const auto read = [&json](const char* field, auto& value) {
    if (const auto found = json.find(field); found != json.end()) found->get_to(value);
  };
  read("data", settings.data);
  read("vocabulary_min_count", settings.vocabulary_min_count);
  read("vocabulary_size", settings.vocabulary_size);
  read("min_caption_words", settings.min_caption_words);
  read("max_caption_words", settings.max_caption_words);
  read("captions_per_picture", settings.captions_per_picture);
  read("dev_share", settings.dev_share);
  read("preset", settings.preset);
  read("start_from", settings.start_from);
  read("new_words_only", settings.new_words_only);
  read("network", settings.network);
  read("backbone", settings.backbone);
  read("train_backbone", settings.train_backbone);
  read("picture_side", settings.picture_side);
  settings.preprocessing = preprocessing_from(json.value("preprocessing", Json::object()), settings.picture_side);
  read("epochs", settings.epochs);
  read("batch_pictures", settings.batch_pictures);
  read("learning_rate", settings.learning_rate);
  read("schedule", settings.schedule);
  read("warmup_steps", settings.warmup_steps);
  read("weight_decay", settings.weight_decay);
  read("beta1", settings.beta1);
  read("beta2", settings.beta2);
  read("clip_norm", settings.clip_norm);
  read("label_smoothing", settings.label_smoothing);
  read("word_presence", settings.word_presence);
  read("taught_attention", settings.taught_attention);
  read("taught_pictures", settings.taught_pictures);
  read("doubly_stochastic", settings.doubly_stochastic);
  read("word_dropout", settings.word_dropout);
  read("ema_decay", settings.ema_decay);
  read("step_per_caption", settings.step_per_caption);
  read("augment", settings.augment);
  read("patience", settings.patience);
  read("fine_tune_epochs", settings.fine_tune_epochs);
  read("fine_tune_stages", settings.fine_tune_stages);
  read("fine_tune_rate", settings.fine_tune_rate);
  read("fine_tune_dropout", settings.fine_tune_dropout);
  read("crop", settings.crop);
  read("colour_jitter", settings.colour_jitter);
  read("rotation", settings.rotation);
  read("flip", settings.flip);
  read("self_critical_epochs", settings.self_critical_epochs);
  read("self_critical_rate", settings.self_critical_rate);
  read("self_critical_samples", settings.self_critical_samples);
  read("self_critical_bleu", settings.self_critical_bleu);
  read("teacher", settings.teacher);
  read("teacher_share", settings.teacher_share);
  read("evaluate_every", settings.evaluate_every);
  read("beam", settings.beam);
  read("length_exponent", settings.length_exponent);
  read("watched_pictures", settings.watched_pictures);
  read("watched", settings.watched);
  read("device", settings.device);
  read("precision", settings.precision);
  read("seed", settings.seed);
  read("checkpoint_steps", settings.checkpoint_steps);
  read("kept_checkpoints", settings.kept_checkpoints);
  read("branched_from", settings.branched_from);
}

}  // namespace descry
