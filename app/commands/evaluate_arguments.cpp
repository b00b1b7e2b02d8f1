#include "app/commands/evaluate_arguments.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "model/disk/whole_file.h"

namespace descry {

int show_scores(const nlohmann::json& scores, const std::string& json) {
  for (const auto& [name, value] : scores.items()) {
    if (value.is_number_integer()) {
      std::printf("%-18s %lld\n", name.c_str(), static_cast<long long>(value.get<std::int64_t>()));
    } else {
      std::printf("%-18s %.4f\n", name.c_str(), value.get<double>());
    }
  }
  return write_scores(scores, json);
}

int write_scores(const nlohmann::json& scores, const std::string& json) {
  if (json.empty()) return kExitDone;
  const Result<void> written = write_file_atomically(json, scores.dump(2) + "\n");
  return written ? static_cast<int>(kExitDone) : report(written.error());
}

}  // namespace descry
