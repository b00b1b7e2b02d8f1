#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/commands/report_output.h"
#include "training/judging/judging_task.h"

namespace descry {

/// What `descry evaluate` was asked for.
struct EvaluateArguments : JudgingTask {
  std::string model, json, keep;
  std::string against;  ///< captions to score instead of a model's
  std::string ratings;  ///< captions with people's ratings, to judge the metrics by
  ReportOutput output;
  bool faithfulness = false;
  std::int64_t pictures = 200;
};

/// Prints the scores and writes them to the JSON file, if one is named. Returns the exit code.
int show_scores(const nlohmann::json& scores, const std::string& json);

/// Writes them to the JSON file, if one is named. Returns the exit code.
int write_scores(const nlohmann::json& scores, const std::string& json);

/// evaluate --against: scores a file of captions. Returns the exit code; kExitSomeFailed where pictures have none.
int score_against(const EvaluateArguments& arguments);

/// evaluate --ratings: each metric's Kendall tau-c with people's ratings. Returns the exit code.
int judge_metrics(const EvaluateArguments& arguments);

}  // namespace descry
