#include "app/commands/picture_source.h"

#include <algorithm>
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

void PictureSource::look_for_more(std::size_t count, const std::stop_token& stop) {
  std::vector<std::filesystem::path> listed = std::exchange(named_, {});
  std::string line;
  while (listed.empty() && lists_ && !stop.stop_requested()) {
    while (listed.size() < count && std::getline(std::cin, line, separator_)) {
      if (separator_ == '\n' && line.ends_with('\r')) line.pop_back();
      if (!line.empty()) listed.emplace_back(line);
    }
    lists_ = static_cast<bool>(std::cin);
  }
  PictureList more = find_pictures(listed, stop);
  given_before_ += found_.size();
  found_ = std::move(more.paths);
  given_ = 0;
  problems_ = std::move(more.problems);
}

PictureList PictureSource::next(std::size_t count, const std::stop_token& stop) {
  if (given_ == found_.size()) look_for_more(count, stop);
  const auto first = found_.begin() + static_cast<std::ptrdiff_t>(given_);
  const auto end = first + static_cast<std::ptrdiff_t>(std::min(count, found_.size() - given_));
  given_ += static_cast<std::size_t>(end - first);
  return {{first, end}, std::exchange(problems_, {})};
}

}  // namespace descry
