#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "model/disk/whole_file.h"
#include "training/metrics/score_files.h"

namespace descry {
namespace {

struct ScoreArguments {
  std::string candidates, references, paraphrases, json;
};

int run_score(const ScoreArguments& arguments) {
  MeteorFiles meteor_files;
  if (!arguments.paraphrases.empty()) meteor_files.paraphrases = arguments.paraphrases;
  const Result<nlohmann::json> scores = score_files(arguments.candidates, arguments.references, meteor_files);
  if (!scores) return report(scores.error());
  if (const auto left_out = scores->find("left_out"); left_out != scores->end())
    std::fprintf(stderr, "descry: METEOR is left out: %s\n", left_out->at("METEOR").get<std::string>().c_str());
  for (const auto& [name, value] : scores->items())
    if (value.is_number_float()) std::printf("%-10s %.6f\n", name.c_str(), value.get<double>());
  if (arguments.json.empty()) return kExitDone;
  const Result<void> written = write_file_atomically(arguments.json, scores->dump(2) + "\n");
  return written ? static_cast<int>(kExitDone) : report(written.error());
}

}  // namespace

void add_score(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<ScoreArguments>();
  CLI::App* command = app.add_subcommand("score", "Score anyone's captions against references");
  command->add_option("--candidates", arguments->candidates, "Lines of image<TAB>caption")->required();
  command->add_option("--references", arguments->references, "Flickr8k's token format: image#n<TAB>caption")
      ->required();
  command->add_option("--paraphrases", arguments->paraphrases,
                      "METEOR's paraphrase-en.gz, if you have it (or DESCRY_METEOR_PARAPHRASES)");
  command->add_option("--json", arguments->json, "Write the scores to this file");
  command->footer(
      "\nBLEU, METEOR, ROUGE-L and CIDEr-D equal to pycocoevalcap's, under its names. METEOR's synonyms are WordNet's\n"
      "(package wordnet-base); without its paraphrase table it is that of its modules exact, stem and synonym.\n\n"
      "Example:\n  descry score --candidates mine.tsv --references Flickr8k.token.txt --json scores.json");
  command->callback([arguments, &action] { action = [arguments] { return run_score(*arguments); }; });
}

}  // namespace descry
