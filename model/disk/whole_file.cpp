#include "model/disk/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

namespace descry {
namespace {

namespace fs = std::filesystem;

/// Closes a file descriptor at the end of a scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool close() {
    if (number_ < 0) return true;
    const int result = ::close(number_);
    number_ = -1;
    return result == 0;
  }

 private:
  int number_;
};

tl::unexpected<Error> not_read(const fs::path& path, int reason) {
  switch (reason) {
    case ENOENT:
    case ENOTDIR:
      return failure(ErrorCode::kNotFound, "There is no such file; check the name.", path);
    case EACCES:
    case EPERM:
      return failure(ErrorCode::kUnreadable,
                     "You are not allowed to read this file; ask its owner or change its permissions.", path);
    case ELOOP:
      return failure(ErrorCode::kUnreadable, "This link leads in a loop; point it at a file.", path);
    default:
      return failure(ErrorCode::kUnreadable,
                     std::string("Reading failed (") + std::strerror(reason) + "); copy the file again.", path);
  }
}

tl::unexpected<Error> not_written(const fs::path& path, int reason) {
  std::string message;
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
      message = "The disk is full: nothing was written. Free some space or choose another folder.";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      message = "You are not allowed to write here: nothing was written. Choose another folder.";
      break;
    case ENOENT:
    case ENOTDIR:
      message = "The folder does not exist: nothing was written. Make it first.";
      break;
    default:
      message =
          std::string("Writing failed (") + std::strerror(reason) + "): nothing was written. Choose another folder.";
  }
  return failure(ErrorCode::kNotWritten, std::move(message), path);
}

/// 0, or the errno of what went wrong.
int write_all(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return 0;
}

Result<void> write_to_device(const fs::path& path, std::span<const std::uint8_t> bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() < 0) return not_written(path, errno);
  if (const int reason = write_all(file.number(), bytes)) return not_written(path, reason);
  return {};
}

/// A name beside `path` that no other writer uses; short, because the name itself may already be as long as allowed.
fs::path temporary_beside(const fs::path& path) {
  static std::atomic<unsigned> count{0};
  return path.parent_path() / (".descry-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".part");
}

}  // namespace

Result<std::vector<std::uint8_t>> read_whole_file(const fs::path& path, std::int64_t max_bytes) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) return not_read(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return not_read(path, errno);
  if (S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::kUnreadable, "This is a folder, where a file is expected.", path);
  }
  if (!S_ISREG(status.st_mode)) {
    return failure(ErrorCode::kUnreadable, "This is a pipe or a device, where a file is expected.", path);
  }
  if (status.st_size > max_bytes) {
    return failure(ErrorCode::kUnreadable,
                   "The file is larger than " + std::to_string(max_bytes >> 20) + " MiB; give a smaller one.", path);
  }
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return not_read(path, errno);
    if (got == 0) break;  // cut while it was read
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

Result<void> write_file_atomically(const fs::path& path, std::span<const std::uint8_t> bytes) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::kNotWritten, "This is a folder; give the name of a file.", path);
  }
  if (exists && !S_ISREG(status.st_mode)) return write_to_device(path, bytes);
  std::error_code ignored;
  const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;

  const fs::path temporary = temporary_beside(target);
  const mode_t mode = exists ? (status.st_mode & 0777) : 0666;
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (file.number() < 0) return not_written(path, errno);
  int reason = write_all(file.number(), bytes);
  if (reason == 0 && ::fsync(file.number()) != 0) reason = errno;
  if (!file.close() && reason == 0) reason = errno;
  if (reason == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(temporary.c_str());
    return not_written(path, reason);
  }
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() >= 0) ::fsync(directory.number());  // the file is whole either way
  return {};
}

Result<void> write_file_atomically(const fs::path& path, std::string_view text) {
  return write_file_atomically(path, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

}  // namespace descry
