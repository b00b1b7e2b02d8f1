#include "model/disk/file_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWaiting = 1 << 18;  // bytes that are gathered before they are written

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
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Makes a file beside `path` under a name that nothing has; short, because the name itself may already be as long as
/// allowed. Another writer may have this process's number: in another container, or on another machine that shares the
/// folder. Below 0: errno says why not.
int make_temporary_beside(const fs::path& path, mode_t mode, fs::path& temporary) {
  static std::atomic<unsigned> count{0};
  int descriptor = -1;
  do {
    const std::string name = ".descry-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".part";
    temporary = path.parent_path() / name;
    descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  } while (descriptor < 0 && errno == EEXIST);
  return descriptor;
}

void flush_folder(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  ::fsync(directory);  // the file is whole either way
  ::close(directory);
}

}  // namespace

Result<FileStream> FileStream::create(const fs::path& path) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return failure(ErrorCode::kNotWritten, "This is a folder; give the name of a file.", path);
  }
  FileStream stream;
  stream.path_ = path;
  if (exists && !S_ISREG(status.st_mode)) {
    stream.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    std::error_code ignored;
    stream.target_ = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
    const mode_t mode = exists ? (status.st_mode & 0777) : 0666;
    stream.descriptor_ = make_temporary_beside(stream.target_, mode, stream.temporary_);
    if (exists && stream.descriptor_ >= 0) ::fchmod(stream.descriptor_, mode);  // what the umask took away
  }
  if (stream.descriptor_ < 0) {
    const int reason = errno;
    stream.temporary_.clear();
    return not_written(path, reason);
  }
  return stream;
}

FileStream::FileStream(FileStream&& other) noexcept { *this = std::move(other); }

FileStream& FileStream::operator=(FileStream&& other) noexcept {
  if (this == &other) return *this;
  abandon();
  path_ = std::move(other.path_);
  target_ = std::move(other.target_);
  temporary_ = std::exchange(other.temporary_, {});
  waiting_ = std::move(other.waiting_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  problem_ = other.problem_;
  return *this;
}

FileStream::~FileStream() { abandon(); }

void FileStream::abandon() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
}

Result<void> FileStream::flush() {
  if (problem_ == 0) problem_ = write_all(descriptor_, waiting_);
  waiting_.clear();
  if (problem_ != 0) return not_written(path_, problem_);
  return {};
}

Result<void> FileStream::write(std::string_view text) {
  if (waiting_.size() + text.size() < kWaiting && problem_ == 0) {
    waiting_ += text;
    return {};
  }
  if (Result<void> flushed = flush(); !flushed) return flushed;
  problem_ = write_all(descriptor_, text);
  return flush();
}

Result<void> FileStream::commit() {
  if (Result<void> flushed = flush(); !flushed) return flushed;
  const bool is_device = temporary_.empty();
  if (!is_device && ::fsync(descriptor_) != 0) problem_ = errno;
  if (::close(std::exchange(descriptor_, -1)) != 0 && problem_ == 0) problem_ = errno;
  if (!is_device && problem_ == 0 && ::rename(temporary_.c_str(), target_.c_str()) != 0) problem_ = errno;
  if (problem_ != 0) {
    abandon();
    return not_written(path_, problem_);
  }
  temporary_.clear();
  if (!is_device) flush_folder(target_);
  return {};
}

}  // namespace descry
