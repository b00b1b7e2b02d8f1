// The picture itself: all its pixels when it is zoomed, the pictures beside it, the whole screen for it.
#include <QAction>
#include <QListView>
#include <QSplitter>

#include "ui/captioning/album_model.h"
#include "ui/captioning/album_panel.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/inspector.h"
#include "ui/captioning/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/workers/image_loader.h"

namespace descry {
namespace {

constexpr QSize kAllPixels(8000, 8000);  // a side is at most so long when it is zoomed: 256 MB

}  // namespace

void CaptionView::connectLooking() {
  details_ = new ImageLoader(kAllPixels, ImageLoader::Fit::kInside, 1, 1, this);
  const LookingActions& looking = stage_->looking();
  addActions(looking.all());
  connect(looking.previous_picture, &QAction::triggered, this, [this] { stepPicture(-1); });
  connect(looking.next_picture, &QAction::triggered, this, [this] { stepPicture(1); });
  connect(looking.full_screen, &QAction::toggled, this, &CaptionView::showFullScreenPicture);
  connect(stage_, &PictureStage::escaped, looking.full_screen,
          [full = looking.full_screen] { full->setChecked(false); });
  connect(stage_, &PictureStage::detailWanted, this, [this] {
    const AlbumEntry* entry = album_->find(current_);
    if (!entry || !stage_->hasPicture()) return;
    const QImage all = details_->image(current_, entry->path);
    if (!all.isNull()) stage_->showDetail(all);
  });
  connect(details_, &ImageLoader::loaded, this, [this](PictureId id, const QImage& image) {
    if (id == current_) stage_->showDetail(image);
  });
}

void CaptionView::stepPicture(int by) {
  QListView* list = panel_->list();
  const int row = list->currentIndex().row() + by;
  const QModelIndex to = list->model()->index(row, 0);
  if (to.isValid()) list->setCurrentIndex(to);
}

void CaptionView::showFullScreenPicture(bool full) {
  for (QWidget* part :
       {static_cast<QWidget*>(panel_), static_cast<QWidget*>(inspector_), static_cast<QWidget*>(progress_)}) {
    part->setVisible(!full);
  }
  if (full) stage_->setFocus();
  QWidget* const top = window();
  const bool is_full = top->windowState().testFlag(Qt::WindowFullScreen);
  if (full != is_full) top->setWindowState(top->windowState() ^ Qt::WindowFullScreen);
  Q_EMIT fullScreenShown(full);
}

}  // namespace descry
