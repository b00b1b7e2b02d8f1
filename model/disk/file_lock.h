#pragma once

#include <filesystem>

#include "model/result.h"

namespace descry {

/// A file that is held exclusively as long as this lives: freed by the system even when the process is killed. The file
/// itself stays.
class FileLock {
 public:
  /// Makes the file where it is not there. Errors: kBusy (another process, or this one, holds it), kNotWritten.
  static Result<FileLock> take(const std::filesystem::path& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace descry
