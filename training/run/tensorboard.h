#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.h"

namespace descry {

/// CRC-32C (Castagnoli polynomial, RFC 3720 section 12.1 and B.4).
std::uint32_t crc32c(std::string_view bytes);

/// A TensorBoard event file: TFRecord framing (length, masked CRC-32C of it, data, masked CRC-32C of them) around
/// tensorflow.Event messages. One thread at a time.
class EventFile {
 public:
  using Scalars = std::vector<std::pair<std::string, double>>;

  /// Makes a file of its own in the folder, named as TensorBoard expects. `resumed_at`: what other files of the folder
  /// say of later steps no longer counts; negative: nothing is dropped. Errors: kNotWritten.
  static Result<EventFile> create(const std::filesystem::path& folder, std::int64_t resumed_at = -1);

  /// Adds scalar summaries of one step; values are kept as 32-bit floats. Written out by flush.
  void add_scalars(std::int64_t step, const Scalars& scalars);
  /// Errors: kNotWritten.
  Result<void> flush();
  const std::filesystem::path& path() const { return path_; }

 private:
  explicit EventFile(std::filesystem::path path);
  void add_record(std::string_view event);

  std::filesystem::path path_;
  std::ofstream file_;
  std::string pending_;
};

}  // namespace descry
