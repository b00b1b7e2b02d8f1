#include "app/commands/picture_source.h"

#include <iostream>
#include <utility>

namespace descry {

PictureSource::PictureSource(const std::vector<std::string>& paths, char separator)
    : lists_(false), separator_(separator) {
  for (const std::string& path : paths) {
    if (path == "-")
      lists_ = true;
    else
      named_.emplace_back(path);
  }
}

PictureList PictureSource::next(std::size_t count, const std::stop_token& stop) {
  if (!named_.empty()) return find_pictures(std::exchange(named_, {}), stop);
  std::vector<std::filesystem::path> listed;
  std::string line;
  while (lists_ && listed.size() < count && !stop.stop_requested()) {
    if (!std::getline(std::cin, line, separator_)) {
      lists_ = false;
      break;
    }
    if (separator_ == '\n' && line.ends_with('\r')) line.pop_back();
    if (!line.empty()) listed.emplace_back(line);
  }
  return find_pictures(listed, stop);
}

}  // namespace descry
