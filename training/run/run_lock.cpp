#include "training/run/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace descry {

Result<RunLock> RunLock::take(const std::filesystem::path& run_folder) {
  const auto path = run_folder / "lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return failure(ErrorCode::kNotWritten,
                   std::string("The run folder cannot be written to (") + std::strerror(errno) + "); choose another.",
                   run_folder);
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    ::close(descriptor);
    if (reason == EWOULDBLOCK) {
      return failure(ErrorCode::kBusy,
                     "Another training run is using this run folder; wait for it, stop it, or choose another folder.",
                     run_folder);
    }
    return failure(ErrorCode::kNotWritten,
                   std::string("The run folder cannot be locked (") + std::strerror(reason) + "); choose another.",
                   run_folder);
  }
  return RunLock(descriptor);
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

RunLock::~RunLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace descry
