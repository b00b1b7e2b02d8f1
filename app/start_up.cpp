#include "app/start_up.h"

#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <malloc.h>
#include <sched.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <set>
#include <string>
#ifdef __SSE__
#include <xmmintrin.h>
#endif

namespace {

// OpenBLAS reads its environment in a library constructor, so main would be too late, and so would a constructor of
// this program's: only functions in .preinit_array run earlier. There the C library is not ready (hence no std::
// functions but strncmp, no sanitizer), and only an edit of the environment block in place survives its start.
__attribute__((no_sanitize("address", "undefined"))) void drop_forced_core_type(int, char**, char** environment) {
  for (char** entry = environment; *entry != nullptr; ++entry)
    if (std::strncmp(*entry, "DESCRY_KEEP_ENV=1", 18) == 0) return;
  char** kept = environment;
  for (char** entry = environment; *entry != nullptr; ++entry)
    if (std::strncmp(*entry, "OPENBLAS_CORETYPE=", 18) != 0) *kept++ = *entry;
  *kept = nullptr;
}

__attribute__((section(".preinit_array"), used)) void (*const run_before_libraries)(int, char**,
                                                                                    char**) = drop_forced_core_type;

bool keeps_environment() {
  const char* value = std::getenv("DESCRY_KEEP_ENV");
  return value != nullptr && std::strcmp(value, "1") == 0;
}

void keep_freed_memory() {
  constexpr int kTopPad = 256 << 20;
  mallopt(M_TOP_PAD, kTopPad);
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

void flush_denormals() {
#ifdef __SSE__
  constexpr unsigned kFlushToZero = 0x8000;
  constexpr unsigned kDenormalsAreZero = 0x0040;
  _mm_setcsr(_mm_getcsr() | kFlushToZero | kDenormalsAreZero);
#endif
}

void set_threads(int threads) {
  at::set_num_threads(threads);
  using SetThreads = void (*)(int);
  if (auto set = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) set(threads);
}

}  // namespace

namespace descry {

void tune_process() {
  if (keeps_environment()) return;
  keep_freed_memory();
  flush_denormals();
  const char* threads = std::getenv("OMP_NUM_THREADS");
  if (threads == nullptr || *threads == '\0') set_threads(usable_cores());
}

int usable_cores() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  std::set<std::string> cores;  // two threads of one core name the same siblings
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (!CPU_ISSET(cpu, &allowed)) continue;
    std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
    std::string siblings;
    if (!std::getline(file, siblings)) siblings = std::to_string(cpu);
    cores.insert(siblings);
  }
  return cores.empty() ? 1 : static_cast<int>(cores.size());
}

std::string blas_core_name() {
  using CoreName = const char* (*)();
  const auto name = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
  return name == nullptr ? std::string() : std::string(name());
}

}  // namespace descry
