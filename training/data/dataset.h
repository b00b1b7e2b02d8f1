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
  enum class Kind {
    kMissing,
    kUnreadable,
    kNoPicture,
    kNoCaption,
    kMalformedLine,
    kFiltered,
    kDuplicate,
    kEncoding,      ///< bytes that are no UTF-8
    kOutside,       ///< a path that leaves the data folder
    kDisagreement,  ///< two captions files
    kLeak           ///< the same content in train and in an evaluation split
  };
  Kind kind;
  std::string name;                 ///< picture name or line
  std::string message;              ///< a sentence
  std::filesystem::path path = {};  ///< of the picture, or of the file or folder that should have had it
};

/// What one of a dataset's sources was recognised as.
struct DatasetSource {
  std::filesystem::path path;
  std::string format;  ///< for people: "COCO captions (captions_train2017.json)"
  std::size_t pictures = 0, captions = 0;
  bool dev_drawn = false;  ///< it does not say what to evaluate on: dev was drawn by the options' share and seed
};

struct Dataset {
  std::string name;
  std::vector<DatasetSource> sources;
  std::vector<CaptionedPicture> train, dev, test, unlisted;
  std::vector<DataProblem> problems;

  const std::vector<CaptionedPicture>* split(
      const std::string& split_name) const;  ///< "train" "dev" "test"; null if other
  std::string summary() const;               ///< a few lines: pictures and captions a split, words, problems by kind
};

}  // namespace descry
