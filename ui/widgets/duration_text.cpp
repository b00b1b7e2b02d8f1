#include "ui/widgets/duration_text.h"

#include <QCoreApplication>
#include <cmath>

namespace descry {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Duration", text); }

}  // namespace

QString durationText(double seconds) {
  if (seconds < 1) return translated(QT_TRANSLATE_NOOP("Duration", "less than 1 s"));
  const auto whole = static_cast<qint64>(std::llround(seconds));
  const qint64 minutes = whole / 60;
  if (minutes == 0) return translated(QT_TRANSLATE_NOOP("Duration", "%1 s")).arg(whole);
  if (minutes < 10) return translated(QT_TRANSLATE_NOOP("Duration", "%1 min %2 s")).arg(minutes).arg(whole % 60);
  if (minutes < 60) return translated(QT_TRANSLATE_NOOP("Duration", "%1 min")).arg(minutes);
  return translated(QT_TRANSLATE_NOOP("Duration", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60);
}

}  // namespace descry
