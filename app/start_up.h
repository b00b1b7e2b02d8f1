#pragma once

#include <string>

namespace descry {

/// Sets what makes a CPU fast: freed memory is kept rather than given back to the system (twice the speed at batch 16),
/// numbers too small for normal floating point count as zero, and as many threads as physical cores (unless
/// OMP_NUM_THREADS says otherwise). Call first in main, before another thread starts: what it sets is inherited.
///
/// Linking this file does one thing more, before any library starts: the program starts itself over without
/// OPENBLAS_CORETYPE, which some systems force to a core type of half the speed, and with GOMP_SPINCOUNT=2000 (unless
/// it or OMP_WAIT_POLICY is set): OpenMP's idle threads would else spin for a millisecond on the cores that OpenBLAS's
/// threads need. Captioning 500 pictures on two cores took 28.7 s so, and 10.2 s with it.
/// DESCRY_KEEP_ENV=1 leaves all of this alone.
void tune_process();

/// Physical cores that this process may run on; at least 1.
int usable_cores();

/// The CPU that OpenBLAS picked its kernels for, such as "SkylakeX"; empty where another BLAS runs.
std::string blas_core_name();

}  // namespace descry
