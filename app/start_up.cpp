#include "app/start_up.h"

#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <malloc.h>
#include <sched.h>
#include <unistd.h>

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

// OpenBLAS and the OpenMP runtime read their environments in library constructors, so main would be too late, and so
// would a constructor of this program's: only functions in .preinit_array run earlier. There the C library is not ready
// (hence no std:: functions but string.h's, no allocation, no sanitizer), and what it holds of the environment is set
// anew later, so the program starts itself over with another one. That costs 0.15 s of every start.
constexpr const char* kKeep = "DESCRY_KEEP_ENV=1";
constexpr const char* kCoreType = "OPENBLAS_CORETYPE=";
constexpr const char* kSpinCount = "GOMP_SPINCOUNT=";
constexpr const char* kWaitPolicy = "OMP_WAIT_POLICY=";
char spin_count[] = "GOMP_SPINCOUNT=2000";
constexpr std::size_t kMostEntries = 4096;

__attribute__((no_sanitize("address", "undefined"))) bool holds(char** environment, const char* start) {
  for (; *environment != nullptr; ++environment)
    if (std::strncmp(*environment, start, std::strlen(start)) == 0) return true;
  return false;
}

__attribute__((no_sanitize("address", "undefined"))) void restart_tuned(int, char** arguments, char** environment) {
  const bool waits = holds(environment, kSpinCount) || holds(environment, kWaitPolicy);
  if (holds(environment, kKeep) || (waits && !holds(environment, kCoreType))) return;
  char* tuned[kMostEntries];
  std::size_t count = 0;
  for (char** entry = environment; *entry != nullptr; ++entry) {
    if (std::strncmp(*entry, kCoreType, std::strlen(kCoreType)) == 0) continue;
    if (count + 2 >= kMostEntries) return;
    tuned[count++] = *entry;
  }
  if (!waits) tuned[count++] = spin_count;
  tuned[count] = nullptr;
  execve("/proc/self/exe", arguments, tuned);  // comes back only where it cannot: then all works, slower
}

__attribute__((section(".preinit_array"), used)) void (*const run_before_libraries)(int, char**,
                                                                                    char**) = restart_tuned;

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
