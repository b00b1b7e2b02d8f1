#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "model/captioning/picture_captioner.h"

namespace descry {

/// The captioners that were opened last, by number: a caption's attention is asked of the model that wrote it, also
/// after another was chosen. Any thread.
class ModelShelf {
 public:
  void put(int number, PictureCaptioner captioner) {
    const std::lock_guard lock(mutex_);
    shelf_.emplace_back(number, std::move(captioner));
    if (shelf_.size() > kKept) shelf_.pop_front();
  }

  std::optional<PictureCaptioner> get(int number) const {
    const std::lock_guard lock(mutex_);
    for (const auto& [have, captioner] : shelf_) {
      if (have == number) return captioner;
    }
    return std::nullopt;
  }

  std::optional<PictureCaptioner> newest() const {
    const std::lock_guard lock(mutex_);
    return shelf_.empty() ? std::nullopt : std::optional(shelf_.back().second);
  }

 private:
  static constexpr std::size_t kKept = 3;
  mutable std::mutex mutex_;
  std::deque<std::pair<int, PictureCaptioner>> shelf_;
};

}  // namespace descry
