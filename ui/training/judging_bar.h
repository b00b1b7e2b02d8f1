#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <vector>

#include "ui/workers/judging_worker.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace descry {

/// Data that captioners may be judged on, as a person chooses it.
struct OfferedData {
  QString label;
  JudgingData data;
};

/// Which data and split to judge on, the button that begins, and how far it is.
class JudgingBar : public QWidget {
  Q_OBJECT

 public:
  /// `action`: what the button says.
  explicit JudgingBar(const QString& action, QWidget* parent = nullptr);

  void setOffers(const std::vector<OfferedData>& offers);
  /// As chosen now; nothing to judge on where there is no offer.
  JudgingData data() const;
  /// Which of the offers is chosen; -1: there is none.
  int offer() const;
  void setSplit(const QString& split);

  void begin();
  void showProgress(const QString& phase, qint64 done, qint64 total);
  /// Over: a sentence, or nothing to say.
  void end(const QString& sentence);
  /// Why nothing can be judged, or empty.
  void setObstacle(const QString& obstacle);

 Q_SIGNALS:
  void choiceChanged();
  void startRequested();
  void cancelRequested();

 private:
  void showState();
  /// What the phase has shown of its speed: "14 pictures/s · 1 min 5 s left", or nothing yet.
  QString speedText(qint64 done, qint64 total) const;

  std::vector<OfferedData> offers_;
  QString obstacle_;
  bool running_ = false;
  QString phase_;
  QElapsedTimer phaseTime_;
  qint64 phaseFrom_ = 0;  ///< done when the phase began
  QComboBox* data_ = nullptr;
  QComboBox* split_ = nullptr;
  QPushButton* start_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* cancel_ = nullptr;
  QLabel* sentence_ = nullptr;
};

}  // namespace descry
