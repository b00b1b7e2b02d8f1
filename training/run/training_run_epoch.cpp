#include <torch/torch.h>

#include <cmath>
#include <ctime>

#include "model/captioning/feature_attention.h"
#include "training/run/confidence_fit.h"
#include "training/run/dev_report.h"
#include "training/run/training_run.h"
#include "training/run/watched.h"
#include "training/run/watched_file.h"

namespace descry {

namespace {

/// Evaluates and writes the moving average of the weights; training goes on with the weights themselves.
class AveragedWeights {
 public:
  explicit AveragedWeights(FlatAdamW& optimizer) : optimizer_(optimizer) { optimizer_.swap_average(); }
  ~AveragedWeights() { optimizer_.swap_average(); }
  AveragedWeights(const AveragedWeights&) = delete;
  AveragedWeights& operator=(const AveragedWeights&) = delete;

 private:
  FlatAdamW& optimizer_;
};

/// A model file goes elsewhere: of files and folders it names only their last part.
TrainingSettings without_places(TrainingSettings settings) {
  settings.data = settings.data.filename();
  settings.backbone = std::filesystem::path(settings.backbone).filename().string();
  settings.teacher = std::filesystem::path(settings.teacher).filename().string();
  settings.start_from = std::filesystem::path(settings.start_from).filename().string();
  settings.watched.clear();
  return settings;
}

void add_words(const Caption& caption, const AttentionTrace& trace, MapPlace shown, WatchedCaption& watched) {
  watched.rows = trace.rows;
  watched.columns = trace.columns;
  for (int i = 0; i < trace.words; ++i) {
    const CaptionWord& word = caption.words[static_cast<std::size_t>(i)];
    watched.words.push_back(watched_word(word.text, word.probability, trace.map(i, shown.layer, shown.head)));
  }
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

}  // namespace

FeatureSource TrainingRun::evaluation_features() {
  return [this](const std::vector<std::int64_t>& pictures) { return features_.unchanged(pictures); };
}

Result<bool> TrainingRun::end_epoch(int epoch) {
  const auto begin = std::chrono::steady_clock::now();
  const AveragedWeights averaged(*optimizer_);
  EvaluationRequest request{inputs_.dev, inputs_.dev_captions, evaluation_features()};
  request.write_captions = is_scored(epoch);
  request.decoding = decoding();
  request.judging.known = &inputs_.known_captions;
  request.progress = [this](std::int64_t done, std::int64_t total) {
    tell_progress(RunState::kEvaluating, done, total);
  };
  const auto stop = control_.stop.get_token();
  const auto evaluation = evaluate(network_, inputs_.vocabulary, request, stop);
  if (!evaluation) {
    if (evaluation.error().code == ErrorCode::kCancelled) return false;
    return tl::unexpected(evaluation.error());
  }
  if (evaluation->without_meteor && !meteor_missed_) {
    meteor_missed_ = true;
    notifier_.log("METEOR is left out. " + evaluation->without_meteor->describe());
  }
  confidence_ = request.write_captions ? fit_confidence(*evaluation) : nlohmann::json();
  const auto watched = watched_captions(*evaluation);
  if (!watched) return false;
  const auto pointed = this->pointed(request.write_captions);
  if (!pointed) {
    if (pointed.error().code == ErrorCode::kCancelled) return false;
    return tl::unexpected(pointed.error());
  }
  if (!evaluation->cider.empty()) notifier_.dev_report(epoch, dev_report(epoch, inputs_.dev, *evaluation));

  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  time_left_.evaluation_took(request.write_captions, seconds);
  counters_.seconds += seconds;
  EpochRecord record;
  record.epoch = epoch;
  record.step = counters_.step;
  record.train_loss = counters_.epoch_loss_steps > 0
                          ? counters_.epoch_loss_sum / static_cast<double>(counters_.epoch_loss_steps)
                          : std::nan("");
  record.val_loss = evaluation->loss;
  record.val_accuracy = evaluation->accuracy;
  record.metrics = evaluation->metrics;
  record.seconds = counters_.epoch_seconds + seconds;
  return finish_epoch(record, *watched, *pointed);
}

/// The epoch counts once its checkpoint is written: cut before that, a run does the same evaluation again.
Result<bool> TrainingRun::finish_epoch(EpochRecord record, const std::vector<WatchedCaption>& watched,
                                       const Pointing& pointed) {
  rank(record);
  if (auto written = write_models(record, pointed); !written) return tl::unexpected(written.error());
  counters_.evaluated_epochs = record.epoch;
  counters_.epoch_loss_sum = 0;
  counters_.epoch_loss_steps = 0;
  counters_.epoch_seconds = 0;
  if (!watched.empty()) notifier_.watched(record.epoch, watched);
  notifier_.epoch(record);
  return true;
}

DecodingSettings TrainingRun::decoding() const {
  DecodingSettings decoding;
  decoding.beam = settings_.beam;
  decoding.length_exponent = settings_.length_exponent;
  decoding.max_words = static_cast<int>(settings_.network.max_tokens) - 2;
  return decoding;
}

/// Decides whether the epoch is the best so far. CIDEr against CIDEr, else loss against loss; an epoch without scores
/// does not compete with one that has them.
void TrainingRun::rank(EpochRecord& record) {
  const auto cider = [](const EpochRecord& of) {
    const auto found = of.metrics.find("CIDEr");
    return found == of.metrics.end() ? std::optional<double>() : found->second;
  };
  auto& best = counters_.best;
  const auto own = cider(record);
  if (!best) {
    record.best = std::isfinite(record.val_loss);
  } else if (const auto other = cider(*best)) {
    if (!own) return;
    record.best = *own > *other;
  } else {
    record.best = own || record.val_loss < best->val_loss;
  }
  counters_.epochs_without_gain = record.best ? 0 : counters_.epochs_without_gain + 1;
  if (record.best) best = record;
}

/// What the run has learned, sharing its network.
LoadedCaptioner TrainingRun::captioner() {
  const torch::NoGradGuard no_gradients;
  LoadedCaptioner captioner;
  captioner.network = network_;
  captioner.network->eval();
  inputs_.backbone->eval();
  captioner.backbone = inputs_.backbone->options().folded ? inputs_.backbone : EfficientNet(inputs_.backbone->folded());
  captioner.vocabulary = inputs_.vocabulary;
  captioner.preprocessing = inputs_.preprocessing;
  return captioner;
}

/// On generated scenes, once their captions are scored: whether words look at what they name. Else empty.
Result<Pointing> TrainingRun::pointed(bool scored) {
  if (!scored || inputs_.truth.empty()) return Pointing{};
  const auto opened = PictureCaptioner::from(captioner(), device_.str());
  if (!opened) return tl::unexpected(opened.error());
  auto found = pointing(*opened, inputs_.dev, inputs_.truth, decoding(), control_.stop.get_token());
  if (found && found->nouns > 0) notifier_.log(found->summary());
  return found;
}

Result<void> TrainingRun::write_models(const EpochRecord& record, const Pointing& pointed) {
  LoadedCaptioner captioner = this->captioner();
  captioner.card = card(record, pointed);
  if (record.best) {
    if (auto written = write_captioner(captioner, folder_.best(), /*half=*/true); !written) return written;
  }
  return write_captioner(captioner, folder_.model(), /*half=*/true);
}

nlohmann::json TrainingRun::card(const EpochRecord& record, const Pointing& pointed) const {
  nlohmann::json metrics = record.metrics;
  metrics["loss"] = record.val_loss;
  metrics["accuracy"] = record.val_accuracy;
  metrics["split"] = "dev";
  metrics["epoch"] = record.epoch;
  // The map that a viewer shows first: where the truth is known, the one that lies on the objects most often.
  nlohmann::json attention{{"layer", settings_.network.attending_layers() - 1},
                           {"head", settings_.network.attending_heads(true) == 1 ? 0 : -1}};
  if (inputs_.start) attention = inputs_.start->card.value("attention", attention);
  if (pointed.nouns > 0) {
    attention = {{"layer", pointed.best().layer}, {"head", pointed.best().head}};
    metrics["pointing"] = pointed.share(pointed.best().layer, pointed.best().head);
  }
  const auto name = settings_.preset == "scenes" ? "Descry scenes captioner" : "Descry captioner";
  nlohmann::json card = {{"name", name},
                         {"created", today()},
                         {"training", without_places(settings_)},
                         {"data", inputs_.data_card},
                         {"metrics", metrics},
                         {"licences", inputs_.licences},
                         {"attention", attention},
                         {"decoding", {{"beam", settings_.beam}, {"length_exponent", settings_.length_exponent}}}};
  if (!confidence_.is_null()) card["confidence"] = confidence_;
  return storable(std::move(card));
}

/// The dev pictures that are chosen now; what cannot be found is said once for each choice.
std::vector<std::size_t> TrainingRun::watched_now() {
  const auto names = watched_choice(folder_.folder).value_or(settings_.watched);
  std::vector<std::string> unknown;
  auto places = watched_places(inputs_.dev, names, settings_.watched_pictures, &unknown);
  if (!unknown.empty() && names != watched_names_)
    notifier_.log("To be watched, but not among the dev pictures: " + unknown.front() +
                  (unknown.size() > 1 ? " and " + std::to_string(unknown.size() - 1) + " more." : "."));
  watched_names_ = names;
  return places;
}

Result<std::vector<WatchedCaption>> TrainingRun::watched_captions(const Evaluation& evaluation) {
  const std::vector<std::size_t> places = watched_now();
  if (places.empty()) return std::vector<WatchedCaption>();
  std::vector<std::int64_t> numbers;
  for (const auto place : places) numbers.push_back(inputs_.dev_captions[place].picture);
  std::vector<Caption> captions;
  if (evaluation.captions.empty()) {
    auto found = best_captions(network_, inputs_.vocabulary, evaluation_features(), numbers, decoding(),
                               control_.stop.get_token());
    if (!found) return tl::unexpected(found.error());
    captions = std::move(*found);
  } else {
    for (const auto place : places) captions.push_back(evaluation.captions[place]);
  }
  const MapPlace shown = recommended_map(inputs_.start ? inputs_.start->card : nlohmann::json(), network_->options());
  std::vector<WatchedCaption> watched;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& picture = inputs_.dev[places[i]];
    auto& next = watched.emplace_back(
        WatchedCaption{picture.name, picture.path.string(), captions[i].text(), picture.captions, {}, 0, 0, {}});
    if (!evaluation.cider.empty() && std::isfinite(evaluation.cider[places[i]]))
      next.cider = evaluation.cider[places[i]];
    const auto features = evaluation_features()({numbers[i]});
    add_words(captions[i], feature_attention(network_, features, captions[i].tokens), shown, next);
  }
  return watched;
}

}  // namespace descry
