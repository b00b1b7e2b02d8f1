#include "training/run/run_lock.h"

namespace descry {

Result<FileLock> lock_run(const std::filesystem::path& run_folder) {
  Result<FileLock> lock = FileLock::take(run_folder / "lock");
  if (lock) return lock;
  lock.error().path = run_folder;
  if (lock.error().code == ErrorCode::kBusy) {
    lock.error().message =
        "Another training run is using this run folder; wait for it, stop it, or choose another folder.";
  }
  return lock;
}

}  // namespace descry
