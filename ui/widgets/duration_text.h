#pragma once

#include <QString>

namespace descry {

/// A duration for people: "17 s", "4 min 5 s", "2 h 10 min". Less than a second: "less than 1 s".
QString durationText(double seconds);

}  // namespace descry
