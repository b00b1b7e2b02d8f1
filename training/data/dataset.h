#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/result.h"

namespace descry {

/// A picture and its captions, as the source gives them.
struct CaptionedPicture {
  std::string name;  ///< the file's name in the dataset
  std::filesystem::path path;
  std::vector<std::string> captions;
};

/// Something wrong with a dataset that does not stop its use.
struct DataProblem {
  enum class Kind { kMissing, kUnreadable, kNoPicture, kNoCaption, kMalformedLine, kFiltered, kDuplicate };
  Kind kind;
  std::string name;     ///< picture name or line
  std::string message;  ///< a sentence
};

struct Dataset {
  std::string name;
  std::vector<CaptionedPicture> train, dev, test, unlisted;
  std::vector<DataProblem> problems;

  const std::vector<CaptionedPicture>* split(
      const std::string& split_name) const;  ///< "train" "dev" "test"; null if other
  std::string summary() const;               ///< a few lines: pictures and captions a split, words, problems by kind
};

}  // namespace descry
