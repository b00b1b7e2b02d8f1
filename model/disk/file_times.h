#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace descry {

/// What tells cheaply whether a file is as it was.
struct FileTimes {
  std::int64_t bytes = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970

  bool operator==(const FileTimes&) const = default;
};

/// Nothing where there is no regular file. Any thread.
inline std::optional<FileTimes> file_times(const std::filesystem::path& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  return FileTimes{about.st_size, about.st_mtim.tv_sec * std::int64_t{1'000'000'000} + about.st_mtim.tv_nsec};
}

}  // namespace descry
