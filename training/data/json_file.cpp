#include "training/data/json_file.h"

#include <algorithm>
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
  explicit JsonReader(const std::string& file, const std::string& format) : collector(file, format), file_(file) {}
  CaptionCollector collector;

  /// False when the file is of another kind.
  bool take(JsonRecord& record, const std::string& place) {
    const std::string name = name_of(record);
    if (record.captions.empty()) return take_uncaptioned(record, name, place);
    captions_ += record.captions.size();
    if (name.empty() && record.section.empty()) {
      collector.complain(place, "names no picture");
    } else if (name.empty() && !record.picture_id.empty()) {
      numbered_ = true;
      const auto found = names_.find(record.picture_id);
      if (found == names_.end()) {
        waiting_.push_back(std::move(record));
      } else {
        add(found->second, record, place);
      }
    } else {
      in_images_ = in_images_ || record.section == "images";
      add(name, record, place);
    }
    return true;
  }

  /// Joins what came before its picture's name; afterwards `finish` may be called.
  void join() {
    for (JsonRecord& record : waiting_) {
      const auto found = names_.find(record.picture_id);
      if (found != names_.end()) {
        add(found->second, record, record.place());
      } else {
        collector.complain(record.place(), "names picture " + record.picture_id + ", which the file does not list");
      }
    }
    waiting_.clear();
  }

  bool has_captions() const { return added_ > 0; }
  bool names_numbers_only() const { return captions_ > 0 && added_ == 0 && names_.empty(); }
  const char* format() const { return numbered_ ? "COCO captions" : in_images_ ? "Karpathy's split" : nullptr; }

 private:
  bool take_uncaptioned(const JsonRecord& record, const std::string& name, const std::string& place) {
    if (!record.id.empty() && !name.empty()) {
      names_.emplace(record.id, name);
      return true;
    }
    const bool about_captions = record.section.empty() || record.section == "annotations" || record.section == "images";
    if (about_captions) collector.complain(place, name.empty() ? "names no picture and no caption" : "has no caption");
    return captions_ > 0 || record.section != "annotations" || ++without_ < kPatience;
  }

  void add(const std::string& name, const JsonRecord& record, const std::string& place) {
    for (const std::string& caption : record.captions) collector.add(name, caption, place);
    const std::string split = numbered_ && record.split.empty() ? split_of_file(file_) : record.split;
    collector.assign(name, split, place);
    ++added_;
  }

  std::string file_;
  std::unordered_map<std::string, std::string> names_;  ///< COCO's, by id
  std::vector<JsonRecord> waiting_;
  std::size_t captions_ = 0, added_ = 0, without_ = 0;
  bool numbered_ = false, in_images_ = false;
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
  reader.join();
  if (!reader.has_captions()) {
    return failure(ErrorCode::kUnsupported,
                   "This JSON is " + kind_of(shape, reader.names_numbers_only()) +
                       ", where captions are expected: COCO's (captions_train2017.json: images, and annotations with a "
                       "caption), Karpathy's splits (images with sentences), or a list of objects with a picture (" +
                       kPathColumns + ") and its caption (" + kCaptionColumns + ").",
                   file.path());
  }
  CaptionList list = reader.collector.finish(file);
  if (reader.format() != nullptr) list.format = reader.format();
  if (has(shape.keys, "n_best")) list.format = "Descry's captions";
  return list;
}

CaptionList read_json_lines(TextFile& file) {
  JsonReader reader(file.name(), "JSON Lines");
  while (const auto line = file.next_line()) {
    if (trimmed(*line).empty() && !file.line_was_cut()) continue;
    const std::string place = line_place(file.line_number());
    auto record = file.line_was_cut() ? std::nullopt : read_json_record(*line);
    if (!record) {
      reader.collector.complain(place, "is no JSON object");
    } else {
      reader.take(*record, place);
    }
  }
  return reader.collector.finish(file);
}

}  // namespace descry
