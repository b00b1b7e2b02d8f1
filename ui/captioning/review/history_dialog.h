#pragma once

#include <QDialog>
#include <vector>

#include "model/album/album_picture.h"
#include "ui/workers/caption_types.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace descry {

/// All that models said of a picture, newest first; one of the sentences can be used again.
class HistoryDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HistoryDialog(QWidget* parent = nullptr);

  /// Shows itself for this picture; its answers come with setAnswers.
  void open(PictureId picture, const QString& name);
  PictureId picture() const { return picture_; }
  void setAnswers(const std::vector<AlbumAnswer>& answers);

 Q_SIGNALS:
  void sentenceChosen(descry::PictureId picture, const QString& sentence);

 private:
  void useCurrent();
  QString currentSentence() const;

  PictureId picture_ = 0;
  QLabel* heading_;
  QTreeWidget* list_;
  QPushButton* use_;
};

}  // namespace descry
