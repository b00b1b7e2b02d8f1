// The album: kept in its file, captioned where it has no captions, what is looked at first.
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QListView>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUndoStack>

#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/album_store.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/export/export_desk.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/review/history_dialog.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/caption_service.h"
#include "ui/workers/image_loader.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr const char* kCancelled = "caption/cancelled";

QString albumFilter() { return CaptionView::tr("Albums (*.descry);;All files (*)"); }

}  // namespace

void CaptionView::connectAlbum() {
  connect(actions_.new_album, &QAction::triggered, this, &CaptionView::chooseNewAlbum);
  connect(actions_.open_album, &QAction::triggered, this, &CaptionView::chooseAlbum);
  connect(store_, &AlbumStore::closed, this, &CaptionView::forgetAlbum);
  connect(store_, &AlbumStore::opened, this, &CaptionView::takeAlbum);
  connect(store_, &AlbumStore::added, this, &CaptionView::captionNew);
  connect(store_, &AlbumStore::failed, this, [this](const QString& problem) { progress_->say(problem, true); });
  connect(store_, &AlbumStore::foundAgain, this, [this](const std::vector<PictureId>& ids) {
    lookAgain(ids);
    progress_->say(tr("%n picture(s) found again where they lie now", nullptr, static_cast<int>(ids.size())));
  });
  connect(album_, &AlbumModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            const QModelIndex at = album_->indexOf(current_);
            const bool only_thumbnail = roles.size() == 1 && roles.first() == Qt::DecorationRole;
            if (!only_thumbnail && at.isValid() && at.row() >= first.row() && at.row() <= last.row()) showCaption();
          });
  connect(queue_, &CaptionQueue::cancelled, this, &CaptionView::noteCancelled);
  connect(album_, &AlbumModel::captionsChanged, this, [this](PictureId id) {
    if (id == current_) showCaption();
  });
  for (const auto signal : {&AlbumModel::rowsRemoved, &AlbumModel::rowsInserted}) {
    connect(album_, signal, this, &CaptionView::showPage);
  }
  connect(album_, &AlbumModel::modelReset, this, &CaptionView::showPage);
  connect(album_, &AlbumModel::entriesTaken, this, [this] {
    if (current_ == 0 || album_->find(current_)) return;
    const std::vector<PictureId> visible = panel_->visiblePictures();
    if (visible.empty()) {
      showPicture(0);
    } else {
      panel_->setCurrentPicture(visible.front());
    }
  });
  // What comes into view is captioned first, once the list rests.
  auto* rested = new QTimer(this);
  rested->setSingleShot(true);
  rested->setInterval(100);
  connect(rested, &QTimer::timeout, this, &CaptionView::hurryVisible);
  connect(panel_->list()->verticalScrollBar(), &QScrollBar::valueChanged, rested, qOverload<>(&QTimer::start));
}

void CaptionView::showPage() {
  QWidget* const page = pages_->widget(album_->rowCount() == 0 ? 0 : 1);
  if (page != pages_->currentWidget()) {
    // Keys go on to the list where they went to this view; elsewhere something else is being typed.
    const QWidget* const focus = QApplication::focusWidget();
    const bool here = !focus || isAncestorOf(focus);
    pages_->setCurrentWidget(page);
    if (here && page == splitter_) {
      if (panel_->filter()->rowCount() > 0) panel_->setCurrentPicture(panel_->filter()->entryAt(0).id);
      panel_->list()->setFocus();
    }
  }
  updateActions();
}

void CaptionView::openAlbum(const std::optional<std::filesystem::path>& file) {
  keepEditing();
  for (QDialog* dialog : {static_cast<QDialog*>(history_), static_cast<QDialog*>(changes_)}) {
    if (dialog) dialog->close();
  }
  exports_->leaveAlbum();
  service_->dropSearch();
  say_known_ = false;
  store_->open(file);
}

/// The next album's pictures have the same numbers as this one's.
void CaptionView::forgetAlbum() {
  queue_->clear();
  undo_->clear();
  explanations_.clear();
  rewritings_.clear();
  ++albums_opened_;
  for (ImageLoader* loader : {thumbnails_, pictures_, details_}) loader->clear();
  stage_->forgetTurns();
  showPicture(0);
  showReview();
}

void CaptionView::chooseNewAlbum() {
  const QString file = FileDialogs::current().saveFile(this, tr("New album"), tr("album.descry"), albumFilter());
  if (file.isEmpty()) return;
  if (QFile::exists(file)) {  // the desktop's dialog asked whether to replace it, and nothing is ever replaced
    progress_->say(tr("%1 is there already and was opened as it is").arg(file));
  }
  switchAlbum(file);
}

void CaptionView::chooseAlbum() {
  switchAlbum(FileDialogs::current().openFile(this, tr("Open an album"), albumFilter()));
}

void CaptionView::switchAlbum(const QString& file) {
  if (file.isEmpty()) return;
  openAlbum(pathOf(file));
  QSettings().setValue(QStringLiteral("caption/album"), file);
}

void CaptionView::takeAlbum() {
  std::vector<PictureId> unfinished;
  for (const AlbumEntry& entry : album_->entries()) {
    if (!entry.hasCaption() && entry.problem.isEmpty()) unfinished.push_back(entry.id);
  }
  if (!QSettings().value(QLatin1String(kCancelled)).toStringList().contains(textOf(store_->file()))) {
    queue_->add(unfinished);
  }
  const AlbumFilter* shown = panel_->filter();
  if (current_ == 0 && shown->rowCount() > 0) panel_->setCurrentPicture(shown->entryAt(0).id);
  if (album_->rowCount() > 0) store_->check();
}

void CaptionView::captionNew(const std::vector<PictureId>& ids, const std::vector<PictureId>& known) {
  takeKnown(known);
  if (ids.empty()) {
    if (say_known_) {
      progress_->say(tr("%n picture(s) were in the album already", nullptr, static_cast<int>(known.size())));
    }
    return;
  }
  say_known_ = false;
  queue_->add(ids);
  if (current_ == 0) panel_->setCurrentPicture(ids.front());
  hurryVisible();
}

/// What a person cancelled is not begun again by the next start, unlike what a crash or the evening cut off.
void CaptionView::noteCancelled(bool by_person) {
  if (!store_->isKept()) return;
  QSettings settings;
  const QString album = textOf(store_->file());
  QStringList albums = settings.value(QLatin1String(kCancelled)).toStringList();
  if (albums.contains(album) == by_person) return;
  by_person ? albums.append(album) : void(albums.removeAll(album));
  settings.setValue(QLatin1String(kCancelled), albums);
}

void CaptionView::hurryVisible() {
  std::vector<PictureId> visible = panel_->visiblePictures();
  if (current_ != 0) visible.insert(visible.begin(), current_);
  queue_->hurry(visible);
}

}  // namespace descry
