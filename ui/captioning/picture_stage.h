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

/// The picture with its caption under it: choosing a word lays its attention over the picture.
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
  /// Where the shown caption's words looked. Until it is set (or after showCaption) words show no attention.
  void setTrace(const AttentionTrace& trace);
  void setAttentionProblem(const QString& problem);
  /// Whose layers and heads there are to choose from.
  void setModel(const ModelInfo& model);

  int currentWord() const;
  int layer() const;
  int head() const;
  const std::optional<AttentionTrace>& trace() const { return trace_; }
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

 private:
  void showWord();
  double fullScale() const;

  PictureView* view_;
  CaptionBar* bar_;
  AttentionControls* controls_;
  QLabel* note_;
  std::optional<AttentionTrace> trace_;
};

}  // namespace descry
