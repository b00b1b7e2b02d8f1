#include "training/run/settings.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

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

std::string number(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

/// Collects the first field that is out of range.
class Ranges {
 public:
  void within(const char* field, double value, double low, double high) {
    // Written so that NaN fails too.
    if (!(value >= low && value <= high)) {
      fail(field, "must lie between " + number(low) + " and " + number(high), number(value));
    }
  }
  void above_zero(const char* field, double value, double high) {
    if (!(value > 0 && value <= high)) fail(field, "must be above 0 and at most " + number(high), number(value));
  }
  /// A share or factor that may be 0 but must stay below 1.
  void below_one(const char* field, double value) {
    if (!(value >= 0 && value < 1)) fail(field, "must be at least 0 and below 1", number(value));
  }
  void one_of(const char* field, const std::string& value, std::initializer_list<const char*> allowed) {
    std::string list;
    for (const char* item : allowed) {
      if (value == item) return;
      list += (list.empty() ? "\"" : ", \"") + std::string(item) + "\"";
    }
    fail(field, "must be one of " + list, "\"" + value + "\"");
  }
  void require(const char* field, bool holds, const std::string& rule, const std::string& value) {
    if (!holds) fail(field, rule, value);
  }
  Result<void> result() const {
    if (message_.empty()) return {};
    return failure(ErrorCode::kUsage, message_);
  }

 private:
  void fail(const char* field, const std::string& rule, const std::string& value) {
    if (message_.empty()) message_ = "The setting " + std::string(field) + " " + rule + ", not " + value + ".";
  }
  std::string message_;
};

bool is_device_name(const std::string& name) {
  if (name == "auto" || name == "cpu" || name == "cuda") return true;
  if (name.rfind("cuda:", 0) != 0 || name.size() == 5 || name.size() > 7) return false;
  return name.find_first_not_of("0123456789", 5) == std::string::npos;
}

void check_data(const TrainingSettings& settings, Ranges& ranges) {
  ranges.within("vocabulary_min_count", settings.vocabulary_min_count, 1, 1'000'000);
  ranges.require("vocabulary_size", settings.vocabulary_size == 0 || settings.vocabulary_size >= 5,
                 "must be 0 (no limit) or at least 5", number(settings.vocabulary_size));
  ranges.within("min_caption_words", settings.min_caption_words, 0, 1000);
  ranges.within("max_caption_words", settings.max_caption_words, 0, 1000);
  ranges.require("max_caption_words",
                 settings.max_caption_words == 0 || settings.max_caption_words >= settings.min_caption_words,
                 "must be 0 (off) or at least min_caption_words", number(settings.max_caption_words));
  ranges.within("captions_per_picture", settings.captions_per_picture, 0, 1000);
  ranges.require("dev_share", settings.dev_share > 0 && settings.dev_share < 1, "must lie between 0 and 1",
                 number(settings.dev_share));
  ranges.require("backbone", !settings.backbone.empty(), "must be \"lite0\", \"tiny\", a model file or a weights file",
                 "empty");
  ranges.require("train_backbone", settings.train_backbone || settings.backbone != "tiny",
                 "must be on where the backbone is \"tiny\", which has learned nothing yet", "off");
  ranges.within("picture_side", settings.picture_side, 32, 1024);
}

void check_optimisation(const TrainingSettings& settings, Ranges& ranges) {
  ranges.within("epochs", settings.epochs, 1, 10'000);
  ranges.within("batch_pictures", settings.batch_pictures, 1, 4096);
  ranges.above_zero("learning_rate", settings.learning_rate, 1e6);
  ranges.one_of("schedule", settings.schedule, {"cosine", "constant", "step"});
  ranges.within("warmup_steps", settings.warmup_steps, 0, 10'000'000);
  ranges.within("weight_decay", settings.weight_decay, 0, 10);
  ranges.below_one("beta1", settings.beta1);
  ranges.below_one("beta2", settings.beta2);
  ranges.within("clip_norm", settings.clip_norm, 0, 1e6);
  ranges.below_one("label_smoothing", settings.label_smoothing);
  ranges.within("word_presence", settings.word_presence, 0, 100);
  ranges.within("taught_attention", settings.taught_attention, 0, 100);
  ranges.within("doubly_stochastic", settings.doubly_stochastic, 0, 100);
  ranges.within("taught_pictures", settings.taught_pictures, 1, 10000);
  ranges.below_one("word_dropout", settings.word_dropout);
  ranges.below_one("ema_decay", settings.ema_decay);
  ranges.require("start_from", settings.start_from.empty() || !settings.train_backbone,
                 "must be empty with train_backbone, which learns everything anew", settings.start_from);
  ranges.require("new_words_only",
                 !settings.new_words_only ||
                     (!settings.start_from.empty() && settings.fine_tune_epochs + settings.self_critical_epochs == 0),
                 "needs start_from and no further stages, for only new words are learned", "on");
  ranges.require("augment", !settings.augment || settings.train_backbone,
                 "works only with train_backbone, because cached features are of unchanged pictures", "on");
  ranges.within("patience", settings.patience, 0, 10'000);
}

void check_stages(const TrainingSettings& settings, Ranges& ranges) {
  ranges.within("fine_tune_epochs", settings.fine_tune_epochs, 0, 10'000);
  ranges.require("fine_tune_epochs", settings.fine_tune_epochs == 0 || !settings.train_backbone,
                 "must be 0 with train_backbone, which trains all of it from the start",
                 number(settings.fine_tune_epochs));
  ranges.within("fine_tune_stages", settings.fine_tune_stages, 1, 7);
  ranges.above_zero("fine_tune_rate", settings.fine_tune_rate, 1e6);
  ranges.below_one("fine_tune_dropout", settings.fine_tune_dropout);
  ranges.within("crop", settings.crop, 0.05, 1);
  ranges.below_one("colour_jitter", settings.colour_jitter);
  ranges.within("rotation", settings.rotation, 0, 180);
  ranges.within("self_critical_epochs", settings.self_critical_epochs, 0, 10'000);
  ranges.above_zero("self_critical_rate", settings.self_critical_rate, 1e6);
  ranges.within("self_critical_samples", settings.self_critical_samples, 2, 50);
  ranges.within("self_critical_bleu", settings.self_critical_bleu, 0, 1);
  ranges.within("teacher_share", settings.teacher_share, 0, 1);
}

void check_evaluation(const TrainingSettings& settings, Ranges& ranges) {
  ranges.within("evaluate_every", settings.evaluate_every, 1, 10'000);
  ranges.within("beam", settings.beam, 1, 20);
  ranges.within("length_exponent", settings.length_exponent, 0, 2);
  ranges.within("watched_pictures", settings.watched_pictures, 0, 1000);
  ranges.require("watched", settings.watched.size() <= 1000, "must name at most 1000 pictures",
                 number(static_cast<double>(settings.watched.size())));
  ranges.require("device", is_device_name(settings.device), R"(must be "auto", "cpu", "cuda" or "cuda:n")",
                 "\"" + settings.device + "\"");
  ranges.one_of("precision", settings.precision, {"auto", "fp32", "bf16"});
  ranges.within("checkpoint_steps", settings.checkpoint_steps, 1, 10'000'000);
  ranges.within("kept_checkpoints", settings.kept_checkpoints, 0, 10'000);
}

/// Sizes that are each in range may still make a network that no machine holds.
Result<void> check_memory(const CaptionerOptions& network) {
  constexpr double kBytes = 20;  // of a parameter in training: itself, its gradient, two moments and an average
  constexpr double kGigabyte = 1e9;
  const double needed = kBytes * static_cast<double>(network.parameter_count());
  const double present = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  if (present <= 0 || needed <= present) return {};
  return failure(ErrorCode::kUsage, "The network would have " + number(std::round(network.parameter_count() / 1e6)) +
                                        " million parameters, which take " + number(std::round(needed / kGigabyte)) +
                                        " GB to train; this machine has " + number(std::round(present / kGigabyte)) +
                                        " GB. Make its width, its layers or the vocabulary smaller.");
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

Result<void> TrainingSettings::validate() const {
  Ranges ranges;
  check_data(*this, ranges);
  check_optimisation(*this, ranges);
  check_stages(*this, ranges);
  check_evaluation(*this, ranges);
  if (auto result = ranges.result(); !result) return result;
  // The data decides these; whatever stands in them now must not fail the check.
  CaptionerOptions sized = network;
  if (sized.vocabulary <= 0) sized.vocabulary = std::max(vocabulary_size, 5);
  if (auto result = sized.validate(); !result) return result;
  return check_memory(sized);
}

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
              {"kept_checkpoints", settings.kept_checkpoints}};
  if (!settings.branched_from.empty()) json["branched_from"] = settings.branched_from;
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
