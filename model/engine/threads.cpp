#include "model/engine/threads.h"

namespace descry {

bool has_threads() {
#ifdef _OPENMP
  return true;
#else
  return false;
#endif
}

void run_in_threads(int count, const std::function<void(int)>& work) {
  // A loop of single steps, so that all are done even where fewer threads than wanted are given.
#ifdef _OPENMP
#pragma omp parallel for schedule(static, 1) num_threads(count) if (count > 1)
#endif
  for (int i = 0; i < count; ++i) work(i);
}

}  // namespace descry
