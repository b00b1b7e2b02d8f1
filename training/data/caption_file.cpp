#include "training/data/caption_file.h"

#include <algorithm>

#include "model/images/decode.h"
#include "training/data/album_captions.h"
#include "training/data/json_file.h"
#include "training/data/json_records.h"
#include "training/data/table_file.h"
#include "training/data/token_file.h"

namespace descry {
namespace {

constexpr std::size_t kLinesLookedAt = 20;

/// Whether the text begins with a line that is a whole object which names a picture or a caption: JSON Lines.
bool begins_with_record(std::string_view text) {
  const auto end = text.find('\n');
  const auto record = read_json_record(trimmed(text.substr(0, end)));
  return record && (!record->captions.empty() || !record->path.empty());
}

bool has_token_line(std::string_view text) {
  for (std::size_t i = 0; i < kLinesLookedAt && !text.empty(); ++i) {
    const auto end = text.find('\n');
    if (is_token_line(text.substr(0, end))) return true;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return false;
}

tl::unexpected<Error> not_captions(const std::filesystem::path& path, const std::string& kind) {
  return failure(ErrorCode::kUnsupported,
                 "This is " + kind +
                     ", where captions are expected: lines \"picture.jpg#0<TAB>a caption\", a table whose first line "
                     "names a column of pictures (" +
                     kPathColumns + ") and one of captions (" + kCaptionColumns + "), JSON Lines of the same, or JSON.",
                 path);
}

}  // namespace

Result<CaptionList> read_caption_file(const std::filesystem::path& path, std::stop_token stop) {
  if (has_picture_extension(path)) return not_captions(path, "a picture");
  auto file = TextFile::open(path, std::move(stop));
  if (!file) return tl::unexpected(file.error());
  const std::string_view text = file->buffered();
  if (trimmed(text).empty()) return not_captions(path, "an empty file");
  const char first = trimmed(text).front();
  if (is_album(text)) return read_album_captions(path);
  if (first == '{' && begins_with_record(trimmed(text))) return read_json_lines(*file);
  if (first == '{' || first == '[') return read_json(*file);
  if (text.find('\0') != std::string_view::npos) return not_captions(path, "no text");
  if (const auto columns = table_columns(trimmed(text.substr(0, text.find('\n'))))) return read_table(*file, *columns);
  if (has_token_line(text)) return read_tokens(*file);
  return not_captions(path, "another text");
}

}  // namespace descry
