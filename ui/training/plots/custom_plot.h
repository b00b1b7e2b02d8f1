#pragma once

// QCustomPlot's header is written with Qt's keywords, which this program switches off (they clash with LibTorch's
// names).
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
