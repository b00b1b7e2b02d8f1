#pragma once

#include <QUndoCommand>
#include <optional>

#include "ui/captioning/album/album_model.h"

namespace descry {

/// A picture's answer replaced by another one of the model's; what a person wrote over the old one goes too. One step
/// of the undo stack.
class ReplaceAnswer : public QUndoCommand {
 public:
  /// Both answers are of the picture that `after` names.
  ReplaceAnswer(AlbumModel* album, CaptionResult before, CaptionResult after, const QString& what)
      : album_(album), before_(std::move(before)), after_(std::move(after)) {
    setText(what);
    if (const AlbumEntry* entry = album_->find(after_.id)) edited_ = entry->edited;
  }

  void redo() override { put(after_, std::nullopt); }
  void undo() override { put(before_, edited_); }

 private:
  void put(const CaptionResult& answer, const std::optional<QString>& edited) {
    album_->setEdited({{answer.id, edited}});
    album_->setResults({answer});
  }

  AlbumModel* album_;
  CaptionResult before_, after_;
  std::optional<QString> edited_;
};

}  // namespace descry
