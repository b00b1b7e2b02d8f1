#include "app/commands/commands.h"

#include <cstdio>

#include "app/commands/exit_codes.h"
#include "model/network/device.h"

namespace descry {
namespace {

constexpr const char* kFooter = R"(
Examples:
  descry holiday/                          open the window with a folder of pictures
  descry caption holiday/ --csv out.csv    write a caption for every picture
  descry scenes /tmp/scenes                make sample data
  descry train /tmp/scenes --preset scenes --run /tmp/run
  descry evaluate /tmp/scenes --split test --model /tmp/run/best.safetensors
  descry demo                              all of it on sample data, in two minutes

Exit codes: 0 done; 1 some inputs failed, the rest is done; 2 wrong arguments; 3 an input is missing, damaged or
unknown; 4 an output could not be written; 5 the run folder is in use; 6 no such device; 7 training diverged;
70 a bug in Descry; 130 interrupted, what was done is kept.)";

}  // namespace

void add_commands(CLI::App& app, CommandAction& action) {
  app.description("Describes pictures and shows where it looked for each word.");
  app.footer(kFooter);
  app.set_version_flag("--version", [] { return "descry " DESCRY_VERSION "\n" + torch_description(); });
  app.require_subcommand(0, 1);
  add_caption(app, action);
  add_train(app, action);
  add_evaluate(app, action);
  add_compare(app, action);
  add_score(app, action);
  add_scenes(app, action);
  add_features(app, action);
  add_convert(app, action);
  add_inspect(app, action);
  add_demo(app, action);
}

int report(const Error& error) {
  std::fprintf(stderr, "descry: %s\n", error.describe().c_str());
  return exit_code(error.code);
}

}  // namespace descry
