// The picture itself: all its pixels when it is zoomed, the pictures beside it, the whole screen for it, figures of it.
#include <QAction>
#include <QListView>
#include <QSplitter>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/attention/between_words.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/figures/figure_dialog.h"
#include "ui/captioning/figures/figure_service.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/captioning/shortcut_sheet.h"
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
  connect(looking.shortcuts, &QAction::triggered, this, [this] {
    if (!sheet_) sheet_ = new ShortcutSheet(this);
    sheet_->show();
    sheet_->raise();
    sheet_->activateWindow();
  });
  connectFigures();
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

QList<QAction*> CaptionView::lookingActions() const { return stage_->looking().all(); }

void CaptionView::leaveFullScreen() { stage_->looking().full_screen->setChecked(false); }

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

void CaptionView::connectFigures() {
  figures_ = new FigureService(this);
  figure_dialog_ = new FigureDialog(figures_, this);
  between_ = new BetweenWords(this);
  connect(stage_, &PictureStage::mapsChanged, this, &CaptionView::updateFigures);
  connect(stage_, &PictureStage::mapsChanged, this, &CaptionView::updateBetweenWords);
  connect(stage_->looking().between_words, &QAction::triggered, this, &CaptionView::showBetweenWords);
  connect(between_, &BetweenWords::wordClicked, stage_, &PictureStage::pinWord);
  connect(stage_, &PictureStage::dragWanted, this, [this] {
    const FigureContent content = stage_->figure();
    figures_->drag(stage_, content, mapAlone(content));
  });
  connect(stage_->looking().copy_figure, &QAction::triggered, this, [this] {
    const FigureContent content = stage_->figure();
    figures_->copy(content, mapAlone(content));
  });
  connect(figures_, &FigureService::copied, this, [this](const QString& problem) {
    progress_->say(problem.isEmpty() ? tr("The picture is copied") : problem, !problem.isEmpty());
  });
  connect(figures_, &FigureService::written, this, [this](const QString& file, const QString& problem) {
    progress_->say(problem.isEmpty() ? tr("Saved %1").arg(file) : tr("%1: %2").arg(file, problem), !problem.isEmpty());
  });
}

void CaptionView::showFigureDialog() {
  figure_dialog_->show();
  figure_dialog_->raise();
  figure_dialog_->activateWindow();
  updateFigures();
}

void CaptionView::updateFigures() {
  if (!figure_dialog_->isVisible()) return;
  QString problem;
  if (!stage_->hasPicture() || stage_->words().isEmpty()) {
    problem = tr("The picture has no caption yet.");
  } else if (stage_->mappedWords() == 0) {
    problem = tr("The maps of this caption are still being computed: the figure appears in a moment.");
  }
  figure_dialog_->setContent(stage_->figure(), problem);
}

void CaptionView::showBetweenWords() {
  between_->show();
  between_->raise();
  between_->activateWindow();
  updateBetweenWords();
  if (!stage_->maps().trace()) explainBy(MapKind::kAttention);
}

void CaptionView::updateBetweenWords() {
  if (!between_->isVisible()) return;
  between_->setTrace(stage_->words(), stage_->maps().trace());
  between_->setColours(stage_->figure().look.colours);
}

}  // namespace descry
