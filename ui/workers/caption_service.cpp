#include "ui/workers/caption_service.h"

#include "ui/workers/asking_worker.h"
#include "ui/workers/attention_worker.h"
#include "ui/workers/caption_worker.h"
#include "ui/workers/comparison_worker.h"
#include "ui/workers/folder_watcher.h"
#include "ui/workers/model_shelf.h"
#include "ui/workers/picture_fetcher.h"
#include "ui/workers/picture_finder.h"
#include "ui/workers/worker_thread.h"

namespace descry {
namespace {

std::unique_ptr<WorkerThread> started(std::initializer_list<QObject*> workers, const char* name) {
  return std::make_unique<WorkerThread>(workers, QString::fromLatin1(name));
}

}  // namespace

CaptionService::CaptionService(QObject* parent)
    : QObject(parent),
      shelf_(std::make_shared<ModelShelf>()),
      captions_(new CaptionWorker(shelf_)),
      attention_(new AttentionWorker(shelf_)),
      asking_(new AskingWorker(shelf_)),
      comparison_(new ComparisonWorker(shelf_)),
      finder_(new PictureFinder),
      fetcher_(new PictureFetcher),
      watcher_(new FolderWatcher),
      exports_(new ExportWorker) {
  connect(captions_, &CaptionWorker::devicesFound, this, &CaptionService::devicesFound);
  connect(captions_, &CaptionWorker::modelOpened, this, &CaptionService::modelOpened);
  connect(captions_, &CaptionWorker::modelFailed, this, &CaptionService::modelFailed);
  connect(captions_, &CaptionWorker::captioned, this, &CaptionService::captioned);
  connect(captions_, &CaptionWorker::jobFinished, this, &CaptionService::jobFinished);
  connect(attention_, &AttentionWorker::explained, this, &CaptionService::explained);
  connect(asking_, &AskingWorker::rewritten, this, &CaptionService::rewritten);
  connect(asking_, &AskingWorker::hidden, this, &CaptionService::hidden);
  connect(comparison_, &ComparisonWorker::secondOpened, this, &CaptionService::secondModelOpened);
  connect(comparison_, &ComparisonWorker::compared, this, &CaptionService::compared);
  connect(comparison_, &ComparisonWorker::finished, this, &CaptionService::comparisonFinished);
  connect(comparison_, &ComparisonWorker::written, this, &CaptionService::comparisonWritten);
  connect(finder_, &PictureFinder::found, this, [this](const Paths& pictures) {
    if (searches_dropped_ == 0) Q_EMIT picturesFound(pictures);
  });
  connect(finder_, &PictureFinder::finished, this, [this](int pictures, const QStringList& problems) {
    if (searches_dropped_ == 0) Q_EMIT searchFinished(pictures, problems);
  });
  connect(fetcher_, &PictureFetcher::failed, this, &CaptionService::fetchFailed);
  connect(fetcher_, &PictureFetcher::fetched, this, [this](const QString& file) { findPictures(pathsOf({file})); });
  connect(watcher_, &FolderWatcher::found, this, &CaptionService::picturesFound);
  connect(watcher_, &FolderWatcher::renewed, this, &CaptionService::folderChanged);
  connect(watcher_, &FolderWatcher::lost, this, &CaptionService::folderLost);
  connect(watcher_, &FolderWatcher::failed, this, &CaptionService::folderFailed);
  connect(exports_, &ExportWorker::written, this, &CaptionService::written);
  connect(exports_, &ExportWorker::kept, this, [this](const QString& file) { findPictures(pathsOf({file})); });
  caption_thread_ = started({captions_}, "captions");
  attention_thread_ = started({attention_, asking_}, "attention");
  comparison_thread_ = started({comparison_}, "comparison");
  file_thread_ = started({finder_, fetcher_, exports_, watcher_}, "files");
}

CaptionService::~CaptionService() { stopAll(); }

void CaptionService::findDevices() {
  QMetaObject::invokeMethod(captions_, [worker = captions_] { worker->findDevices(); });
}

void CaptionService::openModel(const QString& file, const QString& device) {
  QMetaObject::invokeMethod(captions_, [worker = captions_, file, device] { worker->openModel(file, device); });
}

void CaptionService::findPictures(const Paths& paths) {
  QMetaObject::invokeMethod(finder_,
                            [worker = finder_, paths, stop = stop_search_.get_token()] { worker->find(paths, stop); });
}

void CaptionService::watchFolders(const QStringList& folders) {
  QMetaObject::invokeMethod(watcher_, [worker = watcher_, folders] { worker->watch(folders); });
}

void CaptionService::startJob(const CaptionJob& job) {
  stop_job_ = std::stop_source();
  QMetaObject::invokeMethod(captions_,
                            [worker = captions_, job, stop = stop_job_.get_token()] { worker->caption(job, stop); });
}

void CaptionService::stopJob() { stop_job_.request_stop(); }

void CaptionService::explain(const ExplainRequest& request) {
  const int number = ++*newest_explanation_;
  QMetaObject::invokeMethod(attention_, [worker = attention_, request, number, newest = newest_explanation_] {
    if (*newest == number) worker->explain(request);
  });
}

int CaptionService::rewrite(const RewriteRequest& request) {
  const int number = ++rewritings_;
  QMetaObject::invokeMethod(asking_, [worker = asking_, request, number] { worker->rewrite(request, number); });
  return number;
}

int CaptionService::hide(const HideRequest& request) {
  const int number = ++*newest_hiding_;
  QMetaObject::invokeMethod(asking_, [worker = asking_, request, number, newest = newest_hiding_] {
    if (*newest == number) worker->hide(request, number);
  });
  return number;
}

void CaptionService::compare(const ComparisonJob& job) {
  stop_comparison_ = std::stop_source();
  QMetaObject::invokeMethod(
      comparison_, [worker = comparison_, job, stop = stop_comparison_.get_token()] { worker->compare(job, stop); });
}

void CaptionService::stopComparison() { stop_comparison_.request_stop(); }

void CaptionService::writeComparison(const std::vector<ComparedPicture>& pictures, const QString& first,
                                     const QString& second, const QString& file) {
  QMetaObject::invokeMethod(comparison_, [worker = comparison_, pictures, first, second, file] {
    worker->writeTable(pictures, first, second, file);
  });
}

void CaptionService::keepPicture(const QImage& picture, const QString& folder) {
  QMetaObject::invokeMethod(exports_, [worker = exports_, picture, folder] { worker->keepPicture(picture, folder); });
}

void CaptionService::fetchPicture(const QUrl& address, const QString& folder) {
  QMetaObject::invokeMethod(fetcher_, [worker = fetcher_, address, folder] { worker->fetch(address, folder); });
}

void CaptionService::dropSearch() {
  stop_search_.request_stop();
  stop_search_ = std::stop_source();
  ++searches_dropped_;
  // Calls and answers keep their order. The threads end before this object does.
  QMetaObject::invokeMethod(finder_, [this] { QMetaObject::invokeMethod(this, [this] { --searches_dropped_; }); });
}

void CaptionService::stopAll() {
  stop_job_.request_stop();
  stop_search_.request_stop();
  stop_comparison_.request_stop();
}

}  // namespace descry
