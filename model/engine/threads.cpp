#include "model/engine/threads.h"

#include <exception>
#include <vector>

namespace descry {

bool has_threads() {
#ifdef _OPENMP
  return true;
#else
  return false;
#endif
}

void run_in_threads(int count, const std::function<void(int)>& work) {
  std::vector<std::exception_ptr> failures(static_cast<std::size_t>(count));  // none may leave OpenMP's loop
  // A loop of single steps, so that all are done even where fewer threads than wanted are given.
#ifdef _OPENMP
#pragma omp parallel for schedule(static, 1) num_threads(count) if (count > 1)
#endif
  for (int i = 0; i < count; ++i) {
    try {
      work(i);
    } catch (...) {
      failures[static_cast<std::size_t>(i)] = std::current_exception();
    }
  }
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace descry
