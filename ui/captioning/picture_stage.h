#pragma once

#include <QWidget>
#include <optional>

#include "model/attention/strip.h"
#include "ui/workers/caption_types.h"

class QLabel;
class QSettings;

namespace descry {

class AttentionControls;
class CaptionBar;
class PictureView;

/// The picture with its caption under it: choosing a word lays its attention, or what it depends on, over the picture.
class PictureStage : public QWidget {
  Q_OBJECT

 public:
  explicit PictureStage(QWidget* parent = nullptr);

  void showPicture(const QImage& picture);
  bool hasPicture() const;
  void showPictureMessage(const QString& message);
  void showCaption(const Caption& caption);
  /// In the caption's place: that it is being written, or why there is none.
  void showCaptionMessage(const QString& message);
  /// Where the shown caption's words looked, what they depend on. Until the one that is asked for is set (or after
  /// showCaption) words show no map.
  void setTrace(const AttentionTrace& trace);
  void setDependence(const DependenceTrace& dependence);
  void setAttentionProblem(const QString& problem);
  /// Whose layers and heads there are to choose from.
  void setModel(const ModelInfo& model);

  int currentWord() const;
  MapKind mapKind() const;
  int mappedWords() const;             ///< that have a map of the chosen kind; 0: it is not set
  AttentionMap mapOf(int word) const;  ///< as it is chosen; `word` below mappedWords()
  /// The look that is chosen, for a strip of all words.
  StripOptions stripOptions() const;
  /// Lets Left, Right, Space and Escape step through the words while `widget` has the focus.
  void addWordKeys(QWidget* widget);

  /// The layout's own would count rows of words and controls as at its narrowest.
  QSize minimumSizeHint() const override { return {360, 320}; }

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 Q_SIGNALS:
  void wordShown(int word);  ///< -1: none
  void mapKindChanged(descry::MapKind kind);

 private:
  void showWord();
  void forgetMaps();
  double fullScale() const;

  PictureView* view_;
  CaptionBar* bar_;
  AttentionControls* controls_;
  QLabel* note_;
  QLabel* waiting_;
  std::optional<AttentionTrace> trace_;
  std::optional<DependenceTrace> dependence_;
};

}  // namespace descry
