#pragma once

#include <QObject>
#include <QStringList>
#include <atomic>
#include <memory>
#include <stop_token>

#include "ui/workers/asking_types.h"
#include "ui/workers/caption_types.h"
#include "ui/workers/export_worker.h"
#include "ui/workers/paths.h"

namespace descry {

class AskingWorker;
class AttentionWorker;
class CaptionWorker;
class FolderWatcher;
class ComparisonWorker;
class ModelShelf;
class PictureFetcher;
class PictureFinder;
class WorkerThread;

/// The captioning view's side of its worker threads: every call returns at once, every answer is a signal on the GUI
/// thread.
class CaptionService : public QObject {
  Q_OBJECT

 public:
  explicit CaptionService(QObject* parent = nullptr);
  ~CaptionService() override;

  void findDevices();
  void openModel(const QString& file, const QString& device);
  void findPictures(const Paths& paths);
  /// These and no others; what they hold or get is told of by picturesFound.
  void watchFolders(const QStringList& folders);
  /// One job at a time: the next is started after jobFinished.
  void startJob(const CaptionJob& job);
  /// The running job ends early; jobFinished still comes.
  void stopJob();
  /// Requests that still wait when the next one comes are dropped: nobody looks at their pictures any more.
  void explain(const ExplainRequest& request);
  /// Returns the number that its answer has. Every request is answered.
  int rewrite(const RewriteRequest& request);
  /// Returns the number that its answer has. Like explain, only the newest request counts.
  int hide(const HideRequest& request);
  /// One comparison at a time: the next is started after comparisonFinished.
  void compare(const ComparisonJob& job);
  void stopComparison();
  void writeComparison(const std::vector<ComparedPicture>& pictures, const QString& first, const QString& second,
                       const QString& file);
  /// Saves a copied picture, and finds it.
  void keepPicture(const QImage& picture, const QString& folder);
  /// Fetches a picture that was dragged out of a web page, and finds it.
  void fetchPicture(const QUrl& address, const QString& folder);
  /// Ends the search; what it found and did not tell yet is not told any more.
  void dropSearch();
  /// Asks everything to end soon.
  void stopAll();

  /// The models that were opened, for other workers of this view.
  std::shared_ptr<ModelShelf> shelf() const { return shelf_; }

 Q_SIGNALS:
  void devicesFound(const QStringList& devices);
  void modelOpened(const descry::ModelInfo& info);
  void modelFailed(const QString& file, const QString& problem);
  void picturesFound(const std::vector<std::filesystem::path>& pictures);
  void folderChanged(const std::vector<std::filesystem::path>& pictures);  ///< these have other content now
  void fetchFailed(const QString& problem);
  void folderLost();  ///< a watched folder has fewer pictures now
  void folderFailed(const QString& problem);
  void searchFinished(int pictures, const QStringList& problems);
  void captioned(int job, const std::vector<descry::CaptionResult>& results);
  void jobFinished(int job, const QString& problem);
  void explained(const descry::Explanation& explanation);
  void rewritten(const descry::Rewriting& rewriting);
  void hidden(const descry::Hiding& hiding);
  void secondModelOpened(int comparison, const descry::CaptionSource& source);  ///< of its captions
  void compared(int comparison, const std::vector<descry::ComparedPicture>& pictures);
  void comparisonFinished(int comparison, const QString& problem);
  void comparisonWritten(const QString& file, const QString& problem);  ///< no problem: done
  void written(const QString& file, const QString& problem);            ///< no problem: done

 private:
  std::shared_ptr<ModelShelf> shelf_;
  std::shared_ptr<std::atomic<int>> newest_explanation_ = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<std::atomic<int>> newest_hiding_ = std::make_shared<std::atomic<int>>(0);
  int rewritings_ = 0;
  std::stop_source stop_job_, stop_search_, stop_comparison_;
  int searches_dropped_ = 0;  // that the worker has not ended yet
  CaptionWorker* captions_;
  AttentionWorker* attention_;
  AskingWorker* asking_;
  ComparisonWorker* comparison_;
  PictureFinder* finder_;
  PictureFetcher* fetcher_;
  FolderWatcher* watcher_;
  ExportWorker* exports_;
  std::unique_ptr<WorkerThread> caption_thread_, attention_thread_, comparison_thread_, file_thread_;
};

}  // namespace descry
