#pragma once

#include <QObject>
#include <QStringList>
#include <stop_token>

#include "ui/workers/paths.h"

namespace descry {

/// Looks for pictures in what was dropped or opened, on its own thread, and hands them over in portions that a list can
/// take in without a stall.
class PictureFinder : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void find(const Paths& paths, std::stop_token stop);

 Q_SIGNALS:
  void found(const Paths& pictures);
  /// Sentences about what could not be read or held nothing.
  void finished(int pictures, const QStringList& problems);
};

}  // namespace descry
