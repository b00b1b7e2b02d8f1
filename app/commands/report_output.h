#pragma once

#include <string>

#include "training/report/evaluation_report.h"

namespace descry {

/// What commands write of captions that were judged; empty: not.
struct ReportOutput {
  std::string folder;       ///< report.html, report.json and pictures
  std::string per_picture;  ///< CSV

  bool wanted() const { return !folder.empty() || !per_picture.empty(); }
};

/// `report` has the title, facts, remarks and figures that the captions themselves do not give; the rest is filled in.
/// Errors: kNotWritten.
Result<void> write_output(const ReportOutput& output, const JudgedCaptions& captions, EvaluationReport report);

}  // namespace descry
