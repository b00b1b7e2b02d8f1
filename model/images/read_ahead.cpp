#include "model/images/read_ahead.h"

#include <algorithm>

namespace descry {

ReadAhead::ReadAhead(std::span<const std::filesystem::path> paths, int width, int height, std::size_t window)
    : paths_(paths), width_(width), height_(height), window_(std::max<std::size_t>(window, 1)) {
  const std::size_t threads =
      std::min<std::size_t>({std::max(std::thread::hardware_concurrency(), 1U), 8, paths.size()});
  for (std::size_t i = 0; i < threads; ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { read_pictures(stop); });
}

ReadAhead::~ReadAhead() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();
}

void ReadAhead::read_pictures(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return started_ == paths_.size() || started_ < taken_ + window_; })) {
    if (started_ == paths_.size() || stop.stop_requested()) return;
    const std::size_t index = started_++;
    lock.unlock();
    Result<Image> image = read_image(paths_[index], std::min(width_, height_));
    if (image) image = resized(*image, width_, height_);
    lock.lock();
    ready_.emplace(index, std::move(image));
    changed_.notify_all();
  }
}

Result<Image> ReadAhead::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.contains(taken_); });
  Result<Image> image = std::move(ready_.extract(taken_).mapped());
  ++taken_;
  changed_.notify_all();
  return image;
}

}  // namespace descry
