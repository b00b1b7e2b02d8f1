#pragma once

#include <QObject>
#include <memory>
#include <stop_token>

#include "ui/captioning/export/export_types.h"

namespace descry {

class ModelShelf;

/// Writes an album's captions into files and reads them back, on a thread of its own (CaptionFiles), over a connection
/// of its own to the album's file.
class CaptionFileWorker : public QObject {
  Q_OBJECT

 public:
  explicit CaptionFileWorker(std::shared_ptr<ModelShelf> shelf) : shelf_(std::move(shelf)) {}

 public Q_SLOTS:
  void write(const descry::ExportJob& job, std::stop_token stop);
  /// The first of the job's pictures as they would be written. Answers with previewed.
  void preview(const descry::ExportJob& job);
  /// The job's pictures as one text, for the clipboard. Answers with copied.
  void copy(const descry::ExportJob& job, bool html);
  void planImport(const QString& file, const std::vector<descry::ImportEntry>& album);

 Q_SIGNALS:
  void progressed(int number, int done, int all);
  void written(const descry::ExportOutcome& outcome);
  void previewed(int number, const QString& text);
  void copied(const QString& text, const QString& html, int pictures, const QString& problem);
  void importPlanned(const descry::ImportPlan& plan);

 private:
  std::vector<AttentionMap> wordMaps(const ExportJob& job, const AlbumPicture& picture) const;

  std::shared_ptr<ModelShelf> shelf_;
};

}  // namespace descry
