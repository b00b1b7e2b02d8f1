#pragma once

#include <functional>

namespace descry {

/// Whether run_in_threads, and ATen's parallel_for, start any: this build's compiler uses LibTorch's OpenMP.
bool has_threads();

/// Calls `work` once for each number from 0 to count - 1, in so many threads of OpenMP's pool, the caller's among them.
/// oneDNN's primitives use one thread each there. All are done, then the first exception of
/// `work` goes on to the caller.
void run_in_threads(int count, const std::function<void(int)>& work);

}  // namespace descry
