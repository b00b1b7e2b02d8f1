// Captions out of the view and back in.
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QListView>
#include <QUndoStack>

#include "ui/captioning/album_model.h"
#include "ui/captioning/album_panel.h"
#include "ui/captioning/album_store.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/export/export_desk.h"
#include "ui/captioning/export/import_captions.h"
#include "ui/captioning/progress_line.h"
#include "ui/workers/caption_service.h"

namespace descry {

void CaptionView::connectExport() {
  const auto context = [this] {
    store_->flush();  // what is exported is what the album's file holds
    ExportContext context;
    context.album = store_->file();
    for (const AlbumEntry& entry : album_->entries()) context.all.push_back(entry.id);
    const QAbstractItemModel* list = panel_->list()->model();
    for (int row = 0; row < list->rowCount(); ++row)
      context.shown.push_back(list->index(row, 0).data(AlbumModel::kIdRole).toLongLong());
    for (const PictureId id : panel_->selectedPictures()) context.selected.push_back(id);
    for (auto model = models_.begin(); model != models_.end(); ++model)
      context.models.insert(model.key(), model->number);
    if (!album_->entries().empty()) {
      const std::filesystem::path& first = album_->entries().front().path;
      context.folder = QFile::decodeName(QByteArray::fromStdString(first.parent_path().native()));
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
    ImportCaptions::Texts texts;
    for (const ImportChange& change : changes) {
      if (album_->find(change.id)) texts.emplace_back(change.id, change.after);
    }
    const int count = static_cast<int>(texts.size());
    if (count == 0) return;
    undo_->push(new ImportCaptions(album_, std::move(texts), tr("Import %1").arg(QFileInfo(file).fileName())));
    progress_->say(tr("%Ln caption(s) imported (%1 takes them back)", nullptr, count)
                       .arg(actions_.undo->shortcut().toString(QKeySequence::NativeText)));
  });
}

}  // namespace descry
