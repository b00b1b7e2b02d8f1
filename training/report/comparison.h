#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "training/metrics/significance.h"

namespace descry {

/// A run or a model that is compared with others.
struct ComparedSystem {
  std::string name;
  std::map<std::string, double> figures;                  ///< scores and whatever else it is known by
  std::map<std::string, std::string> settings;            ///< as `flat_settings` gives them
  std::map<std::string, PairedDifference> against_first;  ///< empty for the first, and where nothing was evaluated
};

struct Comparison {
  std::vector<std::pair<std::string, std::string>> facts;  ///< on what they were evaluated: name and value
  std::vector<ComparedSystem> systems;
};

/// Names of what is said of several systems, and what each has to say, which is empty where it says nothing.
using ComparedRows = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// {"a": {"b": 1}} as "a.b" and "1"; lists as they are written.
std::map<std::string, std::string> flat_settings(const nlohmann::json& settings);

/// Of every figure that any system has, four digits behind the point, whole numbers without.
ComparedRows compared_figures(const Comparison& comparison);
/// All settings.
ComparedRows compared_settings(const Comparison& comparison);
/// Those settings that are not the same in all systems that have any.
ComparedRows differing_settings(const Comparison& comparison);

std::string comparison_text(const Comparison& comparison);  ///< for a terminal
std::string comparison_page(const Comparison& comparison);  ///< HTML
nlohmann::json comparison_json(const Comparison& comparison);

}  // namespace descry
