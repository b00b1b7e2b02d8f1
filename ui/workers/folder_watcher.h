#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <memory>

#include "ui/workers/paths.h"

class QFileSystemWatcher;

namespace descry {

/// Tells of pictures that come into folders, or change there, and of those that go. A file that is still being written
/// is told of once it has rested for a second, and once more should it be written on. On a worker's thread.
class FolderWatcher : public QObject {
  Q_OBJECT

 public:
  FolderWatcher();
  ~FolderWatcher() override;

 public Q_SLOTS:
  /// These folders with all below them, and no others any more. What is in them already is told of as found.
  void watch(const QStringList& folders);

 Q_SIGNALS:
  void found(const descry::Paths& pictures);
  void renewed(const descry::Paths& pictures);  ///< other content than before
  void lost();                                  ///< one or more are no longer there
  void failed(const QString& problem);

 private:
  void look();

  QStringList folders_;
  QHash<QByteArray, qint64> known_;  // path: when it was changed
  std::unique_ptr<QFileSystemWatcher> system_;
  QTimer next_look_;
  bool told_ = false;  // that some cannot be watched
};

}  // namespace descry
