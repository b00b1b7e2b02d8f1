#include "training/scenes/scenes.h"

#include <cstdio>
#include <memory>

#include "app/commands/commands.h"
#include "app/commands/progress_bar.h"

namespace descry {

void add_scenes(CLI::App& app, CommandAction& action) {
  struct Arguments {
    std::string folder;
    SceneSettings settings;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("scenes", "Make captioned sample pictures in Flickr8k's layout");
  command->add_option("DIR", arguments->folder, "Folder to write to; made if absent")->required();
  command->add_option("--count", arguments->settings.count, "Pictures")->capture_default_str();
  command->add_option("--seed", arguments->settings.seed, "The same seed writes the same files")->capture_default_str();
  command->add_option("--side", arguments->settings.side, "Pixels, both ways")->capture_default_str();
  command->footer("\nExample:\n  descry scenes /tmp/scenes --count 2400 --seed 1");
  command->callback([arguments, &action] {
    action = [arguments] {
      {
        ProgressBar bar;
        const auto show = [&](int done) { bar.show("drawing", done, arguments->settings.count); };
        const Result<void> written = write_scenes(arguments->folder, arguments->settings, show);
        if (!written) return report(written.error());
      }
      std::printf("%d scenes in %s\n", arguments->settings.count, arguments->folder.c_str());
      return 0;
    };
  });
}

}  // namespace descry
