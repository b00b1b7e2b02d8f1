// Folders that are watched, and pictures to try the program with.
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QListView>
#include <QMenu>
#include <QSettings>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/progress_line.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/caption_service.h"
#include "ui/workers/image_loader.h"

namespace descry {
namespace {

constexpr const char* kWatched = "caption/watched";

}  // namespace

void CaptionView::connectFolders() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("watchMenu"));
  menu->setToolTipsVisible(true);
  actions_.watch->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, &CaptionView::fillWatchMenu);
  connect(service_, &CaptionService::folderChanged, this, &CaptionView::takeRenewed);
  fillWatchMenu();
}

void CaptionView::fillWatchMenu() {
  QMenu* menu = actions_.watch->menu();
  menu->clear();
  QAction* add = menu->addAction(tr("Watch another &folder…"), this, &CaptionView::chooseWatchedFolder);
  add->setObjectName(QStringLiteral("watchFolderAction"));
  add->setToolTip(tr("Pictures that come into the folder later are added and captioned by themselves"));
  menu->addSeparator();
  for (const QString& folder : watched_) {
    QAction* action = menu->addAction(QDir::toNativeSeparators(folder));
    action->setCheckable(true);
    action->setChecked(true);
    action->setToolTip(tr("Watched; click to watch it no longer. Its pictures stay in the album."));
    connect(action, &QAction::triggered, this, [this, folder] {
      watched_.removeAll(folder);
      watch(watched_);
      progress_->say(tr("%1 is watched no longer").arg(folder));
    });
  }
}

void CaptionView::chooseWatchedFolder() {
  const QString folder = FileDialogs::current().openFolder(this, tr("Watch a folder"));
  if (folder.isEmpty()) return;
  if (!watched_.contains(folder)) watched_ << folder;
  watch(watched_);
  progress_->say(tr("%1 is watched: pictures that come into it are captioned").arg(folder));
}

void CaptionView::watch(const QStringList& folders) {
  watched_ = folders;
  QSettings().setValue(QLatin1String(kWatched), watched_);
  service_->watchFolders(watched_);
}

void CaptionView::takeRenewed(const Paths& pictures) {
  std::vector<PictureId> ids;
  for (const std::filesystem::path& path : pictures) ids.push_back(album_->idOf(path));
  lookAgain(ids);
}

/// These were found once more: what was said to be missing, or could not be read, is there again.
void CaptionView::takeKnown(const std::vector<PictureId>& ids) {
  std::vector<PictureId> again;
  for (const PictureId id : ids) {
    const AlbumEntry* entry = album_->find(id);
    const bool unread = !pictures_->problem(id).isEmpty() || !thumbnails_->problem(id).isEmpty();
    if (entry && (entry->missing || unread)) again.push_back(id);
  }
  album_->setMissing(again, false);
  lookAgain(again);
}

/// The files of these are others now: what was made of the former ones goes, and what had no caption gets one.
void CaptionView::lookAgain(const std::vector<PictureId>& ids) {
  std::vector<PictureId> again;
  for (const PictureId id : ids) {
    const AlbumEntry* entry = album_->find(id);
    if (!entry) continue;
    for (ImageLoader* loader : {thumbnails_, pictures_, details_}) loader->forget(id);
    explanations_.removeIf([id](const auto& known) { return known.value().picture == id; });
    const bool queued = entry->state == PictureState::kWaiting || entry->state == PictureState::kWorking;
    if (entry->state == PictureState::kFailed || (!entry->hasCaption() && !queued)) again.push_back(id);
    if (id == current_) showPicture(id);
  }
  panel_->list()->viewport()->update();
  queue_->add(again);
}

void CaptionView::restoreWatched(const QSettings& settings) {
  const QStringList folders = settings.value(QLatin1String(kWatched)).toStringList();
  if (!folders.isEmpty()) watch(folders);
}

}  // namespace descry
