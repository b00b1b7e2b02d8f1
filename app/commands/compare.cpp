#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/judging_options.h"
#include "app/commands/progress_bar.h"
#include "model/disk/whole_file.h"
#include "training/judging/compared_systems.h"

namespace descry {
namespace {

struct CompareArguments : JudgingTask {
  std::vector<std::string> systems;
  std::string json, html;
};

Result<Comparison> compare(const CompareArguments& arguments, std::stop_token stop) {
  if (arguments.data.empty()) return compare_descriptions(arguments.systems);
  ProgressBar bar;
  return compare_on_data(arguments.systems, arguments, shown_on(bar), std::move(stop));
}

int run_compare(const CompareArguments& arguments) {
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  const Result<Comparison> comparison = compare(arguments, stop.get_token());
  if (!comparison) return report(comparison.error());
  std::fputs(comparison_text(*comparison).c_str(), stdout);
  if (!arguments.json.empty())
    if (const auto written = write_file_atomically(arguments.json, comparison_json(*comparison).dump(2) + "\n");
        !written)
      return report(written.error());
  if (!arguments.html.empty())
    if (const auto written = write_file_atomically(arguments.html, comparison_page(*comparison)); !written)
      return report(written.error());
  return kExitDone;
}

}  // namespace

void add_compare(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<CompareArguments>();
  CLI::App* command = app.add_subcommand("compare", "Set runs and models beside each other");
  command->add_option("RUN-OR-MODEL", arguments->systems, "Run folders and captioner files")->required();
  CLI::Option* data = command
                          ->add_option("--data", arguments->data,
                                       "Evaluate them on these captioned pictures; may be given several times")
                          ->allow_extra_args(false);
  command->add_option("--json", arguments->json, "Write the comparison to this file");
  command->add_option("--html", arguments->html, "Write it as a page");
  add_judging_options(*command, *arguments);
  command->get_option("--split")->needs(data);
  command->footer(
      "\nWithout --data it shows what run folders and model files say of themselves: the last epoch's figures, or the\n"
      "card's, and the settings that differ. With --data every model (of a run its best) captions the same pictures;\n"
      "the difference to the first comes with a 95 % interval (paired bootstrap over pictures) and p, the probability\n"
      "of one as large if the two were equally good (approximate randomisation, 10,000 shuffles, two-sided).\n\n"
      "Examples:\n  descry compare runs/first runs/second\n"
      "  descry compare runs/first other.safetensors --data Flickr8k --split test --html comparison.html");
  command->callback([arguments, &action] { action = [arguments] { return run_compare(*arguments); }; });
}

}  // namespace descry
