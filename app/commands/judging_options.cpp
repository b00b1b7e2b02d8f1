#include "app/commands/judging_options.h"

#include "app/commands/places.h"

namespace descry {

void add_judging_options(CLI::App& command, JudgingTask& task) {
  task.how.cache = feature_cache_folder().string();
  command.add_option("--split", task.split, "train, dev or test")->capture_default_str();
  command
      .add_option("--dev-share", task.drawing.dev_share,
                  "Share of the pictures that is dev where the data brings no lists; as the run that is judged had it")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command.add_option("--seed", task.drawing.seed, "What that share is drawn by; as the run that is judged had it")
      ->capture_default_str();
  command.add_option("--device", task.how.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  command.add_option("--cache", task.how.cache, "Folder for features on disk");
  command.add_option("--paraphrases", task.how.paraphrases,
                     "METEOR's paraphrase-en.gz, if you have it (or DESCRY_METEOR_PARAPHRASES)");
}

}  // namespace descry
