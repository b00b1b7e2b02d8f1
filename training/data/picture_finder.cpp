#include "training/data/picture_finder.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace descry {
namespace {

namespace fs = std::filesystem;

std::string with_slash(const fs::path& path) { return (path / "").lexically_normal().native(); }

/// The bytes that our export writes as \xNN.
std::string unescaped(const std::string& name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned byte = 0;
    const char* digits = name.data() + i + 2;
    if (name.compare(i, 2, "\\x") == 0 && i + 4 <= name.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      result += static_cast<char>(byte);
      i += 3;
    } else {
      result += name[i];
    }
  }
  return result;
}

/// How a name may be meant, the likeliest first.
std::vector<fs::path> spellings(const std::string& name) {
  std::vector<fs::path> result{name};
  if (name.find('\\') == std::string::npos) return result;
  if (const std::string bytes = unescaped(name); bytes != name) result.emplace_back(bytes);
  std::string slashes = name;
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  result.emplace_back(slashes);
  return result;
}

bool has_drive(const std::string& name) {
  return name.size() > 2 && name[1] == ':' && (name[2] == '/' || name[2] == '\\');
}

bool is_file(const fs::path& path, FoundPicture& found) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  found = {FoundPicture::State::kFound, path, static_cast<std::uintmax_t>(status.st_size)};
  return true;
}

std::ptrdiff_t common_end(const fs::path& a, const fs::path& b) {
  std::ptrdiff_t count = 0;
  for (auto i = a.end(), j = b.end(); i != a.begin() && j != b.begin() && *--i == *--j;) ++count;
  return count;
}

}  // namespace

PictureFolder::PictureFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  for (const fs::path& path : {fs::absolute(folder_, error), fs::canonical(folder_, error)}) {
    if (!path.empty()) spellings_.push_back(with_slash(path));
  }
}

PictureFolder::PictureFolder(fs::path folder, const FolderContents& contents) : PictureFolder(std::move(folder)) {
  index(contents.pictures);
}

bool PictureFolder::contains(const fs::path& path) const {
  std::error_code error;
  const std::string absolute = fs::absolute(path, error).lexically_normal().native();
  return std::any_of(spellings_.begin(), spellings_.end(),
                     [&](const std::string& folder) { return absolute.starts_with(folder); });
}

void PictureFolder::index(const std::vector<fs::path>& pictures) {
  indexed_ = true;
  for (const fs::path& path : pictures) by_name_.emplace_back(path.filename().native(), path);
  std::stable_sort(by_name_.begin(), by_name_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<fs::path> PictureFolder::most_like(const fs::path& name) {
  if (!indexed_) {
    const auto contents = list_folder(folder_);
    index(contents ? contents->pictures : std::vector<fs::path>{});
  }
  const std::string file = name.filename().native();
  auto place = std::lower_bound(by_name_.begin(), by_name_.end(), file,
                                [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
  std::optional<fs::path> best;
  for (std::ptrdiff_t most = 0; place != by_name_.end() && place->first == file; ++place) {
    const std::ptrdiff_t alike = common_end(place->second, name);
    if (alike > std::exchange(most, std::max(most, alike))) best = place->second;
  }
  return best;
}

FoundPicture find_picture(const std::string& name, const fs::path& beside, std::size_t own,
                          std::vector<PictureFolder>& folders) {
  FoundPicture found;
  if (has_drive(name)) return {FoundPicture::State::kOutside, {}, 0};
  const auto may_read = [&](const fs::path& path) {
    return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) { return folder.contains(path); });
  };
  bool outside = false;
  for (const fs::path& spelling : spellings(name)) {
    const fs::path normal = spelling.lexically_normal();
    std::vector<fs::path> places{spelling.is_absolute() ? normal : (beside / normal).lexically_normal()};
    if (spelling.is_relative() && beside != folders[own].path())
      places.push_back((folders[own].path() / normal).lexically_normal());
    std::erase_if(places, [&](const fs::path& place) { return !may_read(place); });
    outside = outside || places.empty();
    for (const fs::path& place : places)
      if (is_file(place, found)) return found;
    if (spelling.is_absolute() || places.empty()) continue;
    if (const auto path = folders[own].most_like(normal); path && is_file(*path, found)) return found;
    for (std::size_t i = 0; i < folders.size(); ++i) {
      if (i == own) continue;
      if (const auto path = folders[i].most_like(normal); path && is_file(*path, found)) return found;
    }
  }
  if (outside) found.state = FoundPicture::State::kOutside;
  return found;
}

}  // namespace descry
