#include "app/commands/exit_codes.h"

namespace descry {

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return kExitUsage;
    case ErrorCode::kNotFound:
    case ErrorCode::kUnreadable:
    case ErrorCode::kUnsupported:
    case ErrorCode::kDamaged:
      return kExitInput;
    case ErrorCode::kNotWritten:
      return kExitOutput;
    case ErrorCode::kBusy:
      return kExitBusy;
    case ErrorCode::kDevice:
      return kExitDevice;
    case ErrorCode::kDiverged:
      return kExitDiverged;
    case ErrorCode::kCancelled:
      return kExitCancelled;
  }
  return kExitInternal;
}

}  // namespace descry
