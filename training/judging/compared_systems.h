#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "training/judging/judging_task.h"
#include "training/report/comparison.h"

namespace descry {

/// What run folders and model files say of themselves: the last epoch's figures or the card's, and their settings.
/// Errors: kNotFound (a folder without a run); as read_run's, read_settings's, read_captioner's.
Result<Comparison> compare_descriptions(const std::vector<std::string>& systems);

/// Each system (of a run its best model) captions the same pictures; all are compared with the first, picture by
/// picture. Errors: as report_on_model's.
Result<Comparison> compare_on_data(const std::vector<std::string>& systems, const JudgingTask& task,
                                   const JudgingObserver& observer, std::stop_token stop);

}  // namespace descry
