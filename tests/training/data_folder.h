// A dataset's folder, made file by file, and what was read of it.
#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "training/data/read_dataset.h"

namespace data_folder {

using namespace descry;
namespace fs = std::filesystem;
using Kind = DataProblem::Kind;
using Names = std::vector<std::string>;
using Problems = std::vector<std::pair<Kind, std::string>>;

/// JSON written with apostrophes for quotes: moc does not read raw strings.
inline std::string json(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

class Folder {
 public:
  fs::path path(const std::string& name = {}) const { return fs::path(folder_.path().toStdString()) / name; }

  /// A picture's content is its name unless given, so that no two pictures are the same.
  Folder& add(const std::string& name) { return add(name, name); }
  Folder& add(const std::string& name, const std::string& content) {
    fs::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary) << content;
    return *this;
  }

  Dataset read(const DatasetOptions& options = {}) const { return read_sources({""}, options); }
  /// `sources`: names in this folder.
  Dataset read_sources(const Names& sources, const DatasetOptions& options = {}) const {
    std::vector<fs::path> paths;
    for (const std::string& source : sources) paths.push_back(path(source));
    auto dataset = read_dataset(paths, options);
    if (!dataset) qFatal("%s", dataset.error().describe().c_str());
    return std::move(*dataset);
  }
  Error refused(const std::string& source = {}) const {
    const auto dataset = read_dataset({path(source)});
    if (dataset) qFatal("read");
    return dataset.error();
  }

 private:
  QTemporaryDir folder_;
};

inline Names names(const std::vector<CaptionedPicture>& pictures) {
  Names result;
  for (const CaptionedPicture& picture : pictures) result.push_back(picture.name);
  return result;
}

inline Problems problems(const Dataset& dataset) {
  Problems result;
  for (const DataProblem& problem : dataset.problems) result.emplace_back(problem.kind, problem.name);
  return result;
}

/// Of a picture in any split; none where it is in none.
inline Names captions(const Dataset& dataset, const std::string& name) {
  for (const auto* pictures : {&dataset.train, &dataset.dev, &dataset.test, &dataset.unlisted}) {
    for (const CaptionedPicture& picture : *pictures)
      if (picture.name == name) return picture.captions;
  }
  return {};
}

}  // namespace data_folder
