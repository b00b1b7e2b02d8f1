#include "app/commands/export_options.h"

#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"

namespace descry {
namespace {

constexpr const char* kGroup = "Where captions go";
constexpr std::int64_t kMaxSettings = 1 << 20;

Result<ExportSettings> read_settings(const std::filesystem::path& file) {
  const auto bytes = read_whole_file(file, kMaxSettings);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto json = nlohmann::json::parse(bytes->begin(), bytes->end(), nullptr, false);
  auto settings = json.is_discarded() ? failure(ErrorCode::kDamaged, "This is no JSON; an export's settings are.")
                                      : export_settings_from_json(json);
  if (!settings) settings.error().path = file;
  return settings;
}

}  // namespace

Result<ExportSettings> ExportOptions::table() const {
  ExportSettings settings;
  if (!columns.empty()) {
    auto chosen = parse_columns(columns);
    if (!chosen) return tl::unexpected(chosen.error());
    settings.columns = std::move(*chosen);
  }
  settings.delimiter = delimiter == "tab" ? '\t' : delimiter.front();
  settings.byte_order_mark = byte_order_mark;
  settings.which = export_which_named(which).value_or(ExportWhich::kAll);
  settings.without_caption = without_caption;
  settings.overwrite = overwrite;
  settings.keep_original = !no_originals;
  settings.heat_maps = heat_maps;
  return settings;
}

Result<std::vector<ExportSettings>> ExportOptions::exports() const {
  const auto base = table();
  if (!base) return tl::unexpected(base.error());
  std::vector<ExportSettings> all;
  for (const std::string& file : {csv, json, json_lines, coco, gallery}) {
    if (file != "-") continue;
    return failure(ErrorCode::kUsage,
                   "\"-\" is no file: without --csv and --album the table goes to stdout; with them /dev/stdout leads "
                   "into a pipe, and ./- is a file of that name.");
  }
  const auto add = [&](ExportFormat format, const std::string& destination) {
    ExportSettings settings = *base;
    settings.format = format;
    settings.destination = destination;
    all.push_back(std::move(settings));
  };
  if (!csv.empty()) add(ExportFormat::kCsv, csv);
  if (!json.empty()) add(ExportFormat::kJson, json);
  if (!json_lines.empty()) add(ExportFormat::kJsonLines, json_lines);
  if (!coco.empty()) add(ExportFormat::kCoco, coco);
  if (!gallery.empty()) add(ExportFormat::kGallery, gallery);
  if (text_sidecars) add(ExportFormat::kTextSidecars, {});
  if (xmp_sidecars) add(ExportFormat::kXmpSidecars, {});
  if (embed) add(ExportFormat::kEmbedded, {});
  for (const std::string& file : settings_files) {
    auto settings = read_settings(file);
    if (!settings) return tl::unexpected(settings.error());
    all.push_back(std::move(*settings));
  }
  return all;
}

void add_export_options(CLI::App& command, ExportOptions& options) {
  const auto file = [&](const char* name, std::string& value, const char* help) {
    command.add_option(name, value, help)->group(kGroup);
  };
  const auto flag = [&](const char* name, bool& value, const char* help) {
    command.add_flag(name, value, help)->group(kGroup);
  };
  file("--csv", options.csv, "Write a table to this file (else to stdout)");
  file("--json", options.json, "Write captions with words and runner-ups to this file");
  file("--jsonl", options.json_lines, "The same, an object a line");
  file("--coco", options.coco,
       "Write COCO caption results; ids are the numbers in the files' names, or counted with a list beside");
  file("--html", options.gallery, "Write a gallery page with thumbnails into this new folder");
  flag("--sidecars", options.text_sidecars, "Write NAME.txt beside each picture");
  flag("--xmp", options.xmp_sidecars, "Write NAME.xmp beside each picture");
  flag("--embed", options.embed, "Write into the pictures' own metadata (XMP, Exif, IPTC); NAME_original stays");
  file("--columns", options.columns, "Columns of tables and fields of JSON, in their order, between commas");
  command.add_option("--delimiter", options.delimiter, "Of tables: , ; or tab")
      ->check(CLI::IsMember({",", ";", "tab", "\t"}))
      ->group(kGroup)
      ->capture_default_str();
  flag("--bom", options.byte_order_mark, "Begin tables with a byte order mark, as older spreadsheets want");
  command.add_option("--which", options.which, "Of an album's captions: all, accepted, not-rejected or edited")
      ->check(CLI::IsMember({"all", "accepted", "not-rejected", "edited"}))
      ->group(kGroup)
      ->capture_default_str();
  flag("--with-failed", options.without_caption, "Pictures without caption get a row too (column problem)");
  flag("--overwrite", options.overwrite, "Write sidecars that exist again; XMP keeps what else it holds");
  flag("--no-originals", options.no_originals, "Do not keep NAME_original of pictures that are written into");
  flag("--heat-maps", options.heat_maps, "The gallery shows where the network looked for each word");
  command.add_option("--export", options.settings_files, "Repeat an export by the settings in this JSON file")
      ->allow_extra_args(false)
      ->group(kGroup);
}

}  // namespace descry
