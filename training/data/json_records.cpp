#include "training/data/json_records.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "training/data/column_roles.h"
#include "training/data/json_scanner.h"

namespace descry {
namespace {

constexpr std::size_t kMaxDepth = 1000;
constexpr std::size_t kMaxKeys = 12;  // that are kept for messages

class RecordBuilder : public JsonEvents {
 public:
  using Take = std::function<bool(JsonRecord&)>;
  /// `one`: the root object is the record.
  RecordBuilder(const Take& take, bool one) : take_(take), one_(one) {}
  JsonShape shape;

  bool literal() override { return root_value(); }

  bool number(std::string_view digits) override {
    const bool is_whole = digits.find_first_of(".eE") == std::string_view::npos;
    if (level_ > 0 && is_whole && (role_ == ColumnRole::kId || role_ == ColumnRole::kPictureId)) {
      std::string text(digits);
      keep(text);
    }
    return root_value();
  }

  bool string(std::string& value) override {
    if (level_ > 0) keep(value);
    return root_value();
  }

  bool start_object() override {
    if (open_.empty()) shape.root = '{';
    open_.push_back('{');
    if (level_ > 0) {
      ++level_;
      role_ = ColumnRole::kNone;
    } else if (is_record()) {
      level_ = 1;
      record_ = {};
      record_.section = section_;
      record_.number = ++count_;
    }
    return open_.size() < kMaxDepth;
  }

  bool key(std::string& name) override {
    if (level_ == 1) {
      role_ = field_ = role_of(name);
      if (shape.root == '[') note(shape.keys, name);
      if (section_ == "annotations") note(shape.details, name);
    } else if (level_ == 2 && field_ == ColumnRole::kCaption) {
      role_ = name == "raw" || role_of(name) == ColumnRole::kCaption ? ColumnRole::kCaption : ColumnRole::kNone;
    } else if (level_ > 0) {
      role_ = ColumnRole::kNone;
    } else if (open_.size() == 1) {
      section_ = name;
      count_ = 0;
      note(shape.keys, name);
    }
    return true;
  }

  bool end_object() override {
    open_.pop_back();
    if (level_ == 0) return true;
    --level_;
    role_ = level_ == 1 ? field_ : ColumnRole::kNone;
    if (level_ > 0 || take_(record_)) return true;
    shape.stopped = true;
    return false;
  }

  bool start_array() override {
    if (open_.empty()) shape.root = '[';
    open_.push_back('[');
    return open_.size() < kMaxDepth;
  }

  bool end_array() override {
    open_.pop_back();
    return true;
  }

 private:
  bool root_value() { return !open_.empty() || shape.root == ' '; }

  bool is_record() const {
    if (one_) return open_.size() == 1;
    return open_.size() == 2 ? open_[0] == '[' : open_.size() == 3 && open_[0] == '{' && open_[1] == '[';
  }

  void keep(std::string& value) {
    switch (role_) {
      case ColumnRole::kNone:
        return;
      case ColumnRole::kCaption:
        record_.captions.push_back(std::move(value));
        return;
      case ColumnRole::kPath:
        record_.path = std::move(value);
        return;
      case ColumnRole::kFolder:
        record_.folder = std::move(value);
        return;
      case ColumnRole::kSplit:
        record_.split = std::move(value);
        return;
      case ColumnRole::kId:
        record_.id = std::move(value);
        return;
      case ColumnRole::kPictureId:
        record_.picture_id = std::move(value);
        return;
    }
  }

  ColumnRole role_of(const std::string& name) {
    const auto found = roles_.find(name);
    if (found != roles_.end()) return found->second;
    const ColumnRole role = role_of_column(name);
    if (roles_.size() < kMaxDepth) roles_.emplace(name, role);
    return role;
  }

  static void note(std::vector<std::string>& keys, const std::string& name) {
    if (keys.size() < kMaxKeys && std::find(keys.begin(), keys.end(), name) == keys.end())
      keys.push_back(name.substr(0, 40));
  }

  const Take& take_;
  bool one_;
  std::vector<char> open_;  ///< containers, outermost first
  int level_ = 0;           ///< objects open since the record began, itself included
  std::string section_;
  std::size_t count_ = 0;
  ColumnRole field_ = ColumnRole::kNone;  ///< of the record's own key
  ColumnRole role_ = ColumnRole::kNone;   ///< of what comes next
  JsonRecord record_;
  std::unordered_map<std::string, ColumnRole> roles_;
};

}  // namespace

JsonShape read_json_records(TextFile& file, const std::function<bool(JsonRecord&)>& take) {
  RecordBuilder builder(take, /*one=*/false);
  JsonScanner scanner(
      [&file, taken = std::size_t{0}]() mutable {
        file.take(taken);
        const std::string_view text = file.buffered();
        taken = text.size();
        return text;
      },
      builder);
  const bool whole = scanner.scan();
  builder.shape.error = scanner.error();
  if (!whole && !builder.shape.stopped && !builder.shape.error) builder.shape.error = "(nested too deeply)";
  return std::move(builder.shape);
}

std::optional<JsonRecord> read_json_record(std::string_view text) {
  std::optional<JsonRecord> found;
  const RecordBuilder::Take take = [&found](JsonRecord& record) {
    found = std::move(record);
    return true;
  };
  RecordBuilder builder(take, /*one=*/true);
  JsonScanner scanner([text]() mutable { return std::exchange(text, {}); }, builder);
  return scanner.scan() ? found : std::nullopt;
}

}  // namespace descry
