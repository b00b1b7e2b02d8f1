#include "model/export/export_settings.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/text/utf8.h"

namespace descry {
namespace {

template <typename Value, std::size_t kCount>
using Names = std::array<std::pair<Value, std::string_view>, kCount>;

constexpr Names<ExportFormat, 8> kFormats{{{ExportFormat::kCsv, "csv"},
                                           {ExportFormat::kJson, "json"},
                                           {ExportFormat::kJsonLines, "jsonl"},
                                           {ExportFormat::kCoco, "coco"},
                                           {ExportFormat::kTextSidecars, "text"},
                                           {ExportFormat::kXmpSidecars, "xmp"},
                                           {ExportFormat::kEmbedded, "embedded"},
                                           {ExportFormat::kGallery, "html"}}};

constexpr Names<ExportColumn, 18> kColumns{{{ExportColumn::kPath, "path"},
                                            {ExportColumn::kFileName, "file_name"},
                                            {ExportColumn::kCaption, "caption"},
                                            {ExportColumn::kModelCaption, "model_caption"},
                                            {ExportColumn::kEdited, "edited"},
                                            {ExportColumn::kVerdict, "verdict"},
                                            {ExportColumn::kRating, "rating"},
                                            {ExportColumn::kConfidence, "confidence"},
                                            {ExportColumn::kWords, "words"},
                                            {ExportColumn::kNBest, "n_best"},
                                            {ExportColumn::kModel, "model"},
                                            {ExportColumn::kModelHash, "model_hash"},
                                            {ExportColumn::kSettings, "settings"},
                                            {ExportColumn::kWidth, "width"},
                                            {ExportColumn::kHeight, "height"},
                                            {ExportColumn::kDate, "date"},
                                            {ExportColumn::kContent, "content_hash"},
                                            {ExportColumn::kProblem, "problem"}}};

constexpr Names<ExportWhich, 4> kWhich{{{ExportWhich::kAll, "all"},
                                        {ExportWhich::kAccepted, "accepted"},
                                        {ExportWhich::kNotRejected, "not-rejected"},
                                        {ExportWhich::kEdited, "edited"}}};

template <typename Value, std::size_t kCount>
std::string_view name_among(const Names<Value, kCount>& names, Value value) {
  return std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == value; })->second;
}

template <typename Value, std::size_t kCount>
std::optional<Value> value_among(const Names<Value, kCount>& names, std::string_view name) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.second == name; });
  return found == names.end() ? std::nullopt : std::optional<Value>(found->first);
}

template <typename Value, std::size_t kCount>
std::array<Value, kCount> values_of(const Names<Value, kCount>& names) {
  std::array<Value, kCount> values;
  std::transform(names.begin(), names.end(), values.begin(), [](const auto& entry) { return entry.first; });
  return values;
}

tl::unexpected<Error> senseless(std::string_view field) {
  return failure(ErrorCode::kDamaged,
                 "The export's \"" + std::string(field) + "\" makes no sense; choose its settings anew.");
}

/// Reads the fields of an object, each of one kind, and remembers the first that is another.
class Fields {
 public:
  explicit Fields(const nlohmann::json& object) : object_(object) {}

  void read(const char* name, bool& value) {
    if (const auto* found = find(name)) found->is_boolean() ? void(value = found->get<bool>()) : complain(name);
  }
  void read(const char* name, std::string& value) {
    if (const auto* found = find(name)) found->is_string() ? void(value = found->get<std::string>()) : complain(name);
  }
  template <typename Value>
  void read(const char* name, Value& value, std::optional<Value> (*named)(std::string_view)) {
    const auto* found = find(name);
    if (!found) return;
    const auto known = found->is_string() ? named(found->get<std::string>()) : std::nullopt;
    known ? void(value = *known) : complain(name);
  }
  const nlohmann::json* find(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  void complain(const char* name) {
    if (problem_.empty()) problem_ = name;
  }
  const std::string& problem() const { return problem_; }

 private:
  const nlohmann::json& object_;
  std::string problem_;
};

void read_columns(Fields& fields, std::vector<ExportColumn>& columns) {
  const nlohmann::json* names = fields.find("columns");
  if (!names) return;
  if (!names->is_array()) return fields.complain("columns");
  for (const nlohmann::json& name : *names) {
    const auto column = name.is_string() ? export_column_named(name.get<std::string>()) : std::nullopt;
    if (!column) return fields.complain("columns");
    columns.push_back(*column);
  }
}

}  // namespace

std::string_view name_of(ExportFormat format) { return name_among(kFormats, format); }
std::string_view name_of(ExportColumn column) { return name_among(kColumns, column); }
std::string_view name_of(ExportWhich which) { return name_among(kWhich, which); }
std::optional<ExportFormat> export_format_named(std::string_view name) { return value_among(kFormats, name); }
std::optional<ExportColumn> export_column_named(std::string_view name) { return value_among(kColumns, name); }
std::optional<ExportWhich> export_which_named(std::string_view name) { return value_among(kWhich, name); }

std::span<const ExportFormat> all_export_formats() {
  static const auto values = values_of(kFormats);
  return values;
}

std::span<const ExportColumn> all_export_columns() {
  static const auto values = values_of(kColumns);
  return values;
}

std::vector<ExportColumn> default_columns(ExportFormat format) {
  std::vector<ExportColumn> columns{ExportColumn::kPath, ExportColumn::kCaption, ExportColumn::kConfidence};
  if (format == ExportFormat::kJson || format == ExportFormat::kJsonLines)
    columns.insert(columns.end(), {ExportColumn::kWords, ExportColumn::kNBest});
  return columns;
}

std::vector<ExportColumn> columns_of(const ExportSettings& settings) {
  return settings.columns.empty() ? default_columns(settings.format) : settings.columns;
}

Result<std::vector<ExportColumn>> parse_columns(std::string_view list) {
  std::vector<ExportColumn> columns;
  while (true) {
    const std::size_t comma = list.find(',');
    std::string_view name = list.substr(0, comma);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    const auto column = export_column_named(name);
    if (!column) {
      std::string known;
      for (const auto& [_, each] : kColumns) (known += known.empty() ? "" : ", ") += each;
      return failure(ErrorCode::kUsage,
                     "There is no column \"" + std::string(name) + "\"; there are these: " + known + ".");
    }
    if (std::find(columns.begin(), columns.end(), *column) != columns.end())
      return failure(ErrorCode::kUsage, "The column \"" + std::string(name) + "\" is named twice.");
    columns.push_back(*column);
    if (comma == std::string_view::npos) return columns;
    list.remove_prefix(comma + 1);
  }
}

bool has_columns(ExportFormat format) {
  return format == ExportFormat::kCsv || format == ExportFormat::kJson || format == ExportFormat::kJsonLines;
}

bool is_one_file(ExportFormat format) { return has_columns(format) || format == ExportFormat::kCoco; }

bool is_wanted(const AlbumPicture& picture, const ExportSettings& settings) {
  const bool has_caption = picture.edited || !picture.captions.empty();
  if (!has_caption)
    return settings.without_caption && has_columns(settings.format) && settings.which == ExportWhich::kAll;
  switch (settings.which) {
    case ExportWhich::kAll:
      return true;
    case ExportWhich::kAccepted:
      return picture.verdict == Verdict::kAccepted;
    case ExportWhich::kNotRejected:
      return picture.verdict != Verdict::kRejected;
    case ExportWhich::kEdited:
      return picture.edited.has_value();
  }
  return false;
}

nlohmann::json export_settings_json(const ExportSettings& settings) {
  nlohmann::json columns = nlohmann::json::array();
  for (const ExportColumn column : settings.columns) columns.push_back(name_of(column));
  return {{"format", name_of(settings.format)},
          {"destination", valid_utf8(settings.destination.native())},
          {"columns", columns},
          {"delimiter", std::string(1, settings.delimiter)},
          {"byte_order_mark", settings.byte_order_mark},
          {"which", name_of(settings.which)},
          {"without_caption", settings.without_caption},
          {"overwrite", settings.overwrite},
          {"keep_original", settings.keep_original},
          {"title", valid_utf8(settings.title)},
          {"heat_maps", settings.heat_maps}};
}

Result<ExportSettings> export_settings_from_json(const nlohmann::json& json) {
  if (!json.is_object()) return failure(ErrorCode::kDamaged, "The export's settings are no JSON object.");
  ExportSettings settings;
  Fields fields(json);
  std::string destination, delimiter(1, settings.delimiter);
  fields.read<ExportFormat>("format", settings.format, export_format_named);
  fields.read<ExportWhich>("which", settings.which, export_which_named);
  fields.read("destination", destination);
  fields.read("delimiter", delimiter);
  fields.read("byte_order_mark", settings.byte_order_mark);
  fields.read("without_caption", settings.without_caption);
  fields.read("overwrite", settings.overwrite);
  fields.read("keep_original", settings.keep_original);
  fields.read("title", settings.title);
  fields.read("heat_maps", settings.heat_maps);
  read_columns(fields, settings.columns);
  if (delimiter != "," && delimiter != ";" && delimiter != "\t") fields.complain("delimiter");
  if (!fields.problem().empty()) return senseless(fields.problem());
  settings.destination = destination;
  settings.delimiter = delimiter.front();
  return settings;
}

}  // namespace descry
