#pragma once

#include <QObject>
#include <atomic>
#include <vector>

#include "ui/workers/run_summary.h"

namespace descry {

/// Looks after the folders that runs lie in: finds the runs there are, keeps what a person says of them, moves them to
/// the trash. Lives on a thread of its own; what fails comes back as a sentence.
class RunKeeper : public QObject {
  Q_OBJECT

 public:
  /// Every run in `runsFolder`, and each of `elsewhere`: told in small portions, and then all of them at once, newest
  /// first.
  void scan(const QString& runsFolder, const QStringList& elsewhere);
  /// A run's folder that a person named, or a folder of such.
  void open(const QString& folder);
  void keepNotes(const QString& folder, const descry::RunNotes& notes);
  /// Nothing happens to a run that is going on, here or elsewhere.
  void trash(const QString& folder, const QString& name);
  /// Takes back what `trashed` told of.
  void restore(const QString& folder, const QString& inTrash);
  /// Ends a scan soon. Any thread.
  void stop() { stop_ = true; }

 Q_SIGNALS:
  void found(const std::vector<descry::RunSummary>& runs);
  void scanned(const std::vector<descry::RunSummary>& runs);
  void opened(const std::vector<descry::RunSummary>& runs);
  /// `inTrash`: where it lies now; empty if the system does not say.
  void trashed(const QString& folder, const QString& name, const QString& inTrash);
  void restored(const descry::RunSummary& run);
  void failed(const QString& folder, const QString& sentence);

 private:
  std::atomic<bool> stop_{false};
};

}  // namespace descry
