#include <memory>

#include "app/commands/caption_run.h"
#include "app/commands/commands.h"

namespace descry {

void add_caption(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<CaptionArguments>();
  CLI::App* command = app.add_subcommand("caption", "Write a caption for each picture");
  command->add_option("PATH", arguments->paths,
                      "Pictures and folders (recursively); - for a list of paths from stdin, one a line");
  command->add_flag("-0,--null", arguments->nul_separated, "Paths from stdin end with NUL instead of a line break");
  command->add_option("--model", arguments->model, "Captioner file; the one that ships if not named");
  command->add_option("--album", arguments->album,
                      "Keep everything in this album, which the window opens too; what it has is not captioned again");
  auto* strips =
      command->add_option("--attention", arguments->attention, "Folder for a strip of each word's map, as PNG");
  command
      ->add_option("--map", arguments->map,
                   "What strips show: where the network looked (attention) or what the word depends on (dependence)")
      ->check(CLI::IsMember({"attention", "dependence"}))
      ->needs(strips)
      ->capture_default_str();
  command->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  add_decoding_options(*command, arguments->decoding);
  add_export_options(*command, arguments->exports);
  command->footer(
      "\nTables are RFC 4180 in UTF-8. What a spreadsheet would run as a formula gets an apostrophe in front; path "
      "bytes\n"
      "that are no UTF-8 appear as \\xNN. Columns: path, file_name, caption, model_caption, edited, verdict, rating,\n"
      "confidence, words, n_best, model, model_hash, settings, width, height, date, content_hash, problem.\n\n"
      "Every file is written whole or not at all. A batch that was cut off is kept beside its output (.partial) and "
      "the\n"
      "same command goes on with it.\n\n"
      "Examples:\n  descry caption holiday/ --csv captions.csv\n"
      "  descry caption a.jpg --beam 5 --n-best 3 --json a.json --attention strips/\n"
      "  find / -name '*.jpg' -print0 | descry caption - -0 --album all.descry --html gallery/\n"
      "  descry caption --album all.descry --which accepted --embed");
  command->callback([arguments, &action] { action = [arguments] { return run_caption(*arguments); }; });
}

}  // namespace descry
