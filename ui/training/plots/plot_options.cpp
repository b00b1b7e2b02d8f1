#include "ui/training/plots/plot_options.h"

#include <QSettings>
#include <algorithm>
#include <array>

namespace descry {

namespace {

constexpr auto kGroup = "plots";
constexpr std::array kUnits{"step", "epoch", "time", "clock"};
constexpr std::array<std::pair<const char*, bool PlotOptions::*>, 6> kSwitches{
    {{"logValues", &PlotOptions::logValues},
     {"rawBehind", &PlotOptions::rawBehind},
     {"ignoreOutliers", &PlotOptions::ignoreOutliers},
     {"linked", &PlotOptions::linked},
     {"marks", &PlotOptions::marks},
     {"boxZoom", &PlotOptions::boxZoom}}};

}  // namespace

PlotOptions rememberedPlotOptions() {
  PlotOptions options;
  QSettings stored;
  stored.beginGroup(QLatin1String(kGroup));
  const QString unit = stored.value(QStringLiteral("unit")).toString();
  for (std::size_t index = 0; index < kUnits.size(); ++index) {
    if (unit == QLatin1String(kUnits[index])) options.unit = static_cast<KeyUnit>(index);
  }
  const double smoothing = stored.value(QStringLiteral("smoothing"), options.smoothing).toDouble();
  if (smoothing >= 0 && smoothing < 1) options.smoothing = smoothing;
  for (const auto& [name, member] : kSwitches)
    options.*member = stored.value(QLatin1String(name), options.*member).toBool();
  return options;
}

void rememberPlotOptions(const PlotOptions& options) {
  QSettings stored;
  stored.beginGroup(QLatin1String(kGroup));
  stored.setValue(QStringLiteral("unit"), QLatin1String(kUnits[static_cast<std::size_t>(options.unit)]));
  stored.setValue(QStringLiteral("smoothing"), options.smoothing);
  for (const auto& [name, member] : kSwitches) stored.setValue(QLatin1String(name), options.*member);
}

}  // namespace descry
