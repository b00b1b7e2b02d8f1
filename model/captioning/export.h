#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/captioning/caption.h"

namespace descry {

/// The columns of a caption table: path,caption,confidence. RFC 4180: fields quoted where they need it, lines end in
/// CRLF.
std::string csv_header();

/// One line of the table. UTF-8; path bytes that are none appear as \xNN. A field that begins with = + - @, a tab or a
/// carriage return gets an apostrophe in front, because spreadsheets would run it as a formula.
std::string csv_row(const std::filesystem::path& path, std::string_view caption, double confidence);

/// {"path", "caption", "confidence", "words": [{"text", "probability", "runner_ups": [{"word", "probability"}]}],
/// "n_best": [{"caption", "score", "confidence"}]} for captions best first; not empty.
nlohmann::json caption_json(const std::filesystem::path& path, const std::vector<Caption>& captions);

}  // namespace descry
