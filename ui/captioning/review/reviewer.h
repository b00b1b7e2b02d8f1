#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "ui/captioning/review/picture_changes.h"

class QUndoStack;

namespace descry {

class AlbumPanel;

/// A person's way through the album: judges the chosen pictures, each time as one step of the undo stack, and goes on.
class Reviewer : public QObject {
  Q_OBJECT

 public:
  /// `chosen`: the pictures that are acted on.
  Reviewer(AlbumModel* album, AlbumPanel* panel, QUndoStack* undo, std::function<std::vector<PictureId>()> chosen,
           QObject* parent = nullptr);

  void judge(Verdict verdict);
  void rate(int stars);
  /// What a person wrote in the caption's place is accepted with it; the model's own words are no edit.
  void keepText(PictureId id, const QString& text, bool go_on);
  void restoreWords();
  /// One step for many pictures; says how many. Where nothing changes, nothing is pushed.
  void change(ChangePictures* change);
  void goToNextDoubtful();
  void goToNext();
  void setGoesOn(bool goes_on) { goes_on_ = goes_on; }
  bool goesOn() const { return goes_on_; }

  int reviewed() const { return reviewed_; }

 Q_SIGNALS:
  void said(const QString& message);
  void reviewedChanged(int reviewed, int all);

 private:
  std::vector<PictureId> chosenWithCaption();
  QString named(const std::vector<PictureId>& ids) const;
  /// Before the change: with it the picture may leave what the search shows.
  void goOnFrom(const std::vector<PictureId>& ids);
  void push(ChangePictures* change);
  void count();

  AlbumModel* album_;
  AlbumPanel* panel_;
  QUndoStack* undo_;
  std::function<std::vector<PictureId>()> chosen_;
  QTimer count_soon_;
  bool goes_on_ = true;
  int reviewed_ = 0;
};

}  // namespace descry
