#pragma once

#include <QPointer>
#include <QWidget>
#include <optional>
#include <vector>

#include "model/captioning/caption.h"

class QLabel;
class QTimer;

namespace descry {

class CaptionEditor;
class Spelling;
class WordChip;

/// The caption's words. Hovering one previews its attention, clicking (or stepping to) one pins it. Above them stands
/// what a person wrote in their place; while that is written, an editor stands here instead.
class CaptionBar : public QWidget {
  Q_OBJECT

 public:
  explicit CaptionBar(QWidget* parent = nullptr);

  /// Nothing stays pinned.
  void setCaption(const Caption& caption);
  /// Shown in the words' place.
  void setMessage(const QString& message);
  /// What a person wrote; nothing: the model's words are the caption.
  void setEdited(const std::optional<QString>& text);
  void setSpelling(Spelling* spelling);

  /// A bar under each word, 0 to 1 of its width: how much it looked at a place. None: no bars.
  /// `amounts` say it in words.
  void setMarks(const std::vector<double>& shares, const QStringList& amounts);

  int currentWord() const;  ///< hovered, else pinned, else -1
  int pinnedWord() const { return pinned_; }
  bool isPlaying() const;

  /// The editor takes the words' place, with this text and the keyboard. Ends with textKept or, dropped, with nothing.
  void startEditing(const QString& text);
  bool isEditing() const;
  /// As Return does; nothing happens where nothing is edited.
  void keepEditing();

 public Q_SLOTS:
  void pin(int word);  ///< -1: unpins
  void step(int by);   ///< from the pinned word on, round about
  void setPlaying(bool playing);

 Q_SIGNALS:
  void currentWordChanged(int word);
  void playingChanged(bool playing);
  void editWanted();  ///< by a double click or Return
  /// `go_on`: the next picture is to come.
  void textKept(const QString& text, bool go_on);

 protected:
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildEditor();
  void endEditing();
  void showParts();
  void clear();
  void setWords(int pinned, int hovered);
  void showNextWord();

  QLabel* edited_;
  QWidget* words_;
  CaptionEditor* editor_;
  QLabel* said_;
  QLabel* message_;
  QTimer* clock_;
  std::vector<WordChip*> chips_;
  QPointer<QWidget> focus_before_;
  bool has_edited_ = false;
  int pinned_ = -1;
  int hovered_ = -1;
};

}  // namespace descry
