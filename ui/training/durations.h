#pragma once

#include <QString>

namespace descry {

/// A duration as a person says it, to two units at most: "11 min", "1 h 5 min", "40 s".
QString spokenDuration(double seconds);

}  // namespace descry
