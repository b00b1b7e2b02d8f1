#include <CLI/App.hpp>
#include <cstdio>
#include <exception>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/start_up.h"
#ifdef DESCRY_WINDOW
#include "app/window.h"
#endif

namespace {

int run(int argc, char** argv) {
  CLI::App app;
  app.name("descry");
  descry::CommandAction action;
  descry::add_commands(app, action);
#ifdef DESCRY_WINDOW
  descry::WindowArguments window;
  app.add_option("PICTURE", window.pictures, "Pictures and folders to open in the window");
  app.add_option("--device", window.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  app.add_option("--album", window.album, "The album's file; the last session's if not named");
  app.add_flag("--new-session", window.new_session,
               "Do not restore the last session; without --album the album ends with the window");
#endif
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& parsed) {
    return app.exit(parsed) == 0 ? descry::kExitDone : descry::kExitUsage;
  }
  if (action) return action();
#ifdef DESCRY_WINDOW
  return descry::run_window(argc, argv, window);
#else
  std::fputs("descry: this build has no window; see descry --help for the commands\n", stderr);
  return descry::kExitUsage;
#endif
}

}  // namespace

int main(int argc, char** argv) {
  descry::tune_process();
  try {
    return run(argc, argv);
  } catch (const std::exception& bug) {
    std::fprintf(stderr, "descry: internal error, please report it: %s\n", bug.what());
    return descry::kExitInternal;
  }
}
