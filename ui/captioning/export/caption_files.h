#pragma once

#include <QObject>
#include <memory>
#include <stop_token>

#include "ui/captioning/export/export_types.h"

namespace descry {

class CaptionFileWorker;
class ModelShelf;
class WorkerThread;

/// The window's side of captions going into files and coming back: every call returns at once, every answer is a signal
/// on the GUI thread.
class CaptionFiles : public QObject {
  Q_OBJECT

 public:
  explicit CaptionFiles(std::shared_ptr<ModelShelf> shelf, QObject* parent = nullptr);
  ~CaptionFiles() override;

  /// One at a time; gives the job its number, which is returned.
  int write(ExportJob job);
  bool isWriting() const { return writing_ != 0; }
  void cancel();
  /// Only the latest is answered.
  void preview(ExportJob job);
  void copy(const ExportJob& job, bool html);
  void planImport(const QString& file, const std::vector<ImportEntry>& album);

 Q_SIGNALS:
  void progressed(int done, int all);
  void written(const descry::ExportOutcome& outcome);
  void previewed(const QString& text);
  void copied(const QString& text, const QString& html, int pictures, const QString& problem);
  void importPlanned(const descry::ImportPlan& plan);

 private:
  CaptionFileWorker *writer_, *reader_;  // so that a long export keeps no preview waiting
  int last_number_ = 0, writing_ = 0, preview_ = 0;
  bool preview_asked_ = false;
  std::optional<ExportJob> next_preview_;
  std::stop_source stop_;
  std::unique_ptr<WorkerThread> write_thread_, read_thread_;
};

}  // namespace descry
