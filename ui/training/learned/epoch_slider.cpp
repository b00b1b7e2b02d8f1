#include "ui/training/learned/epoch_slider.h"

#include "ui/training/learned/learned_run.h"

namespace descry {

namespace {

constexpr int kMostTicks = 50;  // more of them would be a bar

}  // namespace

EpochSlider::EpochSlider(LearnedRun* run, const QString& objectName, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), run_(run) {
  setObjectName(objectName);
  setPageStep(1);
  setMinimumWidth(100);
  connect(run, &LearnedRun::epochsChanged, this, &EpochSlider::fit);
  connect(run, &LearnedRun::epochChanged, this, &EpochSlider::fit);
  connect(this, &QSlider::valueChanged, run, &LearnedRun::lookAt);
  fit();
}

void EpochSlider::fit() {
  const QSignalBlocker blocker(this);
  const auto places = static_cast<int>(run_->epochs().size());
  setRange(0, std::max(places - 1, 0));
  setValue(run_->place());
  setEnabled(places > 1);
  setTickPosition(places <= kMostTicks ? QSlider::TicksBelow : QSlider::NoTicks);
  setAccessibleName(tr("Epoch that is looked at: %1").arg(run_->epoch()));
  setToolTip(places > 1 ? tr("Epoch %1. Goes back through the epochs (left and right arrow)").arg(run_->epoch())
                        : tr("There is more than one epoch to look at once the run has gone on."));
}

}  // namespace descry
