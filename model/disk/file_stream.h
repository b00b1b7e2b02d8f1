#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/result.h"

namespace descry {

/// A file that is written piece by piece and is there whole or not at all: a temporary file beside it, flushed to the
/// disk and renamed by `commit`. A link is followed, an existing file keeps its permissions; a device or a pipe is
/// written to directly. Not committed, it leaves nothing behind. One thread at a time.
class FileStream {
 public:
  /// Errors: kNotWritten.
  static Result<FileStream> create(const std::filesystem::path& path);
  FileStream(FileStream&& other) noexcept;
  FileStream& operator=(FileStream&& other) noexcept;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream();

  /// Errors: kNotWritten; nothing is there then, and commit fails likewise.
  Result<void> write(std::string_view text);
  /// Errors: kNotWritten.
  Result<void> commit();
  const std::filesystem::path& path() const { return path_; }

 private:
  FileStream() = default;
  Result<void> flush();
  void abandon();

  std::filesystem::path path_, target_, temporary_;  // temporary_ is empty for a device
  std::string waiting_;
  int descriptor_ = -1;
  int problem_ = 0;  // the errno of the first failure
};

}  // namespace descry
