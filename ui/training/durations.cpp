#include "ui/training/durations.h"

#include <QCoreApplication>
#include <cmath>

namespace descry {

QString spokenDuration(double seconds) {
  const auto whole = static_cast<qint64>(std::ceil(std::max(0.0, seconds)));
  if (whole < 90) return QCoreApplication::translate("Durations", "%1 s").arg(whole);
  const qint64 minutes = (whole + 30) / 60;
  if (minutes < 60) return QCoreApplication::translate("Durations", "%1 min").arg(minutes);
  if (minutes < 48 * 60) {
    return QCoreApplication::translate("Durations", "%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
  }
  return QCoreApplication::translate("Durations", "%1 d %2 h").arg(minutes / 1440).arg(minutes % 1440 / 60);
}

}  // namespace descry
