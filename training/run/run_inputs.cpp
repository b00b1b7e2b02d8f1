#include "training/run/run_inputs.h"

#include <torch/torch.h>

#include <algorithm>
#include <utility>

#include "training/data/filters.h"
#include "training/data/read_dataset.h"
#include "training/features/feature_cache.h"
#include "training/run/backbone.h"
#include "training/run/starting_point.h"

namespace descry {

namespace {

using Numbers = std::vector<std::int64_t>;

std::function<void(std::int64_t, std::int64_t)> feature_progress(RunNotifier& notifier,
                                                                 const TrainingSettings& settings,
                                                                 const std::string& message) {
  return [&notifier, epochs = settings.epochs, message](std::int64_t done, std::int64_t total) {
    RunProgress progress;
    progress.state = RunState::kFeatures;
    progress.done = done;
    progress.total = total;
    progress.epochs = epochs;
    progress.message = message;
    notifier.progress(progress);
  };
}

/// Copies to a GPU through page-locked memory, so that the copy does not wait for earlier work there.
torch::Tensor moved(const torch::Tensor& tensor, torch::Device device) {
  if (device.is_cpu()) return tensor;
  return tensor.pin_memory().to(device, /*non_blocking=*/true);
}

/// What a feature source knows of the pictures it was given.
struct Readability {
  std::function<bool(std::int64_t)> has;
  std::function<std::optional<Error>(std::int64_t)> problem;
};

Result<FeatureCache> cache_of(EfficientNet backbone, const Preprocessing& preprocessing, const RunPlaces& places,
                              const std::vector<std::filesystem::path>& paths, torch::Device device,
                              const TrainingSettings& settings, RunNotifier& notifier, std::stop_token stop) {
  return FeatureCache::build(places.feature_cache, std::move(backbone), preprocessing, paths, device,
                             feature_progress(notifier, settings, "Computing the pictures' features."),
                             std::move(stop));
}

FeaturesOf features_of(const FeatureCache& cache, torch::Device device) {
  return [cache, device](const Numbers& pictures) { return moved(cache.batch(pictures), device); };
}

Result<Readability> cache_features(RunInputs& inputs, const TrainingSettings& settings, const RunPlaces& places,
                                   const std::vector<std::filesystem::path>& paths, torch::Device device,
                                   RunNotifier& notifier, std::stop_token stop) {
  auto cache =
      cache_of(inputs.backbone, inputs.preprocessing, places, paths, device, settings, notifier, std::move(stop));
  if (!cache) return tl::unexpected(cache.error());
  inputs.channels = cache->channels();
  inputs.rows = cache->rows();
  inputs.columns = cache->columns();
  inputs.cached = features_of(*cache, device);
  return Readability{[cache = *cache](std::int64_t i) { return cache.has(i); },
                     [cache = *cache](std::int64_t i) { return cache.problem(i); }};
}

Result<Readability> read_all_pictures(RunInputs& inputs, const TrainingSettings& settings, const RunPlaces& places,
                                      const std::vector<std::filesystem::path>& paths, torch::Device device,
                                      RunNotifier& notifier, std::stop_token stop) {
  auto loaded = PictureStore::load(paths, inputs.preprocessing.width, places.feature_cache,
                                   feature_progress(notifier, settings, "Reading the pictures."), std::move(stop));
  if (!loaded) return tl::unexpected(loaded.error());
  const auto store = std::make_shared<PictureStore>(std::move(*loaded));
  inputs.pictures = store;
  if (!inputs.cached) {
    const torch::NoGradGuard no_gradients;
    const std::int64_t side = settings.picture_side;
    const auto sample = inputs.backbone->forward(torch::zeros({1, 3, side, side}, device));
    inputs.channels = sample.size(1);
    inputs.rows = sample.size(2);
    inputs.columns = sample.size(3);
  }
  return Readability{[store](std::int64_t i) { return store->has(i); },
                     [store](std::int64_t i) { return store->problem(i); }};
}

/// The model that is learned from, whose words must be the run's, or the first of them.
Result<void> load_teacher(RunInputs& inputs, const TrainingSettings& settings, const RunPlaces& places,
                          const std::vector<std::filesystem::path>& paths, torch::Device device, RunNotifier& notifier,
                          std::stop_token stop) {
  if (settings.teacher.empty()) return {};
  auto teacher = read_captioner(model_file_of(settings.teacher, places));
  if (!teacher) return tl::unexpected(teacher.error());
  const auto refuse = [&](const std::string& sentence) {
    return failure(ErrorCode::kUsage, sentence, model_file_of(settings.teacher, places));
  };
  if (!teacher->backbone) return refuse("The teacher holds no backbone; choose a model file that does.");
  const auto& known = teacher->vocabulary.words();
  const auto& words = inputs.vocabulary.words();
  if (known.size() > words.size() || !std::equal(known.begin(), known.end(), words.begin()))
    return refuse("The teacher knows other words than this run's; it must have been trained on the same captions.");
  const auto& own = inputs.preprocessing;
  const auto& other = teacher->preprocessing;
  if (own.width != other.width || own.height != other.height || own.mean != other.mean ||
      own.deviation != other.deviation)
    return refuse("The teacher takes pictures of another size or scale than this run's backbone.");
  teacher->network->to(device);
  teacher->backbone->to(device);
  for (auto& parameter : teacher->network->parameters()) parameter.set_requires_grad(false);
  for (auto& parameter : teacher->backbone->parameters()) parameter.set_requires_grad(false);
  if (inputs.cached) {
    auto cache = cache_of(teacher->backbone, other, places, paths, device, settings, notifier, std::move(stop));
    if (!cache) return tl::unexpected(cache.error());
    inputs.teacher_cached = features_of(*cache, device);
  }
  inputs.teacher = std::move(*teacher);
  return {};
}

/// Leaves out pictures that cannot be read. `first`: the number of the list's first picture in the feature source,
/// whose numbers the kept ones keep.
Numbers keep_readable(std::vector<CaptionedPicture>& pictures, std::int64_t first, const Readability& readability,
                      const RunNotifier& notifier) {
  Numbers numbers;
  std::vector<CaptionedPicture> kept;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const auto number = first + static_cast<std::int64_t>(i);
    if (readability.has(number)) {
      numbers.push_back(number);
      kept.push_back(std::move(pictures[i]));
    } else if (const auto problem = readability.problem(number)) {
      notifier.log("Left out " + problem->describe());
    }
  }
  pictures = std::move(kept);
  return numbers;
}

/// Makes the vocabulary and turns captions into ids; the words of train go, a picture after the other.
void encode_pictures(RunInputs& inputs, std::vector<CaptionedPicture> train, const Numbers& train_numbers,
                     const Numbers& dev_numbers, const TrainingSettings& settings) {
  WordCounts words;
  std::size_t captions = 0;
  for (const auto& picture : train) {
    captions += picture.captions.size();
    for (const auto& caption : picture.captions) words.add(caption);
  }
  inputs.vocabulary = (inputs.start ? inputs.start->vocabulary : Vocabulary())
                          .with_words_of(words, {settings.vocabulary_min_count, settings.vocabulary_size});
  const auto max_tokens = inputs.start ? inputs.start->network->options().max_tokens : settings.network.max_tokens;
  inputs.train_captions.reserve(train.size());
  for (std::size_t i = 0; i < train.size(); ++i) {
    const auto own = std::exchange(train[i].captions, {});
    inputs.train_captions.push_back(
        {train_numbers[i], encode(own, inputs.vocabulary, settings.captions_per_picture, max_tokens)});
    for (const auto& caption : own) inputs.known_captions.add(caption);
  }
  inputs.dev_captions = encode_captions(inputs.dev, inputs.vocabulary, 0, max_tokens);
  for (std::size_t i = 0; i < dev_numbers.size(); ++i) inputs.dev_captions[i].picture = dev_numbers[i];
  inputs.data_card["train_pictures"] = train.size();
  inputs.data_card["train_captions"] = captions;
  inputs.data_card["dev_pictures"] = inputs.dev.size();
  inputs.data_card["vocabulary"] = inputs.vocabulary.size();
}

/// Gives the pictures to train on; those to evaluate on are the inputs'.
Result<std::vector<CaptionedPicture>> read_pictures(const TrainingSettings& settings, RunInputs& inputs,
                                                    const RunNotifier& notifier, std::stop_token stop) {
  auto dataset = read_dataset(settings.data.paths, {settings.dev_share, settings.seed}, std::move(stop));
  if (!dataset) return tl::unexpected(dataset.error());
  apply_filter(*dataset, {settings.min_caption_words, settings.max_caption_words, settings.captions_per_picture});
  notifier.log(dataset->summary());
  if (dataset->train.empty() || dataset->dev.empty()) {
    return failure(ErrorCode::kUsage,
                   dataset->train.empty()
                       ? "No picture with captions is left to train on; see what was left out and why."
                       : "No picture with captions is left to evaluate on; give the data a list of dev "
                         "pictures, or a larger dev_share.",
                   settings.data.first());
  }
  inputs.dev = std::move(dataset->dev);
  inputs.data_card = {{"name", dataset->name}};
  for (const std::filesystem::path& source : settings.data.paths) {
    auto truth = read_scene_truth(scene_truth_in(source));
    if (truth) {
      inputs.truth.merge(*truth);
    } else if (truth.error().code != ErrorCode::kNotFound) {
      notifier.log("Without the scenes' truth, where words look is not measured. " + truth.error().describe());
    }
  }
  return std::move(dataset->train);
}

/// Takes train's, which nothing needs later.
std::vector<std::filesystem::path> paths_of(std::vector<CaptionedPicture>& train,
                                            const std::vector<CaptionedPicture>& dev) {
  std::vector<std::filesystem::path> paths;
  paths.reserve(train.size() + dev.size());
  for (auto& picture : train) paths.push_back(std::move(picture.path));
  for (const auto& picture : dev) paths.push_back(picture.path);
  return paths;
}

}  // namespace

Result<RunInputs> prepare_inputs(const TrainingSettings& settings, const RunPlaces& places, torch::Device device,
                                 RunNotifier& notifier, std::stop_token stop) {
  RunInputs inputs;
  auto train = read_pictures(settings, inputs, notifier, stop);
  if (!train) return tl::unexpected(train.error());
  if (!settings.start_from.empty()) {
    auto start = starting_captioner(settings, places);
    if (!start) return tl::unexpected(start.error());
    inputs.start = std::move(*start);
  }
  auto backbone = inputs.start ? backbone_of(*inputs.start) : backbone_for(settings, places.lite0);
  if (!backbone) return tl::unexpected(backbone.error());
  inputs.backbone = backbone->network;
  inputs.backbone->to(device);
  inputs.preprocessing = backbone->preprocessing;
  inputs.licences = backbone->licences;

  const auto first_dev = std::ssize(*train);
  const auto paths = paths_of(*train, inputs.dev);
  Result<Readability> readability;
  if (!settings.train_backbone) readability = cache_features(inputs, settings, places, paths, device, notifier, stop);
  if (readability && (settings.train_backbone || settings.fine_tune_epochs > 0)) {
    auto read = read_all_pictures(inputs, settings, places, paths, device, notifier, stop);
    if (!read || settings.train_backbone) readability = std::move(read);
  }
  if (!readability) return tl::unexpected(readability.error());
  const auto train_numbers = keep_readable(*train, 0, *readability, notifier);
  const auto dev_numbers = keep_readable(inputs.dev, first_dev, *readability, notifier);
  if (train->empty() || inputs.dev.empty()) {
    return failure(ErrorCode::kUsage, "None of the pictures to train on, or none of those to evaluate on, can be read.",
                   settings.data.first());
  }

  encode_pictures(inputs, std::move(*train), train_numbers, dev_numbers, settings);
  if (settings.new_words_only && inputs.vocabulary.size() == inputs.start->vocabulary.size()) {
    return failure(ErrorCode::kUsage,
                   "The captions hold no word that the captioner does not know already, so there is nothing to learn; "
                   "add captions with new words, lower vocabulary_min_count, or turn new_words_only off.",
                   settings.data.first());
  }
  if (auto taught = load_teacher(inputs, settings, places, paths, device, notifier, stop); !taught)
    return tl::unexpected(taught.error());
  return inputs;
}

}  // namespace descry
