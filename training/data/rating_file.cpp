#include "training/data/rating_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "training/data/caption_list.h"
#include "training/data/column_roles.h"
#include "training/data/table_record.h"
#include "training/data/text_file.h"

namespace descry {
namespace {

struct RatingColumns {
  char separator = ',';
  std::size_t picture = 0, caption = 0, rating = 0, count = 0;
};

bool names_rating(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return trimmed(name) == "rating" || trimmed(name) == "score";
}

std::optional<RatingColumns> rating_columns(std::string_view header) {
  for (const char separator : {'\t', ',', ';'}) {
    TableRecord record;
    if (!record.split(header, separator)) continue;
    std::optional<std::size_t> picture, caption, rating;
    for (std::size_t i = 0; i < record.size(); ++i) {
      const ColumnRole role = role_of_column(record[i]);
      if (role == ColumnRole::kPath && !picture) picture = i;
      if (role == ColumnRole::kCaption && !caption) caption = i;
      if (names_rating(record[i]) && !rating) rating = i;
    }
    if (picture && caption && rating) return RatingColumns{separator, *picture, *caption, *rating, record.size()};
  }
  return std::nullopt;
}

std::optional<double> number_in(std::string_view field) {
  const std::string_view text = trimmed(field);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

Result<RatingList> read_ratings(const std::filesystem::path& path) {
  auto file = TextFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto header = file->next_line();
  const auto columns = header ? rating_columns(*header) : std::nullopt;
  if (!columns)
    return failure(ErrorCode::kUnsupported,
                   std::string("These are no ratings: the first line is to name a column of pictures (") +
                       kPathColumns + "), one of captions (" + kCaptionColumns + ") and one called rating.",
                   path);
  RatingList list;
  TableRecord record;
  while (const auto line = file->next_line()) {
    if (trimmed(*line).empty()) continue;
    const std::string place = line_place(file->line_number()).text();
    const bool fits = record.split(*line, columns->separator) && record.size() == columns->count;
    const auto rating = fits ? number_in(record[columns->rating]) : std::nullopt;
    if (!fits) {
      list.problems.push_back({DataProblem::Kind::kMalformedLine, place, "It has not the header's columns."});
    } else if (!rating) {
      list.problems.push_back({DataProblem::Kind::kMalformedLine, place, "Its rating is no number."});
    } else {
      list.captions.push_back({record[columns->picture], record[columns->caption], *rating});
    }
  }
  if (list.captions.empty())
    return failure(ErrorCode::kDamaged,
                   "It holds no rating that can be read; a line is a picture, a caption, a number.", path);
  return list;
}

}  // namespace descry
