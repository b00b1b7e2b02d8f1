#include "training/run/forecast.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "model/network/efficientnet_options.h"
#include "training/run/stages.h"

namespace descry {

namespace {

std::int64_t quotient_up(std::int64_t count, std::int64_t divisor) { return (count + divisor - 1) / divisor; }

/// Of a backbone that is known by its name.
std::optional<EfficientNetOptions> backbone_named(const TrainingSettings& settings) {
  if (!settings.start_from.empty()) return {};
  if (settings.backbone == "lite0") return EfficientNetOptions::lite0();
  if (settings.backbone == "tiny") return EfficientNetOptions::tiny();
  return {};
}

bool looks_at_pictures(const TrainingSettings& settings) {
  return settings.train_backbone || settings.fine_tune_epochs > 0;
}

/// The network as the data will size it.
CaptionerOptions sized(const TrainingSettings& settings, const DataCounts& data) {
  constexpr std::int64_t kSpecials = 4;
  CaptionerOptions network = settings.network;
  network.vocabulary = std::max<std::int64_t>(data.vocabulary + kSpecials, 5);
  if (settings.vocabulary_size > 0)
    network.vocabulary = std::min<std::int64_t>(network.vocabulary, settings.vocabulary_size);
  if (const auto backbone = backbone_named(settings)) {
    network.feature_channels = backbone->feature_channels();
    network.grid_rows = network.grid_columns = quotient_up(settings.picture_side, backbone->reduction());
  }
  return network;
}

/// What a step's activations take: measured (README.md) rather than counted, as allocators keep more than they give.
double activation_bytes(const TrainingSettings& settings, const CaptionerOptions& network, double captions) {
  const double positions = captions * static_cast<double>(network.max_tokens) * 0.6;  // of the batch's longest caption
  const double logits = positions * static_cast<double>(network.vocabulary) * 4 * 4;
  const double layers = static_cast<double>(network.attending_layers());
  const double words = positions * layers * static_cast<double>(14 * network.width + 2 * network.feed_forward) * 4;
  const double cells = static_cast<double>(settings.batch_pictures * network.grid_rows * network.grid_columns);
  const double picture = cells * static_cast<double>(2 * network.feature_channels + 30 * network.width) * 4;
  return logits + words + picture;
}

std::int64_t memory_of(const TrainingSettings& settings, const CaptionerOptions& network, double captions_a_picture) {
  constexpr double kProgram = 330e6;       // libraries, words, a window
  constexpr double kBytesAParameter = 20;  // itself, its gradient, two moments and an average
  const double captions = settings.batch_pictures * (settings.step_per_caption ? 1 : captions_a_picture);
  double bytes = kProgram + kBytesAParameter * static_cast<double>(network.parameter_count()) +
                 2 * activation_bytes(settings, network, captions);
  if (looks_at_pictures(settings))  // activations of the backbone's own
    bytes += settings.batch_pictures * std::pow(settings.picture_side, 2) * 4 * 150;
  return static_cast<std::int64_t>(bytes);
}

double captions_a_picture(const TrainingSettings& settings, const DataCounts& data) {
  if (data.train_pictures == 0) return 0;
  const double all = static_cast<double>(data.train_captions) / static_cast<double>(data.train_pictures);
  return settings.captions_per_picture > 0 ? std::min<double>(all, settings.captions_per_picture) : all;
}

/// Collects what is unusual.
class Warnings {
 public:
  void when(bool unusual, const char* field, const std::string& sentence) {
    if (unusual) found_.push_back({field, sentence});
  }
  std::vector<UnusualSetting> take() { return std::move(found_); }

 private:
  std::vector<UnusualSetting> found_;
};

void warn_of_learning(const TrainingSettings& settings, const RunForecast& run, Warnings& warnings) {
  warnings.when(settings.learning_rate > 5e-3, "learning_rate",
                "Captioners rarely bear more than 0.003; the loss may become infinite.");
  warnings.when(settings.learning_rate < 1e-5, "learning_rate", "So small a rate learns next to nothing in an epoch.");
  warnings.when(run.steps > 0 && settings.warmup_steps > run.steps / 2, "warmup_steps",
                "Warm-up takes more than half of the run's " + std::to_string(run.steps) + " steps.");
  warnings.when(run.steps_per_epoch > 0 && run.steps_per_epoch < 5, "batch_pictures",
                "An epoch has only " + std::to_string(run.steps_per_epoch) + " steps; smaller batches learn more.");
  warnings.when(settings.clip_norm == 0, "clip_norm", "Without clipping one bad batch can undo what was learned.");
  warnings.when(settings.epochs > 40 && settings.patience == 0, "epochs",
                "So many epochs learn the captions by heart unless the run may stop early.");
  warnings.when(settings.label_smoothing > 0.3, "label_smoothing", "Above 0.3 hardly any word is preferred any more.");
  warnings.when(settings.network.dropout > 0.5, "dropout", "More than half switched off: learning will be very slow.");
  warnings.when(
      settings.ema_decay > 0 && run.steps > 0 && 1 / (1 - settings.ema_decay) > static_cast<double>(run.steps) / 2,
      "ema_decay", "The averaged weights, which are kept, will lag far behind in so short a run.");
  warnings.when(settings.evaluate_every > settings.all_epochs(), "evaluate_every",
                "Captions are scored at the end only; no earlier epoch can be chosen as the best.");
}

void warn_of_data(const TrainingSettings& settings, const DataCounts& data, Warnings& warnings) {
  warnings.when(data.dev_pictures > 0 && data.dev_pictures < 50, "dev_share",
                "Scores of " + std::to_string(data.dev_pictures) + " dev pictures are mostly chance.");
  warnings.when(data.train_captions > 0 && data.dev_pictures == 0, "dev_share",
                "Without dev pictures nothing can be scored, and no epoch is the best.");
  warnings.when(data.longest_caption > settings.network.max_tokens - 2, "max_tokens",
                "The longest caption has " + std::to_string(data.longest_caption) + " words; longer ones than " +
                    std::to_string(settings.network.max_tokens - 2) + " are cut.");
  warnings.when(data.vocabulary > 0 && data.vocabulary < 50, "vocabulary_min_count",
                "Only " + std::to_string(data.vocabulary) + " words are frequent enough to be kept.");
  warnings.when(data.vocabulary > 30'000, "vocabulary_min_count",
                std::to_string(data.vocabulary) + " words are kept; the rarest of them will not be learned.");
}

void warn_of_machine(const RunForecast& run, std::int64_t free_disk, Warnings& warnings) {
  const double present = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  warnings.when(present > 0 && static_cast<double>(run.memory) > 0.8 * present, "batch_pictures",
                "The run may need more memory than this machine has to spare; smaller batches take less.");
  warnings.when(free_disk > 0 && run.cache.value_or(0) + run.run_folder > free_disk, "kept_checkpoints",
                "The disk has less room than features, checkpoints and models will take.");
}

}  // namespace

RunForecast forecast(const TrainingSettings& settings, const DataCounts& data) {
  RunForecast run;
  const double each = captions_a_picture(settings, data);
  const CaptionerOptions network = sized(settings, data);
  run.pictures = data.train_pictures;
  run.captions = std::llround(each * static_cast<double>(data.train_pictures));
  if (data.train_captions > 0 && data.train_words > 0) {
    const double words = static_cast<double>(data.train_words) / static_cast<double>(data.train_captions);
    run.tokens = std::llround(static_cast<double>(run.captions) * (words + 1));
  }
  run.steps_per_epoch = quotient_up(run.pictures, settings.batch_pictures) *
                        (settings.step_per_caption ? std::max<std::int64_t>(1, std::llround(std::ceil(each))) : 1);
  run.steps = run.steps_per_epoch * settings.all_epochs();
  run.parameters = network.parameter_count();
  const std::int64_t all_pictures = data.train_pictures + data.dev_pictures;
  if (looks_at_pictures(settings)) {
    run.cache = all_pictures * settings.picture_side * settings.picture_side * 3;
  } else if (backbone_named(settings)) {
    constexpr std::int64_t kHalf = 2;
    run.cache = all_pictures * network.feature_channels * network.grid_rows * network.grid_columns * kHalf;
  }
  constexpr std::int64_t kFloat = 4, kHalf = 2;
  run.checkpoint = run.parameters * kFloat * (settings.ema_decay > 0 ? 4 : 3);
  run.run_folder = run.checkpoint * (1 + settings.kept_checkpoints) + 2 * run.parameters * kHalf;
  run.memory = memory_of(settings, network, each);
  return run;
}

std::vector<UnusualSetting> unusual_settings(const TrainingSettings& settings, const DataCounts& data,
                                             std::int64_t free_disk) {
  const RunForecast run = forecast(settings, data);
  Warnings warnings;
  warn_of_learning(settings, run, warnings);
  warn_of_data(settings, data, warnings);
  warn_of_machine(run, free_disk, warnings);
  return warnings.take();
}

}  // namespace descry
