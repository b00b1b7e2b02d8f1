#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <atomic>
#include <memory>
#include <stop_token>

#include "ui/workers/caption_types.h"
#include "ui/workers/model_shelf.h"

namespace descry {

/// Opens models and captions pictures, on a thread of its own (CaptionService). Speaks in plain values only.
class CaptionWorker : public QObject {
  Q_OBJECT

 public:
  explicit CaptionWorker(std::shared_ptr<ModelShelf> shelf) : shelf_(std::move(shelf)) {}

 public Q_SLOTS:
  /// Answers with devicesFound: the names that openModel takes here, "cpu" first.
  void findDevices();
  /// Answers with modelOpened or modelFailed.
  void openModel(const QString& file, const QString& device);
  /// Captions with the newest model; answers with captioned at most 20 times a second, then jobFinished.
  /// A picture that fails does not keep the others from their captions; those not reached before `stop` get no result.
  void caption(const descry::CaptionJob& job, std::stop_token stop);

 Q_SIGNALS:
  void devicesFound(const QStringList& devices);
  void modelOpened(const descry::ModelInfo& info);
  void modelFailed(const QString& file, const QString& problem);
  void captioned(int job, const std::vector<descry::CaptionResult>& results);
  void jobFinished(int job, const QString& problem);

 private:
  CaptionSource sourceOf(const DecodingSettings& settings) const;
  void report(int job, CaptionResult result);
  void flush(int job);

  std::shared_ptr<ModelShelf> shelf_;
  int opened_ = 0;
  ModelInfo newest_;
  std::vector<CaptionResult> ready_;
  QElapsedTimer since_report_;
};

}  // namespace descry
