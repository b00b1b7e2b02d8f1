#include "training/run/settings.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace descry {

namespace {

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
}  // namespace descry
