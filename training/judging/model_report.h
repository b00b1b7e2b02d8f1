#pragma once

#include <stop_token>
#include <string>

#include "training/judging/judging_task.h"
#include "training/report/evaluation_report.h"

namespace descry {

/// Evaluates a model file and reports on it. Errors: as pictures_of_split's, load_with_backbone's, FeatureCache's and
/// evaluate's; kCancelled.
Result<EvaluationReport> report_on_model(const std::string& model, const JudgingTask& task,
                                         const JudgingObserver& observer, std::stop_token stop);

}  // namespace descry
