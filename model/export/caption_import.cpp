#include "model/export/caption_import.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "model/disk/whole_file.h"
#include "model/text/csv.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxBytes = std::int64_t{1} << 30;
constexpr std::array kPathNames{"path", "file_name", "filename", "file", "image", "picture"};
constexpr std::array kCaptionNames{"caption", "text", "description"};

/// Reads records of a table one by one (RFC 4180; line breaks of any kind).
class TableReader {
 public:
  TableReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  /// False: there are no more. `open`: a quote was never closed.
  bool next(std::vector<std::string>& fields, bool& open) {
    fields.clear();
    open = false;
    if (at_ >= text_.size()) return false;
    record_line_ = line_;
    fields.emplace_back();
    bool quoted = false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\n') ++line_;
      if (quoted) {
        if (c != '"') {
          fields.back() += c;
        } else if (at_ < text_.size() && text_[at_] == '"') {
          fields.back() += text_[at_++];
        } else {
          quoted = false;
        }
      } else if (c == '"' && fields.back().empty()) {
        quoted = true;
      } else if (c == delimiter_) {
        fields.emplace_back();
      } else if (c == '\n') {
        return true;
      } else if (c == '\r') {
        if (at_ < text_.size() && text_[at_] == '\n') continue;
        ++line_;
        return true;
      } else {
        fields.back() += c;
      }
    }
    open = quoted;
    return true;
  }

  int line() const { return record_line_; }

 private:
  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 1, record_line_ = 1;
};

template <std::size_t kCount>
std::optional<std::size_t> column_among(const std::vector<std::string>& header,
                                        const std::array<const char*, kCount>& names) {
  for (const char* name : names) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  }
  return std::nullopt;
}

tl::unexpected<Error> damaged(int line, const std::string& what) {
  return failure(ErrorCode::kDamaged, "Line " + std::to_string(line) + " " + what + "; export the captions again.");
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

Result<std::vector<ImportedCaption>> read_table(std::string_view text) {
  for (const char delimiter : {',', ';', '\t'}) {
    TableReader reader(text, delimiter);
    std::vector<std::string> fields;
    bool open = false;
    if (!reader.next(fields, open)) break;
    std::transform(fields.begin(), fields.end(), fields.begin(), lowered);
    const auto path = column_among(fields, kPathNames), caption = column_among(fields, kCaptionNames);
    if (!path || !caption) continue;
    std::vector<ImportedCaption> rows;
    while (reader.next(fields, open)) {
      if (open) return damaged(reader.line(), "opens a quote that is never closed");
      if (fields.size() == 1 && fields.front().empty()) continue;
      if (fields.size() <= std::max(*path, *caption)) return damaged(reader.line(), "has too few fields");
      for (std::string* field : {&fields[*path], &fields[*caption]}) unprotect_csv_field(*field);
      if (!fields[*caption].empty()) rows.push_back({fields[*path], fields[*caption]});
    }
    return rows;
  }
  return failure(ErrorCode::kUnsupported,
                 "These are no captions: the first line of a table names columns, among them path (or file_name) and "
                 "caption.");
}

template <std::size_t kCount>
std::optional<std::string> text_among(const nlohmann::json& object, const std::array<const char*, kCount>& names) {
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found != object.end() && found->is_string()) return found->get<std::string>();
  }
  return std::nullopt;
}

/// Objects without a caption are left out; false: it is no object with a path.
bool add_object(const nlohmann::json& object, std::vector<ImportedCaption>& rows) {
  if (!object.is_object()) return false;
  const auto path = text_among(object, kPathNames), caption = text_among(object, kCaptionNames);
  if (path && caption && !caption->empty()) rows.push_back({*path, *caption});
  return path.has_value();
}

Result<std::vector<ImportedCaption>> read_json(std::string_view text) {
  std::vector<ImportedCaption> rows;
  if (text.front() == '[') {
    const auto all = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (all.is_discarded()) return failure(ErrorCode::kDamaged, "This is no sound JSON; export the captions again.");
    for (const nlohmann::json& object : all)
      if (!add_object(object, rows))
        return failure(ErrorCode::kUnsupported, "These are no captions: each object of the list names a path.");
    return rows;
  }
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto object = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
    if (object.is_discarded() || !add_object(object, rows)) return damaged(number, "is no object that names a path");
  }
  return rows;
}

}  // namespace

Result<std::vector<ImportedCaption>> read_captions(const std::filesystem::path& file) {
  const auto bytes = read_whole_file(file, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto rows = [&]() -> Result<std::vector<ImportedCaption>> {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return failure(ErrorCode::kUnsupported, "The file is empty.");
    if (valid_utf8(text).size() != text.size()) {
      return failure(ErrorCode::kUnsupported,
                     "The file is not in UTF-8; save it as such (in spreadsheets: \"CSV UTF-8\").");
    }
    if (text[first] == '[' || text[first] == '{') return read_json(text.substr(first));
    return read_table(text);
  }();
  if (!rows) rows.error().path = file;
  return rows;
}

}  // namespace descry
