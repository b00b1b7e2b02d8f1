#include "ui/workers/calm_thread.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace descry {

void yieldToWindow() {
#ifdef __linux__
  constexpr int kNiceness = 5;
  // On Linux the "process" of setpriority may be a single thread; QThread's priorities do nothing under SCHED_OTHER.
  setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNiceness);
#endif
}

}  // namespace descry
