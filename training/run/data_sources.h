#pragma once

#include <concepts>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <utility>
#include <vector>

namespace descry {

/// Where captioned pictures come from: folders and captions files, nearly always one. Written to JSON as a string, or
/// as a list where there are several.
struct DataSources {
  std::vector<std::filesystem::path> paths;

  DataSources() = default;
  explicit DataSources(std::vector<std::filesystem::path> several) : paths(std::move(several)) {}
  template <std::convertible_to<std::filesystem::path> Path>
  DataSources(const Path& one) : paths{one} {  // NOLINT(google-explicit-constructor): one path is a list of one
    if (paths.front().empty()) paths.clear();
  }

  bool empty() const { return paths.empty(); }
  std::filesystem::path first() const { return paths.empty() ? std::filesystem::path() : paths.front(); }
  DataSources filename() const;  ///< of each its last part
  bool operator==(const DataSources&) const = default;
};

void to_json(nlohmann::json& json, const DataSources& sources);
/// Throws nlohmann::json::exception where it is neither a string nor a list of strings.
void from_json(const nlohmann::json& json, DataSources& sources);

}  // namespace descry
