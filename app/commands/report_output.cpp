#include "app/commands/report_output.h"

#include "model/disk/whole_file.h"
#include "training/report/report_folder.h"

namespace descry {

Result<void> write_output(const ReportOutput& output, const JudgedCaptions& captions, EvaluationReport report) {
  if (!output.per_picture.empty())
    if (Result<void> written = write_file_atomically(output.per_picture, score_table(captions)); !written)
      return written;
  if (output.folder.empty()) return {};
  return write_report(whole_report(captions, std::move(report)), output.folder);
}

}  // namespace descry
