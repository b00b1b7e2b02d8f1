#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <memory>
#include <optional>
#include <stop_token>

#include "model/disk/file_times.h"
#include "ui/workers/asking_types.h"
#include "ui/workers/model_shelf.h"

namespace descry {

/// Captions pictures with two models, on a thread of its own. The second model is kept until another one is asked for;
/// the window's own captions go on being the first's.
class ComparisonWorker : public QObject {
  Q_OBJECT

 public:
  explicit ComparisonWorker(std::shared_ptr<ModelShelf> shelf) : shelf_(std::move(shelf)) {}

 public Q_SLOTS:
  /// Answers with secondOpened, then compared as pictures are done (at most 20 times a second), then finished.
  void compare(const descry::ComparisonJob& job, std::stop_token stop);
  /// RFC 4180 in UTF-8; answers with written.
  void writeTable(const std::vector<descry::ComparedPicture>& pictures, const QString& first, const QString& second,
                  const QString& file);

 Q_SIGNALS:
  void secondOpened(int job, const descry::CaptionSource& source);  ///< of the second model's captions
  void compared(int job, const std::vector<descry::ComparedPicture>& pictures);
  void finished(int job, const QString& problem);  ///< no problem: all done, or stopped
  void written(const QString& file, const QString& problem);

 private:
  /// An empty sentence: it is open.
  QString openSecond(const QString& file, const QString& device);
  QString compareAll(const ComparisonJob& job, const PictureCaptioner& first, const DecodingSettings& of_second,
                     const std::stop_token& stop);

  std::shared_ptr<ModelShelf> shelf_;
  std::optional<PictureCaptioner> second_;
  QString second_file_, second_device_;
  std::string second_hash_;
  FileTimes second_times_;
};

}  // namespace descry
