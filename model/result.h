#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace descry {

/// What kind of failure an Error is; the program's exit code follows from it (app/commands/exit_codes.h).
enum class ErrorCode {
  kUsage,        ///< arguments or settings that contradict each other or are out of range
  kNotFound,     ///< a file or folder that is not there
  kUnreadable,   ///< it is there but cannot be read (permissions, device errors, a folder instead of a file)
  kUnsupported,  ///< a kind or version that this program does not know
  kDamaged,      ///< cut short, corrupt, or contradicting itself
  kNotWritten,   ///< a full disk, a read-only folder
  kBusy,         ///< in use by another process
  kDevice,       ///< the asked-for device is not there or failed
  kDiverged,     ///< training reached NaN or infinity and could not recover
  kCancelled,    ///< stopped on request
};

/// A failure caused by the world outside: what happened and what to do, in one sentence, and the path concerned.
struct Error {
  ErrorCode code;
  std::string message;         ///< a sentence that a person can act on; names no path
  std::filesystem::path path;  ///< empty when no file is concerned

  /// "path: message", or the message alone.
  std::string describe() const { return path.empty() ? message : path.string() + ": " + message; }
};

/// A value, or the Error that kept it from being made. Bugs throw instead.
template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string message, std::filesystem::path path = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(path)});
}

}  // namespace descry
