#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace descry {

/// Reads a regular file. Never waits on a pipe or a device: those, folders and files over `max_bytes` are kUnreadable.
/// Other errors: kNotFound, kUnreadable (permissions, device errors, links in a loop). Any thread.
Result<std::vector<std::uint8_t>> read_whole_file(const std::filesystem::path& path, std::int64_t max_bytes);

/// Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed. A link is
/// followed; a device such as /dev/stdout is written to directly. Errors: kNotWritten. Any thread.
Result<void> write_file_atomically(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view text);

}  // namespace descry
