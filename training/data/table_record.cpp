#include "training/data/table_record.h"

#include <algorithm>

namespace descry {

bool TableRecord::split(std::string_view text, char separator) {
  count_ = 0;
  sound_ = true;
  for (std::size_t at = 0;; ++at) {
    std::string& field = next();
    if (at < text.size() && text[at] == '"') {
      if (!take_quoted(text, at, field)) return false;
      sound_ = sound_ && (at >= text.size() || text[at] == separator);
    }
    const auto end = std::min(text.find(separator, at), text.size());
    field.append(text, at, end - at);
    at = end;
    if (at >= text.size()) return true;
  }
}

void TableRecord::join_after(std::size_t count, char separator) {
  for (std::size_t i = count; i < count_; ++i) (fields_[count - 1] += separator) += fields_[i];
  count_ = std::min(count_, count);
}

std::string& TableRecord::next() {
  if (count_ == fields_.size()) fields_.emplace_back();
  fields_[count_].clear();
  return fields_[count_++];
}

/// From the opening quote at `at` to behind the closing one.
bool TableRecord::take_quoted(std::string_view text, std::size_t& at, std::string& field) {
  for (++at; at < text.size(); at += 2) {
    const auto quote = text.find('"', at);
    if (quote == std::string_view::npos) break;
    field.append(text, at, quote - at);
    at = quote;
    if (at + 1 >= text.size() || text[at + 1] != '"') {
      ++at;
      return true;
    }
    field += '"';
  }
  return false;
}

}  // namespace descry
