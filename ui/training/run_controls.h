#pragma once

#include <QWidget>

#include "training/run/records.h"

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace descry {

/// The bar at the foot of the view: start, pause, stop, how far the run is, its rate and the time left.
class RunControls : public QWidget {
  Q_OBJECT

 public:
  enum class Mode { kIdle, kRunning, kPaused, kStopping };

  explicit RunControls(QWidget* parent = nullptr);

  /// `obstacle`: why nothing can be started now; shown by the button that it disables. Empty: it can.
  void setMode(Mode mode, const QString& obstacle);
  void showProgress(const RunProgress& progress);
  void showRate(double captionsPerSecond);
  /// How a run ended; stays until the next one begins.
  void showEnding(const QString& sentence);
  /// "epoch 6/20 · 1,240 captions/s · 11 min", for places with little room.
  QString shortText() const;
  /// "training", "paused", …
  QString phaseText() const;

 Q_SIGNALS:
  void startRequested();
  void pauseRequested();
  void unpauseRequested();
  void stopRequested();
  void discardRequested();
  /// The schedule's learning rate times `factor`.
  void rateScaleRequested(double factor);

 private:
  QToolButton* addButton(const char* name, const QString& text, const QKeySequence& shortcut);
  void addStopMenu();
  void addRateMenu();
  void askForRate();
  void showSentence(const QString& sentence);
  void showLine();
  QStringList figures() const;

  Mode mode_ = Mode::kIdle;
  RunProgress progress_;
  double rate_ = 0;
  QString ending_;
  QToolButton* start_ = nullptr;
  QToolButton* pause_ = nullptr;
  QToolButton* stop_ = nullptr;
  QToolButton* learningRate_ = nullptr;
  QAction* discard_ = nullptr;
  QProgressBar* bar_ = nullptr;
  QLabel* line_ = nullptr;
};

}  // namespace descry
