#pragma once

#include <QUndoCommand>
#include <optional>
#include <utility>
#include <vector>

#include "ui/captioning/album_model.h"

namespace descry {

/// Captions of a file in place of those that were there; undone, those come back.
class ImportCaptions : public QUndoCommand {
 public:
  using Texts = std::vector<std::pair<PictureId, std::optional<QString>>>;

  ImportCaptions(AlbumModel* album, Texts texts, const QString& what)
      : QUndoCommand(what), album_(album), after_(std::move(texts)) {
    for (const auto& [id, text] : after_) {
      const AlbumEntry* entry = album_->find(id);
      before_.emplace_back(id, entry ? entry->edited : std::nullopt);
    }
  }

  void redo() override { album_->setEdited(after_); }
  void undo() override { album_->setEdited(before_); }

 private:
  AlbumModel* album_;
  Texts before_, after_;
};

}  // namespace descry
