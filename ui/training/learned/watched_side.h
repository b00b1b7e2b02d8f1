#pragma once

#include <QWidget>
#include <optional>

#include "training/run/records.h"

class QLabel;

namespace descry {

class CaptionBar;
class ColourLegend;
class PictureView;

/// A watched picture with its caption at one epoch; choosing a word lays its attention over the picture.
class WatchedSide : public QWidget {
  Q_OBJECT

 public:
  /// `objectName`: of the picture and the caption, with "Picture" and "Caption" after it.
  explicit WatchedSide(const QString& objectName, QWidget* parent = nullptr);

  /// Null: the picture was not watched then.
  void showCaption(const QString& title, const WatchedCaption* caption);
  void showPicture(const QImage& picture);
  /// Maps are then laid over nothing.
  void showWithoutPicture(const QString& why);

  /// The word that is chosen, and how often it was said before it in the caption.
  struct Word {
    std::string text;
    int before = 0;
    bool operator==(const Word&) const = default;
  };
  std::optional<Word> chosenWord() const;
  /// Chooses it, if the caption says it; else none.
  void choose(const std::optional<Word>& word);
  /// What the brightest colour stands for at least, so that two sides can be compared. 0: the word's own largest
  /// weight.
  void setCommonScale(float scale);
  float largestWeight() const;  ///< of the word that is chosen; 0: there is no map

  /// The layout's own would count rows of words as at its narrowest.
  QSize minimumSizeHint() const override { return {200, 200}; }
  QSize sizeHint() const override { return {420, 320}; }

 Q_SIGNALS:
  void wordChanged();

 private:
  void showWord();

  WatchedCaption caption_;
  float commonScale_ = 0;
  QLabel* title_ = nullptr;
  QLabel* note_ = nullptr;
  PictureView* view_ = nullptr;
  CaptionBar* bar_ = nullptr;
  ColourLegend* legend_ = nullptr;
};

}  // namespace descry
