#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "training/data/dataset.h"
#include "training/data/text_file.h"

namespace descry {

/// A picture as a captions file lists it, its captions in the file's order, in Unicode's composed form (NFC).
struct ListedPicture {
  std::string name;   ///< as the file writes it: a file's name, or a path from the data folder
  std::string split;  ///< "train" "dev" "test"; empty where the file does not say
  std::vector<std::string> captions;
};

/// What a captions file says.
struct CaptionList {
  std::string file;    ///< its name
  std::string format;  ///< what it was recognised as, for people: "COCO captions"
  std::vector<ListedPicture> pictures;
  std::vector<DataProblem> problems;
};

/// Gathers captions by picture, and problems by their place in the file.
class CaptionCollector {
 public:
  CaptionCollector(std::string file, std::string format);

  /// `place`: "line 7". A name or a caption that is empty is a problem.
  void add(std::string_view name, std::string_view caption, const std::string& place);
  void add(std::string_view name, std::string_view caption, std::size_t line);
  /// `split` as people write it: train, restval, val, dev, test...; empty says nothing, an unknown one is a problem.
  void assign(std::string_view name, std::string_view split, const std::string& place);
  /// A line that was left out. `what` goes on from its place: "has no caption".
  void complain(const std::string& place, const std::string& what);

  /// `file`: the lines that were no UTF-8 become problems.
  CaptionList finish(const TextFile& file);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  ListedPicture& picture(std::string_view name);
  void problem(DataProblem::Kind kind, const std::string& place, const std::string& sentence);

  CaptionList list_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_;
  std::size_t unlisted_ = 0;  ///< problems beyond those that are listed
};

std::string line_place(std::size_t number);

/// Without white space at either end.
std::string_view trimmed(std::string_view text);

/// "train", "dev" or "test" for what people call them; empty for anything else.
std::string split_named(std::string_view name);

}  // namespace descry
