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

/// Where in a file something stands: "line 7", "annotations 12".
struct FilePlace {
  std::string_view kind;
  std::size_t number;  ///< from 1

  std::string text() const { return std::string(kind) + " " + std::to_string(number); }
};

inline FilePlace line_place(std::size_t number) { return {"line", number}; }

/// Gathers captions by picture, and problems by their place in the file.
class CaptionCollector {
 public:
  CaptionCollector(std::string file, std::string format);

  /// A name or a caption that is empty is a problem.
  void add(std::string_view name, std::string_view caption, FilePlace place);
  /// What another collector gathered for a picture, by this name.
  void add(const std::string& name, ListedPicture gathered);
  /// `split` as people write it: train, restval, val, dev, test...; empty says nothing, an unknown one is a problem.
  void assign(std::string_view name, std::string_view split, FilePlace place);
  /// A line that was left out. `what` goes on from its place: "has no caption".
  void complain(FilePlace place, const std::string& what);

  /// `file`: the lines that were no UTF-8 become problems.
  CaptionList finish(const TextFile& file);
  CaptionList finish();

 private:
  struct Hash {
    using is_transparent = void;
    // Not noexcept: libstdc++ then keeps hashes, which spares it comparing names.
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  ListedPicture& picture(std::string_view name);
  void problem(DataProblem::Kind kind, FilePlace place, const std::string& sentence);

  CaptionList list_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_;
  std::size_t unlisted_ = 0;  ///< problems beyond those that are listed
};

/// Without white space at either end.
std::string_view trimmed(std::string_view text);

/// "train", "dev" or "test" for what people call them; empty for anything else.
std::string split_named(std::string_view name);

}  // namespace descry
