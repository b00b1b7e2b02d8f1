#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/album/album_picture.h"
#include "model/result.h"

namespace descry {

/// What captions can be written as.
enum class ExportFormat {
  kCsv,           ///< a table, RFC 4180
  kJson,          ///< one array of objects
  kJsonLines,     ///< an object a line
  kCoco,          ///< COCO caption results: [{"image_id", "caption"}]
  kTextSidecars,  ///< NAME.txt beside each picture
  kXmpSidecars,   ///< NAME.xmp beside each picture
  kEmbedded,      ///< in the pictures' own metadata
  kGallery,       ///< a folder with an HTML page
};

/// What can be told of a picture; CSV and JSON take their pick in any order.
enum class ExportColumn {
  kPath,
  kFileName,
  kCaption,       ///< what stands: the person's words, else the model's
  kModelCaption,  ///< what the model said
  kEdited,        ///< whether a person wrote the caption
  kVerdict,       ///< accepted, rejected or nothing
  kRating,        ///< 0 to 5
  kConfidence,
  kWords,  ///< the model's words with their probabilities
  kNBest,
  kModel,
  kModelHash,
  kSettings,  ///< how the captions were asked for, as JSON
  kWidth,
  kHeight,
  kDate,     ///< when it was captioned, UTC, ISO 8601
  kContent,  ///< hash of the file's content
  kProblem,  ///< why there is no caption
};

/// Of the pictures given, which are written.
enum class ExportWhich {
  kAll,          ///< all that have a caption
  kAccepted,     ///< those whose captions were accepted
  kNotRejected,  ///< all but those whose captions were rejected
  kEdited,       ///< those that a person wrote
};

/// Everything an export is repeated by, but for the pictures.
struct ExportSettings {
  ExportFormat format = ExportFormat::kCsv;
  std::filesystem::path destination;  ///< a file; for kGallery a folder; unused where pictures have it beside or inside
  std::vector<ExportColumn> columns;  ///< of CSV and JSON; empty: default_columns(format)
  char delimiter = ',';               ///< of CSV: , ; or a tab
  bool byte_order_mark = false;       ///< of CSV, which older spreadsheets know UTF-8 by
  ExportWhich which = ExportWhich::kAll;
  bool without_caption = false;  ///< also pictures that have none (CSV and JSON), with their problem
  bool overwrite = false;        ///< sidecars that exist are written again; XMP keeps what else they hold
  bool keep_original = true;     ///< embedding leaves the file as it was beside, as NAME_original
  std::string title;             ///< of the gallery; empty: its folder's name
  bool heat_maps = false;        ///< in the gallery, where the network looked for each word

  bool operator==(const ExportSettings&) const = default;
};

/// The name that files and command lines know it by: "csv", "model_caption", "not-rejected".
std::string_view name_of(ExportFormat format);
std::string_view name_of(ExportColumn column);
std::string_view name_of(ExportWhich which);
std::optional<ExportFormat> export_format_named(std::string_view name);
std::optional<ExportColumn> export_column_named(std::string_view name);
std::optional<ExportWhich> export_which_named(std::string_view name);
std::span<const ExportFormat> all_export_formats();
std::span<const ExportColumn> all_export_columns();

/// The columns of a format that were not chosen: CSV path, caption, confidence; JSON these, words and n_best.
std::vector<ExportColumn> default_columns(ExportFormat format);
std::vector<ExportColumn> columns_of(const ExportSettings& settings);
/// "path,caption,confidence" as columns. Errors: kUsage, naming those that there are.
Result<std::vector<ExportColumn>> parse_columns(std::string_view list);

bool has_columns(ExportFormat format);  ///< CSV, JSON, JSON Lines
bool is_one_file(ExportFormat format);  ///< these and COCO: `destination` is a file

/// Whether the settings ask for this picture.
bool is_wanted(const AlbumPicture& picture, const ExportSettings& settings);

nlohmann::json export_settings_json(const ExportSettings& settings);
/// Fields that are missing keep their defaults. Errors: kDamaged, naming what makes no sense.
Result<ExportSettings> export_settings_from_json(const nlohmann::json& json);

}  // namespace descry
