#pragma once

#include <QSlider>

namespace descry {

class LearnedRun;

/// Goes through a run's epochs. All sliders of a run move together.
class EpochSlider : public QSlider {
  Q_OBJECT

 public:
  EpochSlider(LearnedRun* run, const QString& objectName, QWidget* parent = nullptr);

 private:
  void fit();

  LearnedRun* run_;
};

}  // namespace descry
