#include "training/data/json_file.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "training/data/column_roles.h"
#include "training/data/json_records.h"

namespace descry {
namespace {

constexpr std::size_t kPatience = 100;  // annotations without a caption, after which a file is of another kind

/// A picture's name: Karpathy's COCO split has its folder apart.
std::string name_of(const JsonRecord& record) {
  if (record.path.empty()) return record.folder;
  return record.folder.empty() ? record.path : record.folder + "/" + record.path;
}

/// The splits that COCO has a file for each of.
std::string split_of_file(const std::string& name) {
  for (const char* split : {"train", "val", "test"})
    if (name.find(split) != std::string::npos) return split_named(split);
  return {};
}

class JsonReader {
 public:
  JsonReader(const std::string& file, const std::string& format)
      : file_(file), named_(file, format), numbered_(file, format) {}

  /// False when the file is of another kind.
  bool take(const JsonRecord& record, FilePlace place) {
    if (record.captions.empty()) return take_uncaptioned(record, place);
    has_captions_ = true;
    if (!record.path.empty() || !record.folder.empty()) {
      has_names_ = true;
      in_images_ = in_images_ || record.section == "images";
      add(named_, name_of(record), record, place);
    } else if (!record.section.empty() && !record.picture_id.empty()) {
      add(numbered_, record.picture_id, record, place);  // named when all names are known
    } else {
      named_.complain(place, "names no picture");
    }
    return true;
  }
  void complain(FilePlace place, const std::string& what) { named_.complain(place, what); }

  /// Pictures that have no name are problems.
  CaptionList finish(const TextFile& file) {
    CaptionList numbered = numbered_.finish();
    for (ListedPicture& picture : numbered.pictures) {
      const auto found = names_.find(picture.name);
      if (found == names_.end()) {
        named_.complain({"picture", std::strtoull(picture.name.c_str(), nullptr, 10)}, "has captions, but no name");
      } else {
        if (picture.split.empty()) picture.split = split_of_file(file_);
        named_.add(found->second, std::move(picture));
      }
    }
    CaptionList list = named_.finish(file);
    std::move(numbered.problems.begin(), numbered.problems.end(), std::back_inserter(list.problems));
    if (!numbered.pictures.empty()) list.format = "COCO captions";
    if (in_images_) list.format = "Karpathy's split";
    return list;
  }

  bool has_captions() const { return has_captions_ && (has_names_ || !names_.empty()); }
  bool names_numbers_only() const { return has_captions_ && !has_captions(); }

 private:
  bool take_uncaptioned(const JsonRecord& record, FilePlace place) {
    const std::string name = name_of(record);
    if (!record.id.empty() && !name.empty()) {
      names_.emplace(record.id, name);
      return true;
    }
    const bool about_captions = record.section.empty() || record.section == "annotations" || record.section == "images";
    if (about_captions) named_.complain(place, name.empty() ? "names no picture and no caption" : "has no caption");
    return has_captions_ || record.section != "annotations" || ++without_ < kPatience;
  }

  static void add(CaptionCollector& collector, const std::string& name, const JsonRecord& record, FilePlace place) {
    for (const std::string& caption : record.captions) collector.add(name, caption, place);
    collector.assign(name, record.split, place);
  }

  std::string file_;
  CaptionCollector named_, numbered_;                   ///< by name, and COCO's by id
  std::unordered_map<std::string, std::string> names_;  ///< COCO's, by id
  bool has_captions_ = false, has_names_ = false, in_images_ = false;
  std::size_t without_ = 0;
};

bool has(const std::vector<std::string>& keys, const char* key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string listed(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : ", ") + key;
  return text;
}

std::string kind_of(const JsonShape& shape, bool numbers_only) {
  if (numbers_only) return "a list of captions whose pictures have numbers and no names";
  if (has(shape.details, "keypoints")) return "COCO's keypoint annotations";
  if (has(shape.details, "segments_info")) return "COCO's panoptic annotations";
  if (has(shape.details, "bbox") || has(shape.details, "category_id")) return "COCO's object annotations (instances)";
  if (has(shape.keys, "questions") || has(shape.details, "question_id")) return "questions about pictures";
  if (has(shape.keys, "images") && !has(shape.keys, "annotations")) return "a list of pictures without captions";
  if (shape.root == '{')
    return shape.keys.empty() ? "an empty object" : "an object with the keys " + listed(shape.keys);
  if (shape.root == '[' && !shape.keys.empty()) return "a list of objects with the keys " + listed(shape.keys);
  return shape.root == '[' ? "a list without objects" : "a single value";
}

}  // namespace

Result<CaptionList> read_json(TextFile& file) {
  JsonReader reader(file.name(), "JSON");
  const JsonShape shape =
      read_json_records(file, [&](JsonRecord& record) { return reader.take(record, record.place()); });
  if (shape.error) {
    return failure(ErrorCode::kDamaged, "This is no sound JSON " + *shape.error + "; get the file again.", file.path());
  }
  if (!reader.has_captions()) {
    return failure(ErrorCode::kUnsupported,
                   "This JSON is " + kind_of(shape, reader.names_numbers_only()) +
                       ", where captions are expected: COCO's (captions_train2017.json: images, and annotations with a "
                       "caption), Karpathy's splits (images with sentences), or a list of objects with a picture (" +
                       kPathColumns + ") and its caption (" + kCaptionColumns + ").",
                   file.path());
  }
  CaptionList list = reader.finish(file);
  if (has(shape.keys, "n_best")) list.format = "Descry's captions";
  return list;
}

CaptionList read_json_lines(TextFile& file) {
  JsonReader reader(file.name(), "JSON Lines");
  while (const auto line = file.next_line()) {
    if (trimmed(*line).empty() && !file.line_was_cut()) continue;
    const FilePlace place = line_place(file.line_number());
    const auto record = file.line_was_cut() ? std::nullopt : read_json_record(*line);
    if (!record) {
      reader.complain(place, "is no JSON object");
    } else {
      reader.take(*record, place);
    }
  }
  return reader.finish(file);
}

}  // namespace descry
