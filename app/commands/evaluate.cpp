#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/evaluate_arguments.h"
#include "app/commands/exit_codes.h"
#include "app/commands/faithfulness.h"
#include "app/commands/interrupt.h"
#include "app/commands/judging_options.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "model/disk/whole_file.h"
#include "model/network/device.h"
#include "training/judging/model_evaluation.h"
#include "training/run/confidence_fit.h"
#include "training/run/pointing.h"

namespace descry {
namespace {

Result<LoadedCaptioner> load(const EvaluateArguments& arguments, torch::Device device) {
  const Result<std::filesystem::path> path = model_or_default(arguments.model);
  return path ? load_with_backbone(*path, device) : tl::unexpected(path.error());
}

/// On generated scenes, whether words look at what they name. `captioner` is no longer used by others.
Result<void> add_pointing(const EvaluateArguments& arguments, LoadedCaptioner captioner,
                          const std::vector<CaptionedPicture>& pictures, nlohmann::json& scores, std::stop_token stop) {
  const Result<SceneTruth> truth = read_scene_truth(scene_truth_in(arguments.data.front()));
  if (!truth) return truth.error().code == ErrorCode::kNotFound ? Result<void>() : tl::unexpected(truth.error());
  const DecodingSettings decoding = arguments.how.decoding(captioner);
  const Result<PictureCaptioner> opened = PictureCaptioner::from(std::move(captioner), arguments.how.device);
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
  const DecodingSettings decoding = arguments.how.decoding(captioner);
  captioner.card["metrics"] = scores;
  captioner.card["metrics"]["split"] = arguments.split;
  captioner.card["decoding"] = {
      {"beam", decoding.beam}, {"length_exponent", decoding.length_exponent}, {"no_repeats", decoding.no_repeats}};
  const nlohmann::json confidence = fit_confidence(evaluation);
  if (!confidence.is_null()) captioner.card["confidence"] = confidence;
  return write_captioner(captioner, arguments.keep, /*half=*/true);
}

Result<void> write_report_of(const EvaluateArguments& arguments, const LoadedCaptioner& captioner,
                             const std::vector<CaptionedPicture>& pictures, const Evaluation& evaluation,
                             const std::map<std::string, double>& figures) {
  if (!arguments.output.wanted()) return {};
  const JudgedCaptions captions = judged_captions(pictures, evaluation, arguments.how.meteor());
  const std::string model = model_or_default(arguments.model)->string();
  return write_output(
      arguments.output, captions,
      description_of(arguments, model, arguments.how.decoding(captioner), captions, pictures.size(), figures));
}

Result<nlohmann::json> evaluate_and_write(const EvaluateArguments& arguments, std::stop_token stop) {
  const Result<torch::Device> device = device_named(arguments.how.device);
  if (!device) return tl::unexpected(device.error());
  KnownCaptions known;
  const auto pictures = pictures_of_split(arguments, &known);
  if (!pictures) return tl::unexpected(pictures.error());
  Result<LoadedCaptioner> captioner = load(arguments, *device);
  if (!captioner) return tl::unexpected(captioner.error());
  ProgressBar bar;
  const Result<Evaluation> evaluation =
      evaluate_model(*captioner, *pictures, &known, arguments.how, *device, shown_on(bar), stop);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const auto figures = figures_of(*evaluation, *captioner);
  nlohmann::json scores(figures);
  for (const char* count : {"distinct_captions", "vocabulary_used"})
    if (scores.contains(count)) scores[count] = std::llround(scores[count].get<double>());
  if (const Result<void> kept = keep_findings(arguments, *captioner, *evaluation, scores); !kept)
    return tl::unexpected(kept.error());
  if (const Result<void> written = write_report_of(arguments, *captioner, *pictures, *evaluation, figures); !written)
    return tl::unexpected(written.error());
  const Result<void> pointed = add_pointing(arguments, std::move(*captioner), *pictures, scores, stop);
  if (!pointed) return tl::unexpected(pointed.error());
  return scores;
}

int run_faithfulness(const EvaluateArguments& arguments, std::stop_token stop) {
  const Result<torch::Device> device = device_named(arguments.how.device);
  if (!device) return report(device.error());
  const auto pictures = pictures_of_split(arguments);
  if (!pictures) return report(pictures.error());
  Result<LoadedCaptioner> captioner = load(arguments, *device);
  if (!captioner) return report(captioner.error());
  return test_faithfulness(*captioner, *pictures, arguments.pictures, *device, arguments.json, std::move(stop));
}

int run_evaluate(const EvaluateArguments& arguments) {
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  if (!arguments.against.empty()) return score_against(arguments);
  if (!arguments.ratings.empty()) return judge_metrics(arguments);
  if (arguments.faithfulness) return run_faithfulness(arguments, stop.get_token());
  const Result<nlohmann::json> scores = evaluate_and_write(arguments, stop.get_token());
  if (!scores) return report(scores.error());
  return show_scores(*scores, arguments.json);
}

}  // namespace

void add_evaluate(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<EvaluateArguments>();
  CLI::App* command = app.add_subcommand("evaluate", "Caption a split with known captions and score the result");
  command->add_option("DATA", arguments->data, "Folders and files of captioned pictures, as descry train reads them")
      ->required();
  command->add_option("--model", arguments->model, "Captioner file; the one that ships if not named");
  command->add_option("--beam", arguments->how.beam, "Sentences kept at each word; 1: greedy")
      ->check(CLI::Range(1, 20));
  command->add_option("--length-exponent", arguments->how.length_exponent, "Above 0 favours longer sentences")
      ->check(CLI::Range(0.0, 2.0));
  command->add_option("--json", arguments->json, "Write the scores to this file");
  command->add_option("--report", arguments->output.folder,
                      "Write report.html and report.json, with pictures, into this folder");
  command->add_option("--per-picture", arguments->output.per_picture, "Write each picture's scores to this CSV file");
  command->add_option("--keep", arguments->keep,
                      "Write the model again, its card with these scores, this decoding, and a confidence fitted here");
  add_judging_options(*command, *arguments);
  auto* faithfulness = command->add_flag("--faithfulness", arguments->faithfulness,
                                         "Instead: what hiding each map's largest quarter costs the words");
  command->add_option("--pictures", arguments->pictures, "Pictures to test faithfulness on, drawn from the split")
      ->check(CLI::Range(1, 1000000))
      ->needs(faithfulness)
      ->capture_default_str();
  command
      ->add_option("--against", arguments->against,
                   "Score this file of captions, of any form that DATA may have, instead of a model's")
      ->excludes("--model", "--keep", "--faithfulness");
  command
      ->add_option("--ratings", arguments->ratings,
                   "Instead: how each metric agrees with people's ratings (CSV: picture, caption, rating)")
      ->excludes("--model", "--keep", "--faithfulness", "--against", "--report", "--per-picture");
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
      "A report has 95 % intervals by bootstrap over the pictures. --against finds the picture that a caption is of\n"
      "by its file's name; pictures without a caption count for nothing, and make the exit code 1. --ratings gives\n"
      "Kendall's tau-c of each metric with the ratings, a line of the file one rating.\n\n"
      "Examples:\n  descry evaluate Flickr8k --split dev --beam 3 --json dev.json\n"
      "  descry evaluate Flickr8k --report report/ --per-picture scores.csv\n"
      "  descry evaluate Flickr8k --split test --against captions.csv --report report/\n"
      "  descry evaluate Flickr8k --split test --ratings expert.csv\n"
      "  descry evaluate COCO/annotations/captions_val2017.json\n"
      "  descry evaluate Flickr8k --faithfulness --pictures 200\n"
      "  descry evaluate Flickr8k --model both.safetensors --beam 8 --length-exponent 0.8 --keep tuned.safetensors");
  command->callback([arguments, &action] { action = [arguments] { return run_evaluate(*arguments); }; });
}

}  // namespace descry
