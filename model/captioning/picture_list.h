#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "model/result.h"

namespace descry {

/// Pictures found, and what could not be looked into.
struct PictureList {
  std::vector<std::filesystem::path> paths;
  std::vector<Error> problems;
};

/// Files as they are named (whatever their extension), folders recursively (files with a picture's extension, sorted by
/// name, numbers by value). Links to folders are followed, each real folder once, so links in a loop end. Unreadable,
/// missing and empty folders become problems. Names are bytes; they need not be UTF-8. Any thread.
PictureList find_pictures(const std::vector<std::filesystem::path>& roots, const std::stop_token& stop = {});

}  // namespace descry
