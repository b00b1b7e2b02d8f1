#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace descry {

class CaptionQueue;

/// How far captioning is, with pause, cancel and export; and, between jobs, what happened last.
class ProgressLine : public QWidget {
  Q_OBJECT

 public:
  explicit ProgressLine(CaptionQueue* queue, QWidget* parent = nullptr);

  /// Says this until captioning goes on. `problem`: with a warning sign.
  void say(const QString& text, bool problem = false);
  /// Says this while the queue waits for a model; empty: that none is open.
  void setModelState(const QString& text);
  QToolButton* exportButton() const { return export_; }
  QToolButton* captionButton() const { return caption_; }  ///< what captioning again can be about
  QToolButton* retryButton() const { return retry_; }

 private:
  void refresh();
  QString runningText() const;
  QString finishedText() const;

  CaptionQueue* queue_;
  QLabel* sign_;
  QLabel* text_;
  QProgressBar* bar_;
  QToolButton* pause_;
  QToolButton* cancel_;
  QToolButton* caption_;
  QToolButton* retry_;
  QToolButton* export_;
  QString model_state_;
  bool was_busy_ = false;
};

}  // namespace descry
