#pragma once

#include <filesystem>
#include <vector>

#include "training/report/evaluation_report.h"
#include "training/run/evaluation.h"

namespace descry {

/// What the dev captions of a scored epoch are like: all scores and figures under `figures`, the words, and the best
/// and the worst captions with their CIDEr-D.
EvaluationReport dev_report(int epoch, const std::vector<CaptionedPicture>& dev, const Evaluation& evaluation,
                            std::size_t shown = 20);

/// In the run folder's captions/dev-NNN.json. Errors: kNotWritten.
Result<void> write_dev_report(const std::filesystem::path& run_folder, int epoch, const EvaluationReport& report);
/// Errors: kNotFound, kUnreadable, kDamaged.
Result<EvaluationReport> read_dev_report(const std::filesystem::path& run_folder, int epoch);

}  // namespace descry
