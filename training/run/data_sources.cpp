#include "training/run/data_sources.h"

#include <nlohmann/json.hpp>
#include <string>

namespace descry {

DataSources DataSources::filename() const {
  DataSources names;
  for (const auto& path : paths) names.paths.push_back(path.filename());
  return names;
}

void to_json(nlohmann::json& json, const DataSources& sources) {
  if (sources.paths.size() < 2) {
    json = sources.first().string();
    return;
  }
  json = nlohmann::json::array();
  for (const auto& path : sources.paths) json.push_back(path.string());
}

void from_json(const nlohmann::json& json, DataSources& sources) {
  if (json.is_string()) {
    sources = json.get<std::string>();
    return;
  }
  sources.paths.clear();
  for (const auto& path : json.get<std::vector<std::string>>()) sources.paths.emplace_back(path);
}

}  // namespace descry
