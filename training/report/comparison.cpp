#include "training/report/comparison.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "model/text/csv.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

using Json = nlohmann::json;

void flatten(const Json& json, const std::string& name, std::map<std::string, std::string>& flat) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      std::string inner = name;
      if (!inner.empty()) inner += ".";
      flatten(value, inner.append(key), flat);
    }
  } else if (json.is_string()) {
    flat[name] = json.get<std::string>();
  } else {
    flat[name] = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

/// A row for each name that `values` of any system has.
template <typename Values, typename Text>
ComparedRows rows_of(const Comparison& comparison, Values values, Text text) {
  std::set<std::string> names;
  for (const ComparedSystem& system : comparison.systems)
    for (const auto& [name, value] : values(system)) names.insert(name);
  ComparedRows rows;
  for (const std::string& name : names) {
    auto& [row_name, cells] = rows.emplace_back(name, std::vector<std::string>());
    for (const ComparedSystem& system : comparison.systems) {
      const auto found = values(system).find(name);
      cells.push_back(found == values(system).end() ? std::string() : text(found->second));
    }
  }
  return rows;
}

}  // namespace

std::map<std::string, std::string> flat_settings(const Json& settings) {
  std::map<std::string, std::string> flat;
  flatten(settings, "", flat);
  return flat;
}

ComparedRows compared_figures(const Comparison& comparison) {
  return rows_of(
      comparison, [](const ComparedSystem& system) -> const auto& { return system.figures; },
      [](double value) { return csv_number(value, value == std::floor(value) && std::abs(value) >= 1 ? 0 : 4); });
}

ComparedRows compared_settings(const Comparison& comparison) {
  return rows_of(
      comparison, [](const ComparedSystem& system) -> const auto& { return system.settings; },
      [](const std::string& value) { return value; });
}

ComparedRows differing_settings(const Comparison& comparison) {
  ComparedRows rows = compared_settings(comparison);
  std::erase_if(rows, [&](const auto& row) {
    std::optional<std::string> first;
    for (std::size_t i = 0; i < row.second.size(); ++i) {
      if (comparison.systems[i].settings.empty()) continue;
      if (!first) first = row.second[i];
      if (row.second[i] != *first) return false;
    }
    return true;
  });
  return rows;
}

Json comparison_json(const Comparison& comparison) {
  Json json{{"facts", Json::object()}, {"systems", Json::array()}};
  for (const auto& [name, value] : comparison.facts) json["facts"][name] = valid_utf8(value);
  for (const ComparedSystem& system : comparison.systems) {
    Json entry{{"name", valid_utf8(system.name)}, {"figures", system.figures}, {"settings", Json::object()}};
    for (const auto& [name, value] : system.settings) entry["settings"][valid_utf8(name)] = valid_utf8(value);
    for (const auto& [metric, found] : system.against_first)
      entry["against_first"][metric] = {{"difference", found.difference.value},
                                        {"low", found.difference.low},
                                        {"high", found.difference.high},
                                        {"p", found.p}};
    json["systems"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace descry
