#include "ui/training/plots/run_event_text.h"

#include "ui/training/plots/curve_plot.h"

namespace descry {

QString runEventText(const RunEvent& event) {
  using Kind = RunEvent::Kind;
  if (!event.sentence.empty()) return QString::fromStdString(event.sentence);
  switch (event.kind) {
    case Kind::kStarted:
      return CurvePlot::tr("started");
    case Kind::kResumed:
      return CurvePlot::tr("continued");
    case Kind::kPaused:
      return CurvePlot::tr("paused");
    case Kind::kUnpaused:
      return CurvePlot::tr("went on after a pause");
    case Kind::kCheckpoint:
      return CurvePlot::tr("checkpoint");
    case Kind::kStage:
      return CurvePlot::tr("next stage");
    case Kind::kRateChanged:
      return CurvePlot::tr("learning rate changed");
    case Kind::kSkippedStep:
      return CurvePlot::tr("a step was skipped: not finite");
    case Kind::kRestored:
      return CurvePlot::tr("the last good weights were restored");
    case Kind::kStopped:
      return CurvePlot::tr("stopped");
    case Kind::kFinished:
      return CurvePlot::tr("finished");
    case Kind::kFailed:
      return CurvePlot::tr("failed");
  }
  return {};
}

}  // namespace descry
