#pragma once

#include <QString>

#include "training/run/records.h"

namespace descry {

/// What happened, in a few words: the event's own sentence, or what its kind says.
QString runEventText(const RunEvent& event);

}  // namespace descry
