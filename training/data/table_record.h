#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace descry {

/// The fields of one record of a table, after RFC 4180; their memory is used again.
class TableRecord {
 public:
  /// Splits the lines of a record. False where a quote is still open at their end.
  bool split(std::string_view text, char separator);

  std::size_t size() const { return count_; }
  std::string& operator[](std::size_t i) { return fields_[i]; }
  bool is_sound() const { return sound_; }  ///< every closing quote ends its field

  /// Makes what is beyond `count` fields part of the last of them.
  void join_after(std::size_t count, char separator);

 private:
  std::string& next();
  static bool take_quoted(std::string_view text, std::size_t& at, std::string& field);

  std::vector<std::string> fields_;
  std::size_t count_ = 0;
  bool sound_ = true;
};

}  // namespace descry
