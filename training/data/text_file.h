#pragma once

#include <unicode/ucnv.h>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace descry {

/// A text file of any size, read piece by piece as UTF-8 without a byte order mark. UTF-16 is known by its mark. Bytes
/// that are no UTF-8 are taken as Windows-1252; foreign_lines() says where.
class TextFile {
 public:
  static constexpr std::size_t kMaxLine = std::size_t{1} << 20;  ///< bytes; a longer line is cut

  /// Errors: kNotFound, kUnreadable. Never waits on a pipe or a device. After `stop` the file is soon at its end.
  static Result<TextFile> open(const std::filesystem::path& path, std::stop_token stop = {});

  const std::filesystem::path& path() const { return path_; }
  std::string name() const { return path_.filename().string(); }

  /// What has been read and not been taken; nothing at the end of the file.
  std::string_view buffered();
  void take(std::size_t bytes) { at_ += bytes; }

  /// The next line without its end (LF or CRLF), until the next call; nothing after the last.
  std::optional<std::string_view> next_line();
  bool line_was_cut() const { return cut_; }
  std::size_t line_number() const { return line_number_; }  ///< of the line that next_line gave, from 1

  /// Numbers of the lines, in order, whose bytes were no UTF-8.
  const std::vector<std::size_t>& foreign_lines() const { return foreign_lines_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  TextFile(std::filesystem::path path, std::FILE* file, std::stop_token stop)
      : path_(std::move(path)), file_(file), stop_(std::move(stop)) {}
  void refill();
  void decode(std::string_view bytes, bool last);
  void decode_utf16(std::string_view bytes, bool last);

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::stop_token stop_;
  icu::LocalUConverterPointer utf16_;
  bool begun_ = false, ended_ = false;
  std::string bytes_;  ///< read and not decoded yet
  std::string text_;
  std::size_t at_ = 0;
  std::string line_;
  bool cut_ = false;
  std::size_t line_number_ = 0, lines_decoded_ = 0;
  std::vector<std::size_t> foreign_lines_;
};

}  // namespace descry
