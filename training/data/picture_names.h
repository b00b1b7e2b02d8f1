#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "training/data/dataset.h"

namespace descry {

/// Finds pictures by what other files call them. The pictures outlive it.
class PictureNames {
 public:
  explicit PictureNames(const std::vector<CaptionedPicture>& pictures);

  /// The place of the picture whose path ends most like the name; none where no file is called that, or two are as much
  /// alike.
  std::optional<std::size_t> find(const std::string& written) const;

 private:
  const std::vector<CaptionedPicture>& pictures_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

}  // namespace descry
