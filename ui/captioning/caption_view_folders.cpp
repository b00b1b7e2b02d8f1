// Folders that are watched, and pictures to try the program with.
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include "ui/captioning/album/album_model.h"
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
  std::vector<PictureId> again;
  for (const std::filesystem::path& path : pictures) {
    const PictureId id = album_->idOf(path);
    const AlbumEntry* entry = album_->find(id);
    if (!entry) continue;
    thumbnails_->forget(id);
    pictures_->forget(id);
    if (!entry->hasCaption() || entry->state == PictureState::kFailed) again.push_back(id);
    if (id == current_) showPicture(id);
  }
  queue_->add(again);
}

void CaptionView::restoreWatched(const QSettings& settings) {
  const QStringList folders = settings.value(QLatin1String(kWatched)).toStringList();
  if (!folders.isEmpty()) watch(folders);
}

}  // namespace descry
