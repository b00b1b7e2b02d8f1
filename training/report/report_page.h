#pragma once

#include <string>

#include "training/report/evaluation_report.h"

namespace descry {

/// The report as a page of HTML; pictures are those files beside it that its captions' `thumbnail` names.
std::string report_page(const EvaluationReport& report);

}  // namespace descry
