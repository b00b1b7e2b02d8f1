#pragma once

#include "model/result.h"

namespace descry {

/// The program's exit codes (README, "Exit codes").
enum ExitCode : int {
  kExitDone = 0,
  kExitSomeFailed = 1,   ///< the rest was done; each failure was named on stderr
  kExitUsage = 2,        ///< wrong arguments or settings
  kExitInput = 3,        ///< an input is missing, unreadable, damaged or of an unknown kind
  kExitOutput = 4,       ///< an output could not be written
  kExitBusy = 5,         ///< the run folder is in use
  kExitDevice = 6,       ///< the device is not there
  kExitDiverged = 7,     ///< training diverged
  kExitInternal = 70,    ///< a bug in Descry
  kExitCancelled = 130,  ///< interrupted; what was done is kept
};

/// The exit code that an Error of this kind ends the program with.
int exit_code(ErrorCode code);

}  // namespace descry
