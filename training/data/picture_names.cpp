#include "training/data/picture_names.h"

#include <algorithm>
#include <utility>

namespace descry {
namespace {

std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

std::string last_part(const std::string& name) { return name.substr(name.rfind('/') + 1); }

/// Folders and file that two paths have in common at their ends.
std::size_t common_parts(const std::string& a, const std::string& b) {
  std::size_t parts = 0, at = 0;
  while (at < a.size() && at < b.size() && a[a.size() - 1 - at] == b[b.size() - 1 - at])
    if (a[a.size() - 1 - at++] == '/') ++parts;
  const auto whole = [&](const std::string& path) { return at == path.size() || path[path.size() - 1 - at] == '/'; };
  return whole(a) && whole(b) ? parts + 1 : parts;
}

}  // namespace

PictureNames::PictureNames(const std::vector<CaptionedPicture>& pictures) : pictures_(pictures) {
  for (std::size_t i = 0; i < pictures.size(); ++i) by_name_[last_part(pictures[i].path.native())].push_back(i);
}

std::optional<std::size_t> PictureNames::find(const std::string& written) const {
  const std::string name = with_slashes(written);
  const auto found = by_name_.find(last_part(name));
  if (found == by_name_.end()) return std::nullopt;
  if (found->second.size() == 1) return found->second.front();
  std::vector<std::pair<std::size_t, std::size_t>> alike;  // parts in common, picture
  for (const std::size_t picture : found->second)
    alike.emplace_back(common_parts(name, pictures_[picture].path.native()), picture);
  std::sort(alike.rbegin(), alike.rend());
  if (alike[0].first == alike[1].first) return std::nullopt;
  return alike[0].second;
}

}  // namespace descry
