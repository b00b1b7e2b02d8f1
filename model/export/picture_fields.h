#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "model/export/export_settings.h"

namespace descry {

/// One column of a picture as a table has it, not yet quoted: words as "a 0.912 dog 0.534", settings as JSON. What is
/// not known is empty. Width, height and content hash that the album does not know are read from the file.
std::string field_text(const AlbumPicture& picture, ExportColumn column);

/// The same as JSON has it; null where it is not known. "words": [{"text", "probability", "runner_ups": [{"word",
/// "probability"}]}], "n_best": [{"caption", "score", "confidence"}].
nlohmann::ordered_json field_json(const AlbumPicture& picture, ExportColumn column);

/// An object of columns by their names, in their order.
nlohmann::ordered_json picture_json(const AlbumPicture& picture, std::span<const ExportColumn> columns);

/// The first line of a table, with a byte order mark where one is asked for. Lines end in CRLF.
std::string table_header(const ExportSettings& settings);
/// One line of the table, its fields made safe by csv_field.
std::string table_row(const AlbumPicture& picture, const ExportSettings& settings);

/// On one line, or indented; bytes that are no UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json, int indent = -1);

}  // namespace descry
