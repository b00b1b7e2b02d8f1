#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "app/commands/strips.h"
#include "model/captioning/batch.h"
#include "model/captioning/export.h"
#include "model/captioning/picture_list.h"
#include "model/disk/whole_file.h"

namespace descry {
namespace {

struct CaptionArguments {
  std::vector<std::string> paths;
  std::string model, csv, json, attention, map = "attention", device = "auto";
  int beam = 0, n_best = 1;
  double length_exponent = -1;
};

/// What a batch has given so far, kept to be written at the end; without files named, rows go to stdout as they come.
class CaptionOutput {
 public:
  CaptionOutput(const CaptionArguments& arguments, const PictureCaptioner& captioner)
      : arguments_(arguments),
        stream_(arguments.csv.empty() && arguments.json.empty()),
        strips_(captioner, arguments.attention,
                arguments.map == "dependence" ? MapKind::kDependence : MapKind::kAttention) {
    add_line(csv_header());
  }

  void add(const std::filesystem::path& path, const std::vector<Caption>& captions) {
    add_line(csv_row(path, captions.front().text(), captions.front().confidence));
    if (!arguments_.json.empty()) json_.push_back(caption_json(path, captions));
    if (arguments_.attention.empty()) return;
    const auto strip = strips_.write(path, captions.front());
    if (!strip && !strip_problem_) strip_problem_ = strip.error();
  }

  /// Errors: kNotWritten.
  Result<void> finish() const {
    if (!arguments_.csv.empty())
      if (Result<void> written = write_file_atomically(arguments_.csv, csv_); !written) return written;
    if (!arguments_.json.empty()) {
      const std::string text = json_.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
      if (Result<void> written = write_file_atomically(arguments_.json, text); !written) return written;
    }
    if (strip_problem_) return tl::unexpected(*strip_problem_);
    return {};
  }

 private:
  void add_line(const std::string& line) {
    if (stream_)
      std::fputs(line.c_str(), stdout);
    else if (!arguments_.csv.empty())
      csv_ += line;
  }

  const CaptionArguments& arguments_;
  bool stream_;
  StripWriter strips_;
  std::string csv_;
  nlohmann::json json_ = nlohmann::json::array();
  std::optional<Error> strip_problem_;
};

DecodingSettings decoding_of(const CaptionArguments& arguments, const PictureCaptioner& captioner) {
  DecodingSettings decoding = captioner.recommended_decoding();
  if (arguments.beam > 0) decoding.beam = arguments.beam;
  if (arguments.length_exponent >= 0) decoding.length_exponent = arguments.length_exponent;
  decoding.n_best = arguments.n_best;
  decoding.beam = std::max(decoding.beam, decoding.n_best);
  return decoding;
}

int run_caption(const CaptionArguments& arguments) {
  const Result<std::filesystem::path> model = model_or_default(arguments.model);
  if (!model) return report(model.error());
  const Result<PictureCaptioner> captioner = PictureCaptioner::open(*model, arguments.device);
  if (!captioner) return report(captioner.error());
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  const PictureList pictures = find_pictures({arguments.paths.begin(), arguments.paths.end()}, stop.get_token());
  std::size_t failed = pictures.problems.size();
  for (const Error& problem : pictures.problems) report(problem);
  if (pictures.paths.empty()) return failed > 0 ? exit_code(pictures.problems.front().code) : kExitDone;

  CaptionOutput output(arguments, *captioner);
  ProgressBar bar;
  std::size_t done = 0;
  const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
    if (captions) {
      output.add(pictures.paths[index], *captions);
    } else {
      ++failed;
      bar.print("descry: " + captions.error().describe());
    }
    bar.show("captioning", static_cast<std::int64_t>(++done), static_cast<std::int64_t>(pictures.paths.size()));
  };
  const Result<void> captioned =
      caption_pictures(pictures.paths, *captioner, decoding_of(arguments, *captioner), take, stop.get_token());
  const Result<void> written = output.finish();
  if (!written) return report(written.error());
  if (!captioned) return report(captioned.error());
  if (std::fflush(stdout) != 0)
    return report({ErrorCode::kNotWritten, "the captions could not be written to stdout", {}});
  return failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace

void add_caption(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<CaptionArguments>();
  CLI::App* command = app.add_subcommand("caption", "Write a caption for each picture");
  command->add_option("PATH", arguments->paths, "Pictures and folders (recursively)")->required();
  command->add_option("--model", arguments->model, "Captioner file; the one that ships if not named");
  command->add_option("--beam", arguments->beam, "Sentences kept at each word; 1: greedy")->check(CLI::Range(1, 20));
  command->add_option("--length-exponent", arguments->length_exponent, "Above 0 favours longer sentences")
      ->check(CLI::Range(0.0, 2.0));
  command->add_option("--n-best", arguments->n_best, "Sentences a picture in the JSON")->check(CLI::Range(1, 20));
  command->add_option("--csv", arguments->csv, "Write a table to this file (else to stdout)");
  command->add_option("--json", arguments->json, "Write captions with words and runner-ups to this file");
  auto* strips =
      command->add_option("--attention", arguments->attention, "Folder for a strip of each word's map, as PNG");
  command
      ->add_option("--map", arguments->map,
                   "What strips show: where the network looked (attention) or what the word depends on (dependence)")
      ->check(CLI::IsMember({"attention", "dependence"}))
      ->needs(strips)
      ->capture_default_str();
  command->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  command->footer(
      "\nThe table is RFC 4180 in UTF-8: path,caption,confidence. A field that a spreadsheet would run as a formula "
      "gets\n"
      "an apostrophe in front; path bytes that are no UTF-8 appear as \\xNN.\n\n"
      "Examples:\n  descry caption holiday/ --csv captions.csv\n"
      "  descry caption a.jpg --beam 5 --n-best 3 --json a.json --attention strips/");
  command->callback([arguments, &action] { action = [arguments] { return run_caption(*arguments); }; });
}

}  // namespace descry
