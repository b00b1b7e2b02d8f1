#include "training/data/column_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "training/data/caption_list.h"

namespace descry {
namespace {

constexpr std::array<std::string_view, 9> kPaths{"path",      "file",    "filename",  "image", "imagepath",
                                                 "imagename", "picture", "imagefile", "img"};
constexpr std::array<std::string_view, 5> kCaptions{"caption", "text", "description", "comment", "sentence"};

bool among(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const char* const kPathColumns = "path, file, file_name, image or picture";
const char* const kCaptionColumns = "caption, text, description, comment or sentence";

ColumnRole role_of_column(std::string_view name) {
  std::string plain;  // "Image Path" and "image_path" are "imagepath"
  for (const char c : trimmed(name)) {
    if (c >= 'A' && c <= 'Z')
      plain += static_cast<char>(c + 32);
    else if (c != '_' && c != '-' && c != ' ' && c != '"')
      plain += c;
  }
  if (plain == "split") return ColumnRole::kSplit;
  if (plain == "id") return ColumnRole::kId;
  if (plain == "imageid") return ColumnRole::kPictureId;
  if (plain == "filepath") return ColumnRole::kFolder;
  if (among(kPaths, plain)) return ColumnRole::kPath;
  while (!plain.empty() && plain.back() >= '0' && plain.back() <= '9') plain.pop_back();
  if (among(kCaptions, plain)) return ColumnRole::kCaption;
  if (plain.ends_with('s') && among(kCaptions, std::string_view(plain).substr(0, plain.size() - 1)))
    return ColumnRole::kCaption;
  return ColumnRole::kNone;
}

}  // namespace descry
