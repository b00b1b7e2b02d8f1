#pragma once

#include <filesystem>

#include "model/result.h"
#include "training/report/evaluation_report.h"

namespace descry {

/// Writes report.json, report.html and pictures/NNN.jpg into a folder, which is made; each file whole or not at all.
/// A picture that cannot be read is missing from the page. Errors: kNotWritten.
Result<void> write_report(EvaluationReport report, const std::filesystem::path& folder);

/// What write_report wrote; captions' `path` is that of their picture in the folder, and empty where there is none.
/// Errors: kNotFound (no report there), kUnreadable, kDamaged.
Result<EvaluationReport> read_report(const std::filesystem::path& folder);

}  // namespace descry
