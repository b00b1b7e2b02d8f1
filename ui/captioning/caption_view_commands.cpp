// What the view's actions do.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QImage>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>
#include <QToolButton>
#include <QUndoStack>
#include <QUrl>
#include <algorithm>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/album/remove_pictures.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/dropped.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/caption_service.h"

namespace descry {
namespace {

QString placeOf(const Dropped& dropped) {
  const QString host = dropped.addresses.first().host();
  return host.isEmpty() ? CaptionView::tr("the page") : host;
}

}  // namespace

void CaptionView::connectActions() {
  connect(actions_.open, &QAction::triggered, this, &CaptionView::chooseFiles);
  connect(empty_, &EmptyState::activated, this, &CaptionView::chooseFiles);
  connect(actions_.open_folder, &QAction::triggered, this, &CaptionView::chooseFolder);
  connect(actions_.paste, &QAction::triggered, this, &CaptionView::paste);
  connect(actions_.save_figure, &QAction::triggered, this, &CaptionView::showFigureDialog);
  connect(actions_.copy, &QAction::triggered, this, &CaptionView::copyCaptions);
  connect(actions_.caption_again, &QAction::triggered, this, &CaptionView::captionAgain);
  connect(actions_.caption_rest, &QAction::triggered, this, &CaptionView::captionRest);
  connect(actions_.caption_failed, &QAction::triggered, this, &CaptionView::captionFailed);
  connect(actions_.caption_all, &QAction::triggered, this, &CaptionView::captionAll);
  connect(actions_.remove, &QAction::triggered, this, &CaptionView::removeSelected);
  connect(actions_.find, &QAction::triggered, panel_, &AlbumPanel::focusSearch);
  progress_->exportButton()->setDefaultAction(actions_.export_table);
  progress_->retryButton()->setDefaultAction(actions_.caption_failed);
  progress_->captionButton()->setMenu(actions_.makeCaptionMenu(this));
  progress_->captionButton()->setDefaultAction(actions_.caption_rest);
  // Delete belongs to the list: elsewhere it deletes text.
  actions_.remove->setShortcutContext(Qt::WidgetShortcut);
  panel_->list()->addAction(actions_.remove);
  panel_->list()->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(panel_->list(), &QWidget::customContextMenuRequested, this, &CaptionView::showContextMenu);
  stage_->addWordKeys(panel_->list());
}

void CaptionView::chooseFiles() {
  openPictures(pathsOf(FileDialogs::current().openFiles(
      this, tr("Open pictures"),
      tr("Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.avif);;All files (*)"))));
}

void CaptionView::chooseFolder() {
  const QString folder = FileDialogs::current().openFolder(this, tr("Open a folder of pictures"));
  if (!folder.isEmpty()) openPictures(pathsOf({folder}));
}

bool CaptionView::canOpen(const QMimeData* data) { return !droppedIn(data).isEmpty(); }

bool CaptionView::openMimeData(const QMimeData* data) {
  const Dropped dropped = droppedIn(data);
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/pasted");
  if (!dropped.paths.isEmpty()) {
    openPictures(pathsOf(dropped.paths));
    return true;
  }
  say_known_ = true;
  if (dropped.pixels) {
    const QImage image = data->imageData().value<QImage>();
    if (image.isNull()) return false;
    service_->keepPicture(image, folder);
  } else {
    for (const QUrl& address : dropped.addresses) service_->fetchPicture(address, folder);
    if (!dropped.addresses.isEmpty()) progress_->say(tr("Fetching the picture from %1…").arg(placeOf(dropped)));
  }
  return !dropped.isEmpty();
}

void CaptionView::paste() {
  const QMimeData* data = QApplication::clipboard()->mimeData();
  if (!canOpen(data) || !openMimeData(data)) {
    progress_->say(tr("There is no picture and no file to paste: copy one first."));
  }
}

void CaptionView::copyCaptions() {
  QStringList captions;
  for (const PictureId id : chosenPictures()) {
    const AlbumEntry* entry = album_->find(id);
    if (entry && entry->hasCaption()) captions.append(entry->text());
  }
  if (captions.isEmpty()) return;
  QApplication::clipboard()->setText(captions.join(QLatin1Char('\n')));
  progress_->say(tr("%n caption(s) copied", nullptr, static_cast<int>(captions.size())));
}

std::vector<PictureId> CaptionView::chosenPictures() const {
  std::vector<PictureId> ids = panel_->selectedPictures();
  if (ids.empty() && current_ != 0) ids.push_back(current_);
  return ids;
}

void CaptionView::captionAgain() { queue_->add(chosenPictures()); }

void CaptionView::captionAll() {
  std::vector<PictureId> ids;
  for (const AlbumEntry& entry : album_->entries()) ids.push_back(entry.id);
  queue_->add(ids);
}

void CaptionView::captionFailed() {
  std::vector<PictureId> ids;
  for (const AlbumEntry& entry : album_->entries()) {
    if (entry.state == PictureState::kFailed) ids.push_back(entry.id);
  }
  queue_->add(ids);
}

void CaptionView::captionRest() {
  std::vector<PictureId> ids;
  for (const AlbumEntry& entry : album_->entries()) {
    if (!entry.hasCaption()) ids.push_back(entry.id);
  }
  queue_->add(ids);
}

void CaptionView::removeSelected() {
  keepEditing();
  const std::vector<PictureId> ids = chosenPictures();
  if (ids.empty()) return;
  auto* removal = new RemovePictures(album_, queue_, ids);
  removal->setText(tr("remove %n picture(s)", nullptr, static_cast<int>(ids.size())));
  undo_->push(removal);
  progress_->say(tr("%n picture(s) removed from the album (%1 brings them back)", nullptr, static_cast<int>(ids.size()))
                     .arg(actions_.undo->shortcut().toString(QKeySequence::NativeText)));
}

void CaptionView::showContextMenu(const QPoint& position) {
  QMenu menu(this);
  menu.setToolTipsVisible(true);
  menu.addActions({review_.accept, review_.reject, review_.edit, review_.restore, review_.history});
  menu.addSeparator();
  menu.addActions({actions_.copy, actions_.save_figure});
  menu.addSeparator();
  menu.addActions({actions_.caption_again, actions_.caption_failed, actions_.caption_rest});
  menu.addSeparator();
  menu.addAction(actions_.remove);
  menu.exec(panel_->list()->viewport()->mapToGlobal(position));
}

}  // namespace descry
