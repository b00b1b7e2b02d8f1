#include "training/features/record_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace descry {
namespace {

constexpr std::size_t kHeaderBytes = 4096;
constexpr std::size_t kPrefixBytes = sizeof(ContentKey) + sizeof(std::uint64_t);  // key, checksum

std::uint64_t checksum_of(const std::uint8_t* key, const std::uint8_t* payload, std::size_t size) {
  // Seeded by the key, so that a sound payload under another picture's key is damage too.
  return XXH3_64bits_withSeed(payload, size, XXH3_64bits(key, sizeof(ContentKey)));
}

/// 0, or the errno of what went wrong.
int write_at(int descriptor, const std::uint8_t* bytes, std::size_t size, std::size_t offset) {
  while (size > 0) {
    const ssize_t written = ::pwrite(descriptor, bytes, size, static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes += written;
    offset += static_cast<std::size_t>(written);
    size -= static_cast<std::size_t>(written);
  }
  return 0;
}

}  // namespace

ContentKey content_key(std::span<const std::uint8_t> content) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(content.data(), content.size()));
  ContentKey key;
  std::memcpy(key.data(), canonical.digest, key.size());
  return key;
}

RecordFile::RecordFile(RecordFile&& other) noexcept { *this = std::move(other); }

RecordFile& RecordFile::operator=(RecordFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(payload_bytes_, other.payload_bytes_);
  std::swap(record_bytes_, other.record_bytes_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(mapped_, other.mapped_);
  std::swap(mapped_bytes_, other.mapped_bytes_);
  std::swap(records_, other.records_);
  std::swap(index_, other.index_);
  std::swap(free_, other.free_);
  return *this;
}

RecordFile::~RecordFile() {
  unmap();
  if (descriptor_ >= 0) ::close(descriptor_);  // which unlocks it too
}

tl::unexpected<Error> RecordFile::not_written(int reason) const {
  const bool full = reason == ENOSPC || reason == EDQUOT;
  return failure(ErrorCode::kNotWritten,
                 full ? "The disk is full: free some space and start again; the features computed so far are kept."
                      : std::string("Features cannot be kept here (") + std::strerror(reason) +
                            "); choose another folder for them.",
                 path_);
}

Result<RecordFile> RecordFile::open(const std::filesystem::path& path, const std::string& description,
                                    std::size_t payload_bytes, const std::stop_token& stop) {
  RecordFile file;
  file.path_ = path;
  file.payload_bytes_ = payload_bytes;
  file.record_bytes_ = (kPrefixBytes + payload_bytes + 7) / 8 * 8;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  file.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file.descriptor_ < 0) return file.not_written(error ? error.value() : errno);
  if (auto locked = file.lock(stop); !locked) return tl::unexpected(locked.error());
  if (auto begun = file.begin(description); !begun) return tl::unexpected(begun.error());
  if (auto mapped = file.map(); !mapped) return tl::unexpected(mapped.error());
  file.index_records();
  return file;
}

Result<void> RecordFile::lock(const std::stop_token& stop) {
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return not_written(errno);
    if (stop.stop_requested())
      return failure(ErrorCode::kCancelled, "Stopped while waiting for another process.", path_);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return {};
}

/// Checks the header, cuts a half-written last record off, or begins the file anew.
Result<void> RecordFile::begin(const std::string& description) {
  std::array<char, kHeaderBytes> wanted{};
  std::memcpy(wanted.data(), description.data(), std::min(description.size(), wanted.size() - 1));
  std::array<char, kHeaderBytes> found{};
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return not_written(errno);
  const bool known =
      ::pread(descriptor_, found.data(), found.size(), 0) == static_cast<ssize_t>(kHeaderBytes) && found == wanted;
  if (known) {
    records_ = static_cast<std::int64_t>((static_cast<std::size_t>(status.st_size) - kHeaderBytes) / record_bytes_);
  } else {
    if (::ftruncate(descriptor_, 0) != 0) return not_written(errno);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(wanted.data());
    if (const int reason = write_at(descriptor_, bytes, wanted.size(), 0)) return not_written(reason);
  }
  if (::ftruncate(descriptor_, static_cast<off_t>(offset(records_))) != 0) return not_written(errno);
  return {};
}

std::size_t RecordFile::offset(std::int64_t record) const {
  return kHeaderBytes + static_cast<std::size_t>(record) * record_bytes_;
}

Result<void> RecordFile::map() {
  unmap();
  mapped_bytes_ = offset(records_);
  void* address = ::mmap(nullptr, mapped_bytes_, PROT_READ, MAP_SHARED, descriptor_, 0);
  if (address == MAP_FAILED) return not_written(errno);
  mapped_ = static_cast<const std::uint8_t*>(address);
  return {};
}

void RecordFile::unmap() {
  if (mapped_ != nullptr) ::munmap(const_cast<std::uint8_t*>(mapped_), mapped_bytes_);
  mapped_ = nullptr;
}

void RecordFile::index_records() {
  for (std::int64_t record = 0; record < records_; ++record) {
    ContentKey key;
    std::memcpy(key.data(), mapped_ + offset(record), key.size());
    if (!index_.emplace(key, record).second) free_.push_back(record);
  }
}

std::optional<std::int64_t> RecordFile::find(const ContentKey& key) {
  const auto found = index_.find(key);
  if (found == index_.end()) return std::nullopt;
  const std::size_t at = offset(found->second);
  if (at >= mapped_bytes_) return found->second;  // added by this process
  std::uint64_t checksum = 0;
  std::memcpy(&checksum, mapped_ + at + sizeof(ContentKey), sizeof(checksum));
  if (checksum == checksum_of(key.data(), mapped_ + at + kPrefixBytes, payload_bytes_)) return found->second;
  free_.push_back(found->second);
  index_.erase(found);
  return std::nullopt;
}

Result<std::int64_t> RecordFile::add(const ContentKey& key, std::span<const std::uint8_t> payload) {
  std::vector<std::uint8_t> bytes(record_bytes_);
  const std::uint64_t checksum = checksum_of(key.data(), payload.data(), payload_bytes_);
  std::memcpy(bytes.data(), key.data(), key.size());
  std::memcpy(bytes.data() + key.size(), &checksum, sizeof(checksum));
  std::memcpy(bytes.data() + kPrefixBytes, payload.data(), payload_bytes_);
  const std::int64_t record = free_.empty() ? records_ : free_.back();
  if (const int reason = write_at(descriptor_, bytes.data(), bytes.size(), offset(record))) return not_written(reason);
  if (free_.empty()) {
    ++records_;
  } else {
    free_.pop_back();
  }
  index_[key] = record;
  return record;
}

Result<void> RecordFile::finish() {
  if (::fsync(descriptor_) != 0) return not_written(errno);
  index_.clear();
  auto mapped = map();
  // Batches are drawn at random. Reading around each, as the kernel would, takes a hundred times as long where the
  // file is not in memory: 270 ms for 32 records of 23 kB, and 1 ms as they are expected.
  if (mapped) ::madvise(const_cast<std::uint8_t*>(mapped_), mapped_bytes_, MADV_RANDOM);
  ::flock(descriptor_, LOCK_UN);
  return mapped;
}

void RecordFile::expect(std::int64_t record) const {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t begin = offset(record) / page * page;
  ::madvise(const_cast<std::uint8_t*>(mapped_ + begin), offset(record + 1) - begin, MADV_WILLNEED);
}

const std::uint8_t* RecordFile::payload(std::int64_t record) const { return mapped_ + offset(record) + kPrefixBytes; }

}  // namespace descry
