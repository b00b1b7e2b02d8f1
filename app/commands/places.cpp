#include "app/commands/places.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr const char* kModelName = "descry-lite0.safetensors";

fs::path from_environment(const char* name, const fs::path& below_home) {
  if (const char* value = std::getenv(name); value != nullptr && *value == '/') return value;
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr && *home != '\0' ? home : "/tmp") / below_home;
}

}  // namespace

Result<fs::path> default_model() {
  if (const char* chosen = std::getenv("DESCRY_MODEL"); chosen != nullptr && *chosen != '\0') return fs::path(chosen);
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const std::vector<fs::path> candidates = {program.parent_path() / "../share/descry/model" / kModelName,
                                            fs::path(DESCRY_RESOURCES) / "model" / kModelName};
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate, ignored)) return candidate.lexically_normal();
  return failure(ErrorCode::kNotFound, "the model that ships with Descry is not there; name one with --model",
                 candidates.back());
}

fs::path feature_cache_folder() { return from_environment("XDG_CACHE_HOME", ".cache") / "descry" / "features"; }

fs::path runs_folder() { return from_environment("XDG_DATA_HOME", ".local/share") / "descry" / "runs"; }

Result<fs::path> model_or_default(const fs::path& chosen) {
  if (chosen.empty()) return default_model();
  return chosen;
}

}  // namespace descry
