// Captions out of the view and back in.
#include <QAction>
#include <QFileInfo>
#include <QUndoStack>

#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/album_store.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/export/export_desk.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/review/picture_changes.h"
#include "ui/workers/caption_service.h"
#include "ui/workers/paths.h"

namespace descry {

void CaptionView::connectExport() {
  const auto context = [this] {
    store_->flush();  // what is exported is what the album's file holds
    ExportContext context;
    context.album = store_->file();
    for (const AlbumEntry& entry : album_->entries()) context.all.push_back(entry.id);
    for (const PictureId id : panel_->filter()->shown()) context.shown.push_back(id);
    for (const PictureId id : panel_->selectedPictures()) context.selected.push_back(id);
    for (auto model = models_.begin(); model != models_.end(); ++model)
      context.models.insert(model.key(), model->number);
    if (!album_->entries().empty()) {
      const std::filesystem::path& first = album_->entries().front().path;
      context.folder = textOf(first.parent_path());
    }
    return context;
  };
  const auto entries = [this] {
    std::vector<ImportEntry> all;
    for (const AlbumEntry& entry : album_->entries()) all.push_back({entry.id, entry.path, entry.said, entry.edited});
    return all;
  };
  exports_ = new ExportDesk(service_->shelf(), context, entries, this);
  connect(actions_.export_table, &QAction::triggered, exports_, &ExportDesk::showDialog);
  connect(actions_.export_again, &QAction::triggered, exports_, &ExportDesk::exportAgain);
  connect(actions_.import_captions, &QAction::triggered, exports_, &ExportDesk::importCaptions);
  connect(exports_, &ExportDesk::said, progress_, &ProgressLine::say);
  connect(exports_, &ExportDesk::filesChanged, store_, &AlbumStore::refresh);
  connect(exports_, &ExportDesk::imported, this, [this](const std::vector<ImportChange>& changes, const QString& file) {
    ChangePictures::Texts texts;
    for (const ImportChange& change : changes) texts.emplace_back(change.id, change.after);
    auto* step = ChangePictures::texts(album_, texts, tr("import %1").arg(QFileInfo(file).fileName()));
    const int count = step->size();
    if (count == 0) {
      delete step;
      return;
    }
    undo_->push(step);
    progress_->say(tr("%Ln caption(s) imported (%1 takes them back)", nullptr, count)
                       .arg(actions_.undo->shortcut().toString(QKeySequence::NativeText)));
  });
}

}  // namespace descry
