#pragma once

#include <QUndoCommand>
#include <vector>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/caption_queue.h"

namespace descry {

/// Takes pictures out of the album; undone, they come back with their captions, and what had none is captioned.
class RemovePictures : public QUndoCommand {
 public:
  RemovePictures(AlbumModel* album, CaptionQueue* queue, std::vector<PictureId> ids)
      : album_(album), queue_(queue), ids_(std::move(ids)) {}

  void redo() override {
    queue_->forget(ids_);
    taken_ = album_->take(ids_);
  }

  void undo() override {
    album_->restore(taken_);
    std::vector<PictureId> unfinished;
    for (const auto& [row, entry] : taken_) {
      if (entry.state == PictureState::kWaiting || entry.state == PictureState::kWorking)
        unfinished.push_back(entry.id);
    }
    queue_->add(unfinished);
  }

 private:
  AlbumModel* album_;
  CaptionQueue* queue_;
  std::vector<PictureId> ids_;
  std::vector<std::pair<int, AlbumEntry>> taken_;
};

}  // namespace descry
