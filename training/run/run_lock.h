#pragma once

#include <filesystem>

#include "model/result.h"

namespace descry {

/// A run folder's `lock` file, held exclusively: freed by the system even when the process is killed.
class RunLock {
 public:
  /// Errors: kBusy (another process, or another run of this one, trains there), kNotWritten.
  static Result<RunLock> take(const std::filesystem::path& run_folder);
  ~RunLock();
  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&&) = delete;

 private:
  explicit RunLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace descry
