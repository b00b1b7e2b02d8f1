#include "model/export/picture_fields.h"

#include <cmath>
#include <ctime>
#include <utility>

#include "model/captioning/decoding_settings.h"
#include "model/disk/content_hash.h"
#include "model/images/decode.h"
#include "model/text/csv.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

using Json = nlohmann::ordered_json;

std::string_view verdict_name(Verdict verdict) {
  if (verdict == Verdict::kAccepted) return "accepted";
  return verdict == Verdict::kRejected ? "rejected" : "";
}

/// "2026-11-23T14:05:00Z".
std::string utc_time(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  char text[64];
  if (gmtime_r(&time, &parts) == nullptr || std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
    return {};
  return text;
}

PictureSize size_of(const AlbumPicture& picture) {
  if (picture.width > 0 && picture.height > 0) return {picture.width, picture.height};
  return read_size(picture.path).value_or(PictureSize{});
}

std::string content_of(const AlbumPicture& picture) {
  return picture.content.empty() ? content_hash(picture.path).value_or(std::string()) : picture.content;
}

std::string model_caption(const AlbumPicture& picture) {
  return picture.captions.empty() ? std::string() : picture.captions.front().text();
}

/// As many digits as a probability deserves.
double rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json words_json(const Caption& caption) {
  Json words = Json::array();
  for (const CaptionWord& word : caption.words) {
    Json runner_ups = Json::array();
    for (const RunnerUp& other : word.runner_ups)
      runner_ups.push_back({{"word", valid_utf8(other.word)}, {"probability", rounded(other.probability)}});
    words.push_back(
        {{"text", valid_utf8(word.text)}, {"probability", rounded(word.probability)}, {"runner_ups", runner_ups}});
  }
  return words;
}

Json n_best_json(const std::vector<Caption>& captions) {
  Json list = Json::array();
  for (const Caption& caption : captions) {
    list.push_back({{"caption", valid_utf8(caption.text())},
                    {"score", rounded(caption.score)},
                    {"confidence", rounded(caption.confidence)}});
  }
  return list;
}

std::string words_text(const AlbumPicture& picture) {
  std::string text;
  if (picture.captions.empty()) return text;
  for (const CaptionWord& word : picture.captions.front().words)
    (text += text.empty() ? "" : " ") += word.text + " " + csv_number(word.probability, 3);
  return text;
}

std::string n_best_text(const AlbumPicture& picture) {
  std::string text;
  for (const Caption& caption : picture.captions)
    (text += text.empty() ? "" : " | ") += caption.text() + " (" + csv_number(caption.confidence, 3) + ")";
  return text;
}

std::string number_or_nothing(std::int64_t number) { return number > 0 ? std::to_string(number) : std::string(); }

}  // namespace

std::string field_text(const AlbumPicture& picture, ExportColumn column) {
  switch (column) {
    case ExportColumn::kPath:
      return picture.path.native();
    case ExportColumn::kFileName:
      return picture.path.filename().native();
    case ExportColumn::kCaption:
      return picture.text();
    case ExportColumn::kModelCaption:
      return model_caption(picture);
    case ExportColumn::kEdited:
      return picture.edited ? "yes" : "no";
    case ExportColumn::kVerdict:
      return std::string(verdict_name(picture.verdict));
    case ExportColumn::kRating:
      return number_or_nothing(picture.rating);
    case ExportColumn::kConfidence:
      return picture.captions.empty() ? std::string() : csv_number(picture.confidence(), 4);
    case ExportColumn::kWords:
      return words_text(picture);
    case ExportColumn::kNBest:
      return n_best_text(picture);
    case ExportColumn::kModel:
      return picture.source.model;
    case ExportColumn::kModelHash:
      return picture.source.hash;
    case ExportColumn::kSettings:
      return picture.captions.empty() ? std::string() : settings_json(picture.source.settings).dump();
    case ExportColumn::kWidth:
      return number_or_nothing(size_of(picture).width);
    case ExportColumn::kHeight:
      return number_or_nothing(size_of(picture).height);
    case ExportColumn::kDate:
      return picture.captioned > 0 ? utc_time(picture.captioned) : std::string();
    case ExportColumn::kContent:
      return content_of(picture);
    case ExportColumn::kProblem:
      return picture.problem;
  }
  return {};
}

Json field_json(const AlbumPicture& picture, ExportColumn column) {
  const bool said = !picture.captions.empty();
  switch (column) {
    case ExportColumn::kCaption:
      return said || picture.edited ? Json(valid_utf8(picture.text())) : Json();
    case ExportColumn::kEdited:
      return picture.edited.has_value();
    case ExportColumn::kRating:
      return picture.rating > 0 ? Json(picture.rating) : Json();
    case ExportColumn::kConfidence:
      return said ? Json(rounded(picture.confidence())) : Json();
    case ExportColumn::kWords:
      return said ? words_json(picture.captions.front()) : Json::array();
    case ExportColumn::kNBest:
      return n_best_json(picture.captions);
    case ExportColumn::kSettings:
      return said ? Json(settings_json(picture.source.settings)) : Json();
    case ExportColumn::kWidth:
    case ExportColumn::kHeight: {
      const PictureSize size = size_of(picture);
      const std::int64_t side = column == ExportColumn::kWidth ? size.width : size.height;
      return side > 0 ? Json(side) : Json();
    }
    default: {
      const std::string text = field_text(picture, column);
      return text.empty() ? Json() : Json(valid_utf8(text));
    }
  }
}

Json picture_json(const AlbumPicture& picture, std::span<const ExportColumn> columns) {
  Json object = Json::object();
  for (const ExportColumn column : columns) object[std::string(name_of(column))] = field_json(picture, column);
  return object;
}

std::string table_header(const ExportSettings& settings) {
  std::string line = settings.byte_order_mark ? "\xEF\xBB\xBF" : "";
  bool first = true;
  for (const ExportColumn column : columns_of(settings)) {
    if (!std::exchange(first, false)) line += settings.delimiter;
    line += name_of(column);
  }
  return line + "\r\n";
}

std::string table_row(const AlbumPicture& picture, const ExportSettings& settings) {
  std::string line;
  bool first = true;
  for (const ExportColumn column : columns_of(settings)) {
    if (!std::exchange(first, false)) line += settings.delimiter;
    line += csv_field(field_text(picture, column), settings.delimiter);
  }
  return line + "\r\n";
}

std::string json_text(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace descry
