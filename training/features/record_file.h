#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "model/result.h"

namespace descry {

/// What a record is found by: XXH3 (128 bits) of the content that it was computed from.
using ContentKey = std::array<std::uint8_t, 16>;
ContentKey content_key(std::span<const std::uint8_t> content);

/// Records of one size in one file: key, checksum, payload. Written by one process at a time; a record that was cut or
/// changed is known by its checksum, forgotten, and its place used again. Not for several threads at once, except
/// payload().
class RecordFile {
 public:
  /// Opens or makes the file and waits until no other process writes it. A file whose header is not `description` is
  /// begun anew. `description`: what the payloads are, at most 4,000 bytes. Errors: kNotWritten, kCancelled.
  static Result<RecordFile> open(const std::filesystem::path& path, const std::string& description,
                                 std::size_t payload_bytes, const std::stop_token& stop);
  RecordFile(RecordFile&&) noexcept;
  RecordFile& operator=(RecordFile&&) noexcept;
  ~RecordFile();

  /// Whether there is a sound record with this key.
  std::optional<std::int64_t> find(const ContentKey& key);
  /// Adds a record. Errors: kNotWritten (what is there stays).
  Result<std::int64_t> add(const ContentKey& key, std::span<const std::uint8_t> payload);
  /// Flushes to the disk, lets other processes write, and maps the file. Afterwards only payload() and expect()
  /// may be called.
  Result<void> finish();
  /// A record's payload, aligned for 8-byte values; valid while this object lives. Only after finish(). Any thread.
  const std::uint8_t* payload(std::int64_t record) const;
  /// Has the disk bring a record whose payload will be read soon, and does not wait for it. Likewise.
  void expect(std::int64_t record) const;

 private:
  RecordFile() = default;
  Result<void> lock(const std::stop_token& stop);
  Result<void> begin(const std::string& description);
  Result<void> map();
  void unmap();
  void index_records();
  std::size_t offset(std::int64_t record) const;
  tl::unexpected<Error> not_written(int reason) const;

  std::filesystem::path path_;
  std::size_t payload_bytes_ = 0;
  std::size_t record_bytes_ = 0;
  int descriptor_ = -1;
  const std::uint8_t* mapped_ = nullptr;
  std::size_t mapped_bytes_ = 0;
  std::int64_t records_ = 0;
  std::map<ContentKey, std::int64_t> index_;
  std::vector<std::int64_t> free_;  ///< places of damaged records
};

}  // namespace descry
