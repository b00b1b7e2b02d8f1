#include "model/captioning/picture_list.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/images/decode.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The run of digits at `at`, without leading zeros; `at` moves behind it.
std::string_view digits_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t first = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return text.substr(first, at - first);
}

/// As people number pictures: "2.jpg" before "10.jpg". Otherwise by bytes.
bool naturally_less(const fs::path& a, const fs::path& b) {
  const std::string_view left = a.native();
  const std::string_view right = b.native();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    if (is_digit(left[i]) && is_digit(right[j])) {
      const auto x = digits_at(left, i);
      const auto y = digits_at(right, j);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else if (left[i] != right[j]) {
      return static_cast<unsigned char>(left[i]) < static_cast<unsigned char>(right[j]);
    } else {
      ++i;
      ++j;
    }
  }
  const bool left_ended = i >= left.size();
  const bool right_ended = j >= right.size();
  return left_ended != right_ended ? left_ended : left < right;  // "01" and "1" still have an order
}

class Search {
 public:
  Search(PictureList& list, const std::stop_token& stop) : list_(list), stop_(stop) {}

  void look_into(const fs::path& folder) {
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0 || !seen_.emplace(status.st_dev, status.st_ino).second) return;
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end && !stop_.stop_requested();
         it.increment(error))
      entries.push_back(it->path());
    if (error)
      list_.problems.push_back({ErrorCode::kUnreadable, "this folder cannot be read: " + error.message(), folder});
    std::sort(entries.begin(), entries.end(), naturally_less);
    for (const fs::path& entry : entries) {
      if (fs::is_directory(entry, error))
        look_into(entry);
      else if (has_picture_extension(entry))
        list_.paths.push_back(entry);
    }
  }

 private:
  PictureList& list_;
  const std::stop_token& stop_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

PictureList find_pictures(const std::vector<fs::path>& roots, const std::stop_token& stop) {
  PictureList list;
  Search search(list, stop);
  for (const fs::path& root : roots) {
    std::error_code error;
    const fs::file_status status = fs::status(root, error);
    if (status.type() == fs::file_type::not_found || (error && status.type() == fs::file_type::none)) {
      const bool loop = error == std::errc::too_many_symbolic_link_levels;
      list.problems.push_back(
          {ErrorCode::kNotFound, loop ? "this link leads to itself" : "there is no such file or folder", root});
    } else if (fs::is_directory(status)) {
      const std::size_t before = list.paths.size(), problems = list.problems.size();
      search.look_into(root);
      if (list.paths.size() == before && list.problems.size() == problems && !stop.stop_requested())
        list.problems.push_back({ErrorCode::kNotFound, "this folder holds no pictures", root});
    } else {
      list.paths.push_back(root);
    }
  }
  return list;
}

}  // namespace descry
