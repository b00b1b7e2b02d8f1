#pragma once

#include <QAbstractButton>
#include <vector>

#include "ui/widgets/probability_bars.h"

namespace descry {

/// A word with its probability as a bar, to be chosen.
class WordChoice : public QAbstractButton {
  Q_OBJECT

 public:
  WordChoice(ProbabilityBars::Row row, QWidget* parent);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ProbabilityBars::Row row_;
};

/// Words with their probabilities, to be chosen by mouse or keyboard: Up and Down go from one to the next, Return
/// chooses. Room is kept for six, so that nothing below jumps.
class WordChoices : public QWidget {
  Q_OBJECT

 public:
  explicit WordChoices(QWidget* parent = nullptr);

  /// `tip`: what choosing does, with %1 for the word and %2 for its probability. `unavailable`: why none can be chosen;
  /// empty: the rows that are not emphasised can.
  void setRows(const std::vector<ProbabilityBars::Row>& rows, const QString& tip, const QString& unavailable);

 Q_SIGNALS:
  void chosen(int row);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void keepRoom();
  std::vector<WordChoice*> choices_;
};

}  // namespace descry
