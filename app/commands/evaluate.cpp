#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/faithfulness.h"
#include "app/commands/interrupt.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "model/captioning/caption_features.h"
#include "model/disk/whole_file.h"
#include "model/network/device.h"
#include "training/data/read_dataset.h"
#include "training/run/confidence_fit.h"
#include "training/run/evaluation.h"
#include "training/run/pointing.h"

namespace descry {
namespace {

struct EvaluateArguments {
  std::vector<std::string> data;
  std::string split = "dev", model, json, cache, paraphrases, keep, device = "auto";
  int beam = 0;
  double length_exponent = -1;
  bool faithfulness = false;
  std::int64_t pictures = 200;
};

/// What the model's card recommends, where the person names nothing.
DecodingSettings decoding_of(const EvaluateArguments& arguments, const LoadedCaptioner& captioner) {
  DecodingSettings decoding = recommended_decoding(captioner.card);
  if (arguments.beam > 0) decoding.beam = arguments.beam;
  if (arguments.length_exponent >= 0) decoding.length_exponent = arguments.length_exponent;
  decoding.max_words = std::min(decoding.max_words, static_cast<int>(captioner.network->options().max_tokens) - 2);
  return decoding;
}

Result<LoadedCaptioner> load(const EvaluateArguments& arguments, torch::Device device) {
  const Result<std::filesystem::path> path = model_or_default(arguments.model);
  if (!path) return tl::unexpected(path.error());
  Result<LoadedCaptioner> captioner = read_captioner(*path);
  if (!captioner) return captioner;
  if (!captioner->backbone)
    return failure(ErrorCode::kUsage, "this model holds no backbone; add one with descry convert --backbone", *path);
  captioner->network->to(device);
  captioner->backbone->to(device);
  return captioner;
}

/// The split's pictures; the train split's captions go into `known`, if given.
Result<std::vector<CaptionedPicture>> pictures_of(const EvaluateArguments& arguments, KnownCaptions* known = nullptr) {
  const Result<Dataset> dataset = read_dataset({arguments.data.begin(), arguments.data.end()});
  if (!dataset) return tl::unexpected(dataset.error());
  const std::vector<CaptionedPicture>* split = dataset->split(arguments.split);
  if (split == nullptr)
    return failure(ErrorCode::kUsage, "there is no split named '" + arguments.split + "'; use train, dev or test");
  if (split->empty())
    return failure(ErrorCode::kNotFound, "the " + arguments.split + " split has no pictures", arguments.data.front());
  if (known != nullptr)
    for (const CaptionedPicture& picture : dataset->train)
      for (const std::string& caption : picture.captions) known->add(caption);
  return *split;
}

/// On generated scenes, whether words look at what they name. `captioner` is no longer used by others.
Result<void> add_pointing(const EvaluateArguments& arguments, LoadedCaptioner captioner,
                          const std::vector<CaptionedPicture>& pictures, nlohmann::json& scores, std::stop_token stop) {
  const Result<SceneTruth> truth = read_scene_truth(scene_truth_in(arguments.data.front()));
  if (!truth) return truth.error().code == ErrorCode::kNotFound ? Result<void>() : tl::unexpected(truth.error());
  const DecodingSettings decoding = decoding_of(arguments, captioner);
  const Result<PictureCaptioner> opened = PictureCaptioner::from(std::move(captioner), arguments.device);
  if (!opened) return tl::unexpected(opened.error());
  const Result<Pointing> found = pointing(*opened, pictures, *truth, decoding, std::move(stop));
  if (!found) return tl::unexpected(found.error());
  scores["pointing"] = found->share(opened->default_layer(), opened->default_head());
  scores["pointing_nouns"] = found->nouns;
  scores["pointing_absent"] = found->absent;
  return {};
}

/// The model with what was found out about it: its scores, how it was decoded, and a confidence fitted here.
Result<void> keep_findings(const EvaluateArguments& arguments, LoadedCaptioner captioner, const Evaluation& evaluation,
                           const nlohmann::json& scores) {
  if (arguments.keep.empty()) return {};
  const DecodingSettings decoding = decoding_of(arguments, captioner);
  captioner.card["metrics"] = scores;
  captioner.card["metrics"]["split"] = arguments.split;
  captioner.card["decoding"] = {
      {"beam", decoding.beam}, {"length_exponent", decoding.length_exponent}, {"no_repeats", decoding.no_repeats}};
  const nlohmann::json confidence = fit_confidence(evaluation);
  if (!confidence.is_null()) captioner.card["confidence"] = confidence;
  return write_captioner(captioner, arguments.keep, /*half=*/true);
}

Result<nlohmann::json> evaluate_model(const EvaluateArguments& arguments, std::stop_token stop) {
  const Result<torch::Device> device = device_named(arguments.device);
  if (!device) return tl::unexpected(device.error());
  KnownCaptions known;
  const auto pictures = pictures_of(arguments, &known);
  if (!pictures) return tl::unexpected(pictures.error());
  Result<LoadedCaptioner> captioner = load(arguments, *device);
  if (!captioner) return tl::unexpected(captioner.error());
  Judging judging{{}, &known};
  if (!arguments.paraphrases.empty()) judging.meteor.paraphrases = arguments.paraphrases;
  std::vector<std::filesystem::path> paths;
  for (const CaptionedPicture& picture : *pictures) paths.push_back(picture.path);
  ProgressBar bar;
  const auto features = FeatureCache::build(
      arguments.cache.empty() ? feature_cache_folder() : std::filesystem::path(arguments.cache), captioner->backbone,
      captioner->preprocessing, paths, *device,
      [&](std::int64_t done, std::int64_t total) { bar.show("features", done, total); }, stop);
  if (!features) return tl::unexpected(features.error());
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (const auto& problem = features->problem(static_cast<std::int64_t>(i)))
      bar.print("descry: " + problem->describe());
  const Result<Evaluation> evaluation = evaluate(
      *captioner, *pictures, *features, *device, decoding_of(arguments, *captioner), judging,
      [&](std::int64_t done, std::int64_t total) { bar.show("captioning", done, total); }, stop);
  if (!evaluation) return tl::unexpected(evaluation.error());
  if (evaluation->without_meteor) bar.print("descry: METEOR is left out: " + evaluation->without_meteor->describe());
  nlohmann::json scores(evaluation->metrics);
  for (const char* count : {"distinct_captions", "vocabulary_used"})
    if (scores.contains(count)) scores[count] = std::llround(scores[count].get<double>());
  scores["loss"] = evaluation->loss;
  scores["accuracy"] = evaluation->accuracy;
  scores.update(nlohmann::json(confidence_figures(*evaluation, ConfidenceModel::of(captioner->card))));
  if (const Result<void> kept = keep_findings(arguments, *captioner, *evaluation, scores); !kept)
    return tl::unexpected(kept.error());
  const Result<void> pointed = add_pointing(arguments, std::move(*captioner), *pictures, scores, stop);
  if (!pointed) return tl::unexpected(pointed.error());
  return scores;
}

int run_faithfulness(const EvaluateArguments& arguments, std::stop_token stop) {
  const Result<torch::Device> device = device_named(arguments.device);
  if (!device) return report(device.error());
  const auto pictures = pictures_of(arguments);
  if (!pictures) return report(pictures.error());
  Result<LoadedCaptioner> captioner = load(arguments, *device);
  if (!captioner) return report(captioner.error());
  return test_faithfulness(*captioner, *pictures, arguments.pictures, *device, arguments.json, std::move(stop));
}

int run_evaluate(const EvaluateArguments& arguments) {
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  if (arguments.faithfulness) return run_faithfulness(arguments, stop.get_token());
  const Result<nlohmann::json> scores = evaluate_model(arguments, stop.get_token());
  if (!scores) return report(scores.error());
  for (const auto& [name, value] : scores->items()) {
    if (value.is_number_integer()) {
      std::printf("%-18s %lld\n", name.c_str(), static_cast<long long>(value.get<std::int64_t>()));
    } else {
      std::printf("%-18s %.4f\n", name.c_str(), value.get<double>());
    }
  }
  if (arguments.json.empty()) return kExitDone;
  const Result<void> written = write_file_atomically(arguments.json, scores->dump(2) + "\n");
  return written ? static_cast<int>(kExitDone) : report(written.error());
}

}  // namespace

void add_evaluate(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<EvaluateArguments>();
  CLI::App* command = app.add_subcommand("evaluate", "Caption a split with known captions and score the result");
  command->add_option("DATA", arguments->data, "Folders and files of captioned pictures, as descry train reads them")
      ->required();
  command->add_option("--split", arguments->split, "train, dev or test")->capture_default_str();
  command->add_option("--model", arguments->model, "Captioner file; the one that ships if not named");
  command->add_option("--beam", arguments->beam, "Sentences kept at each word; 1: greedy")->check(CLI::Range(1, 20));
  command->add_option("--length-exponent", arguments->length_exponent, "Above 0 favours longer sentences")
      ->check(CLI::Range(0.0, 2.0));
  command->add_option("--json", arguments->json, "Write the scores to this file");
  command->add_option("--keep", arguments->keep,
                      "Write the model again, its card with these scores, this decoding, and a confidence fitted here");
  command->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  command->add_option("--cache", arguments->cache, "Folder for features on disk");
  command->add_option("--paraphrases", arguments->paraphrases,
                      "METEOR's paraphrase-en.gz, if you have it (or DESCRY_METEOR_PARAPHRASES)");
  auto* faithfulness = command->add_flag("--faithfulness", arguments->faithfulness,
                                         "Instead: what hiding each map's largest quarter costs the words");
  command->add_option("--pictures", arguments->pictures, "Pictures to test faithfulness on, drawn from the split")
      ->check(CLI::Range(1, 1000000))
      ->needs(faithfulness)
      ->capture_default_str();
  command->footer(
      "\nScores are named as pycocoevalcap names them; loss is in nats a token. On generated\n"
      "scenes, pointing is the share of nouns whose default attention map peaks in what they name;\n"
      "pointing_absent of pointing_nouns name nothing that is there, and are left out of it.\n"
      "Shares of the captions: repetition_share says a word or a pair of words again, unfinished_share ends on a\n"
      "word that asks for another, novel_share is word for word no caption of the train split. Confidence: aurc is\n"
      "the area under the risk-coverage curve (risk: 1 - CIDEr-D, at least 0), beside that of a random and of the\n"
      "best order; ece is how far it is from the share of good captions (CIDEr-D 0.5 or more); cross_fitted: of a\n"
      "confidence fitted here, on captions it was not fitted on.\n\n"
      "Faithfulness paints the 12 of 49 cells that a map holds for most important grey, for each content\n"
      "word that the model gives a probability of .05 or more, in one reference of each of 200 pictures\n"
      "(some 500 words).\n\n"
      "Examples:\n  descry evaluate Flickr8k --split dev --beam 3 --json dev.json\n"
      "  descry evaluate COCO/annotations/captions_val2017.json\n"
      "  descry evaluate Flickr8k --faithfulness --pictures 200\n"
      "  descry evaluate Flickr8k --model both.safetensors --beam 8 --length-exponent 0.8 --keep tuned.safetensors");
  command->callback([arguments, &action] { action = [arguments] { return run_evaluate(*arguments); }; });
}

}  // namespace descry
