#pragma once

#include <QWidget>
#include <vector>

#include "model/captioning/caption.h"

class QLabel;
class QTimer;

namespace descry {

class WordChip;

/// The caption's words. Hovering one previews its attention, clicking (or stepping to) one pins it.
class CaptionBar : public QWidget {
  Q_OBJECT

 public:
  explicit CaptionBar(QWidget* parent = nullptr);

  /// Nothing stays pinned.
  void setCaption(const Caption& caption);
  /// Shown in the words' place.
  void setMessage(const QString& message);

  /// A bar under each word, 0 to 1 of its width: how much it looked at a place. None: no bars.
  void setMarks(const std::vector<double>& shares);

  int currentWord() const;  ///< hovered, else pinned, else -1
  int pinnedWord() const { return pinned_; }
  bool isPlaying() const;

 public Q_SLOTS:
  void pin(int word);  ///< -1: unpins
  void step(int by);   ///< from the pinned word on, round about
  void setPlaying(bool playing);

 Q_SIGNALS:
  void currentWordChanged(int word);
  void playingChanged(bool playing);

 private:
  void clear();
  void setWords(int pinned, int hovered);
  void showNextWord();

  std::vector<WordChip*> chips_;
  QLabel* message_;
  QTimer* clock_;
  int pinned_ = -1;
  int hovered_ = -1;
};

}  // namespace descry
