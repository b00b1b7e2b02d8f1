#include "model/disk/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "model/disk/file_stream.h"

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
  return write_file_atomically(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Result<void> write_file_atomically(const fs::path& path, std::string_view text) {
  auto stream = FileStream::create(path);
  if (!stream) return tl::unexpected(stream.error());
  if (Result<void> written = stream->write(text); !written) return written;
  return stream->commit();
}

}  // namespace descry
