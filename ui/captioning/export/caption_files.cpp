#include "ui/captioning/export/caption_files.h"

#include "ui/captioning/export/caption_file_worker.h"
#include "ui/workers/worker_thread.h"

namespace descry {

CaptionFiles::CaptionFiles(std::shared_ptr<ModelShelf> shelf, QObject* parent)
    : QObject(parent), writer_(new CaptionFileWorker(shelf)), reader_(new CaptionFileWorker(std::move(shelf))) {
  connect(writer_, &CaptionFileWorker::progressed, this, [this](int number, int done, int all) {
    if (number == writing_) Q_EMIT progressed(done, all);
  });
  connect(writer_, &CaptionFileWorker::written, this, [this](const ExportOutcome& outcome) {
    writing_ = 0;
    Q_EMIT written(outcome);
  });
  connect(reader_, &CaptionFileWorker::previewed, this, [this](int number, const QString& text) {
    preview_asked_ = false;
    if (next_preview_) {
      preview(*std::exchange(next_preview_, std::nullopt));
    } else if (number == preview_) {
      Q_EMIT previewed(text);
    }
  });
  connect(reader_, &CaptionFileWorker::copied, this, &CaptionFiles::copied);
  connect(reader_, &CaptionFileWorker::importPlanned, this, &CaptionFiles::importPlanned);
  write_thread_ = std::make_unique<WorkerThread>(writer_, QStringLiteral("export"));
  read_thread_ = std::make_unique<WorkerThread>(reader_, QStringLiteral("export preview"));
}

CaptionFiles::~CaptionFiles() { cancel(); }

int CaptionFiles::write(ExportJob job) {
  job.number = writing_ = ++last_number_;
  stop_ = std::stop_source();
  QMetaObject::invokeMethod(writer_, [worker = writer_, job, stop = stop_.get_token()] { worker->write(job, stop); });
  return job.number;
}

void CaptionFiles::cancel() { stop_.request_stop(); }

void CaptionFiles::preview(ExportJob job) {
  if (preview_asked_) {  // those between are not worth the work
    next_preview_ = std::move(job);
    return;
  }
  job.number = preview_ = ++last_number_;
  preview_asked_ = true;
  QMetaObject::invokeMethod(reader_, [worker = reader_, job] { worker->preview(job); });
}

void CaptionFiles::copy(const ExportJob& job, bool html) {
  QMetaObject::invokeMethod(reader_, [worker = reader_, job, html] { worker->copy(job, html); });
}

void CaptionFiles::planImport(const QString& file, const std::vector<ImportEntry>& album) {
  QMetaObject::invokeMethod(reader_, [worker = reader_, file, album] { worker->planImport(file, album); });
}

}  // namespace descry
