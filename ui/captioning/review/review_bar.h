#pragma once

#include <QWidget>
#include <array>

#include "ui/captioning/album/album_entry.h"

class QLabel;
class QToolButton;

namespace descry {

struct ReviewActions;

/// Under the caption: what is thought of it, buttons that say so, and how far reviewing is.
class ReviewBar : public QWidget {
  Q_OBJECT

 public:
  explicit ReviewBar(const ReviewActions& actions, QWidget* parent = nullptr);

  /// Null: none.
  void setPicture(const AlbumEntry* entry);
  void setProgress(int reviewed, int all);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* button(const QString& name, QAction* action);

  QToolButton* accept_;
  QToolButton* reject_;
  QToolButton* edit_;
  std::array<QToolButton*, 5> stars_{};
  QWidget* rating_bar_;
  QToolButton* next_;
  QLabel* progress_;
  Verdict verdict_ = Verdict::kNone;
  int rating_ = 0;
};

}  // namespace descry
