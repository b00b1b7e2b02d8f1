#pragma once

#include <QWidget>
#include <vector>

#include "model/captioning/caption.h"

class QLabel;
class QListWidget;

namespace descry {

class ProbabilityBars;

/// What is known of the word that is shown, and the other sentences that the network considered.
class Inspector : public QWidget {
  Q_OBJECT

 public:
  explicit Inspector(QWidget* parent = nullptr);

  /// Best first; empty: none. The first is chosen.
  void setCaptions(const std::vector<Caption>& captions);
  /// Of the chosen sentence; -1: none.
  void setWord(int word);
  int sentence() const;

 Q_SIGNALS:
  void sentenceChosen(int sentence);

 private:
  void showWord(const CaptionWord& word);
  void showSentence();

  std::vector<Caption> captions_;
  QLabel* heading_;
  QLabel* detail_;
  ProbabilityBars* bars_;
  QLabel* sentences_heading_;
  QListWidget* sentences_;
};

}  // namespace descry
