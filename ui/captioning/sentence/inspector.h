#pragma once

#include <QWidget>
#include <vector>

#include "model/captioning/caption.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace descry {

class WordChoices;

/// What is known of the word that is shown, and the other sentences that the network considered. Choosing one of the
/// word's runners-up asks for the sentence with it, choosing another sentence shows it and may make it the caption.
class Inspector : public QWidget {
  Q_OBJECT

 public:
  explicit Inspector(QWidget* parent = nullptr);

  /// Best first; empty: none. The first is chosen.
  void setCaptions(const std::vector<Caption>& captions);
  /// Of the chosen sentence; -1: none.
  void setWord(int word);
  int sentence() const;
  const std::vector<Caption>& captions() const { return captions_; }
  const Caption* shown() const;  ///< the chosen sentence; null: there is none
  /// What stands under the picture now.
  void setText(const QString& text);
  /// Why no other word can be chosen now; empty: it can.
  void setRewritingUnavailable(const QString& reason);
  /// Why what the word looked at cannot be hidden; empty: it can.
  void setHidingUnavailable(const QString& reason);

 Q_SIGNALS:
  void sentenceChosen(int sentence);
  void wordWanted(int word);                             ///< to be shown
  void otherWordChosen(int word, const QString& other);  ///< "." to end the sentence there
  void sentenceWanted(int sentence);                     ///< as the picture's caption
  void hidingWanted(int word);

 private:
  void showWord(int word);
  void showSentence();
  void choose(int row);
  void updateButtons();

  std::vector<Caption> captions_;
  QLabel* heading_;
  QLabel* detail_;
  WordChoices* choices_;
  QPushButton* hide_;
  QLabel* sentences_heading_;
  QListWidget* sentences_;
  QPushButton* use_;
  int word_ = -1;
  std::vector<int> least_sure_;  // words that the rows stand for while none is shown
  QString text_, rewriting_unavailable_, hiding_unavailable_;
};

}  // namespace descry
