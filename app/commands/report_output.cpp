#include "app/commands/report_output.h"

#include "model/disk/whole_file.h"
#include "training/report/report_folder.h"

namespace descry {

Result<void> write_output(const ReportOutput& output, const JudgedCaptions& captions, EvaluationReport report) {
  if (!output.per_picture.empty())
    if (Result<void> written = write_file_atomically(output.per_picture, score_table(captions)); !written)
      return written;
  if (output.folder.empty()) return {};
  EvaluationReport whole = report_on(captions);
  whole.title = std::move(report.title);
  whole.facts = std::move(report.facts);
  whole.remarks = std::move(report.remarks);
  whole.figures.merge(report.figures);
  if (const auto& reason = captions.statistics.without_meteor)
    whole.remarks.push_back("METEOR is left out: " + reason->describe());
  return write_report(std::move(whole), output.folder);
}

}  // namespace descry
