#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "model/images/decode.h"

namespace descry {

/// Reads pictures in order on threads of its own, so that decoding overlaps with what is done to those before. At most
/// `window` pictures are held, each stretched to `width` x `height`, so memory does not grow with the list.
/// The caller's thread makes it, takes from it and destroys it; destroying it early waits for the pictures being read.
class ReadAhead {
 public:
  /// `paths` must outlive it.
  ReadAhead(std::span<const std::filesystem::path> paths, int width, int height, std::size_t window = 64);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The next picture in the list's order, or why it cannot be read. Waits for it. Call at most paths.size() times.
  Result<Image> next();

 private:
  void read_pictures(const std::stop_token& stop);

  std::span<const std::filesystem::path> paths_;
  int width_, height_;
  std::size_t window_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::size_t, Result<Image>> ready_;
  std::size_t started_ = 0, taken_ = 0;
  std::vector<std::jthread> threads_;
};

}  // namespace descry
