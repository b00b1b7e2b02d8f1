#pragma once

#include <QUndoCommand>
#include <vector>

#include "ui/captioning/album/album_model.h"

namespace descry {

/// Pictures' answers replaced by other ones of a model's; what a person wrote over the old ones goes too. One step of
/// the undo stack.
class ReplaceAnswers : public QUndoCommand {
 public:
  /// `before` and `after` are of the same pictures.
  ReplaceAnswers(AlbumModel* album, std::vector<CaptionResult> before, std::vector<CaptionResult> after,
                 const QString& what)
      : album_(album), before_(std::move(before)), after_(std::move(after)) {
    setText(what);
    for (const CaptionResult& answer : after_) {
      const AlbumEntry* entry = album_->find(answer.id);
      if (!entry) continue;
      edited_.emplace_back(entry->id, entry->edited);
      unedited_.emplace_back(entry->id, std::nullopt);
      if (entry->verdict != Verdict::kNone) verdicts_.emplace_back(entry->id, entry->verdict);
    }
  }

  void redo() override {
    album_->setEdited(unedited_);
    album_->setResults(after_);
  }

  void undo() override {
    album_->setEdited(edited_);
    album_->setResults(before_);
    for (const auto& [id, verdict] : verdicts_) album_->setVerdict({id}, verdict);
  }

 private:
  AlbumModel* album_;
  std::vector<CaptionResult> before_, after_;
  std::vector<std::pair<PictureId, std::optional<QString>>> edited_, unedited_;
  std::vector<std::pair<PictureId, Verdict>> verdicts_;  // of `before_`: new words have none
};

}  // namespace descry
