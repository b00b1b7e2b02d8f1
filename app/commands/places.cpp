#include "app/commands/places.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr const char* kModelName = "model/descry-lite0.safetensors";
constexpr const char* kLite0Name = "model/efficientnet-lite0.safetensors";

fs::path from_environment(const char* name, const fs::path& below_home) {
  if (const char* value = std::getenv(name); value != nullptr && *value == '/') return value;
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr && *home != '\0' ? home : "/tmp") / below_home;
}

/// What ships: beside the installed program, else the source tree's.
Result<fs::path> shipped(const fs::path& name, const std::string& sentence) {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const std::vector<fs::path> candidates = {program.parent_path() / "../share/descry" / name,
                                            fs::path(DESCRY_RESOURCES) / name};
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate, ignored)) return candidate.lexically_normal();
  return failure(ErrorCode::kNotFound, sentence, candidates.back());
}

}  // namespace

Result<fs::path> default_model() {
  if (const char* chosen = std::getenv("DESCRY_MODEL"); chosen != nullptr && *chosen != '\0') return fs::path(chosen);
  return shipped(kModelName, "the model that ships with Descry is not there; name one with --model");
}

Result<fs::path> lite0_weights() {
  return shipped(kLite0Name, "the weights that training starts from are not there; name others with --backbone");
}

fs::path feature_cache_folder() { return from_environment("XDG_CACHE_HOME", ".cache") / "descry" / "features"; }

fs::path samples_folder() { return shipped("samples", "the sample pictures are not there").value_or(fs::path()); }

fs::path album_file() { return from_environment("XDG_DATA_HOME", ".local/share") / "descry" / "album.descry"; }

fs::path runs_folder() { return from_environment("XDG_DATA_HOME", ".local/share") / "descry" / "runs"; }

Result<fs::path> model_or_default(const fs::path& chosen) {
  if (chosen.empty()) return default_model();
  return chosen;
}

}  // namespace descry
