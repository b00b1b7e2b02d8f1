#pragma once

#include <filesystem>

#include "model/disk/file_lock.h"

namespace descry {

/// Holds a run folder's `lock` file. Errors: kBusy (another process, or another run of this one, trains there),
/// kNotWritten.
Result<FileLock> lock_run(const std::filesystem::path& run_folder);

}  // namespace descry
