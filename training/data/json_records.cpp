#include "training/data/json_records.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "training/data/column_roles.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 1000;
constexpr std::size_t kMaxKeys = 12;                          // that are kept for messages
constexpr std::size_t kMaxQuoteless = std::size_t{16} << 20;  // of characters: no caption is as long

/// A file's characters for nlohmann's parser, in a single pass. They end early where no string ends for very long: a
/// string of gigabytes would be held in memory.
class Characters {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Characters() = default;  ///< the end
  explicit Characters(TextFile& file) : file_(&file) { fetch(); }

  reference operator*() const { return *at_; }
  Characters& operator++() {
    if (++at_ == end_) fetch();
    return *this;
  }
  void operator++(int) { ++*this; }
  bool operator==(const Characters& other) const { return at_ == other.at_; }

 private:
  void fetch() {
    file_->take(taken_);
    const std::string_view text = file_->buffered();
    taken_ = text.size();
    quoteless_ = text.find('"') == std::string_view::npos ? quoteless_ + text.size() : 0;
    at_ = text.empty() || quoteless_ > kMaxQuoteless ? nullptr : text.data();
    end_ = at_ + text.size();
  }

  TextFile* file_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::size_t taken_ = 0, quoteless_ = 0;
};

/// Receives nlohmann's events.
class RecordBuilder {
 public:
  using Take = std::function<bool(JsonRecord&)>;
  /// `one`: the root object is the record.
  RecordBuilder(const Take& take, bool one) : take_(take), one_(one) {}
  JsonShape shape;

  bool null() { return root_value(); }
  bool boolean(bool) { return root_value(); }
  bool number_float(double, const std::string&) { return root_value(); }
  bool binary(Json::binary_t&) { return true; }
  bool number_integer(std::int64_t value) { return number(value); }
  bool number_unsigned(std::uint64_t value) { return number(value); }

  bool string(std::string& value) {
    if (level_ > 0) keep(value);
    return root_value();
  }

  bool start_object(std::size_t) {
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

  bool key(std::string& name) {
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

  bool end_object() {
    open_.pop_back();
    if (level_ == 0) return true;
    --level_;
    role_ = level_ == 1 ? field_ : ColumnRole::kNone;
    if (level_ > 0 || take_(record_)) return true;
    shape.stopped = true;
    return false;
  }

  bool start_array(std::size_t) {
    if (open_.empty()) shape.root = '[';
    open_.push_back('[');
    return open_.size() < kMaxDepth;
  }

  bool end_array() {
    open_.pop_back();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const std::exception& problem) {
    const std::string reason = problem.what();
    const auto place = reason.find(": ");
    shape.error = "at byte " + std::to_string(position) + " (" +
                  (place == std::string::npos ? reason : reason.substr(place + 2)).substr(0, 200) + ")";
    return false;
  }

 private:
  bool root_value() { return !open_.empty() || shape.root == ' '; }

  template <typename Number>
  bool number(Number value) {
    if (level_ > 0 && (role_ == ColumnRole::kId || role_ == ColumnRole::kPictureId)) {
      std::string text = std::to_string(value);
      keep(text);
    }
    return root_value();
  }

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
  const bool whole = Json::sax_parse(Characters(file), Characters(), &builder);
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
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return found;
}

}  // namespace descry
