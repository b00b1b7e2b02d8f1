// Reviewing: what a person makes of the captions.
#include <QAction>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QUndoStack>

#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/captioning/album/album_store.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/described_action.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/progress_line.h"
#include "ui/captioning/review/change_dialog.h"
#include "ui/captioning/review/history_dialog.h"
#include "ui/captioning/review/review_bar.h"
#include "ui/captioning/review/reviewer.h"
#include "ui/captioning/review/spelling.h"
#include "ui/captioning/sentence/caption_bar.h"

namespace descry {
namespace {

const QString kGoOnSetting = QStringLiteral("caption/goOn");

}  // namespace

void CaptionView::buildReview() {
  reviewer_ = new Reviewer(
      album_, panel_, undo_, [this] { return chosenPictures(); }, this);
  review_bar_ = new ReviewBar(review_, this);
  stage_->addUnderCaption(review_bar_);
  spelling_ = new Spelling(this);
  stage_->captionBar()->setSpelling(spelling_);
  spelling_->start();
  connect(reviewer_, &Reviewer::said, this, [this](const QString& message) { progress_->say(message); });
  connect(reviewer_, &Reviewer::reviewedChanged, review_bar_, &ReviewBar::setProgress);
  connect(panel_, &AlbumPanel::currentPictureChanged, this, &CaptionView::showReview);
  connect(album_, &AlbumModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            const QModelIndex at = album_->indexOf(current_);
            const bool only_thumbnail = roles.size() == 1 && roles.first() == Qt::DecorationRole;
            if (!only_thumbnail && at.isValid() && at.row() >= first.row() && at.row() <= last.row()) showReview();
          });
  CaptionBar* bar = stage_->captionBar();
  connect(bar, &CaptionBar::editWanted, this, &CaptionView::editCaption);
  connect(bar, &CaptionBar::textKept, this,
          [this](const QString& text, bool go_on) { reviewer_->keepText(std::exchange(editing_, 0), text, go_on); });
  connectReviewActions();
  connectUndo();
  showReview();
}

void CaptionView::connectReviewActions() {
  const auto on = [this](QAction* action, auto&& does) {
    connect(action, &QAction::triggered, this, [this, does] {
      keepEditing();
      does();
    });
  };
  on(review_.accept, [this] { reviewer_->judge(Verdict::kAccepted); });
  on(review_.reject, [this] { reviewer_->judge(Verdict::kRejected); });
  on(review_.unreview, [this] { reviewer_->judge(Verdict::kNone); });
  for (int stars = 0; stars <= 5; ++stars) {
    on(review_.rate[static_cast<std::size_t>(stars)], [this, stars] { reviewer_->rate(stars); });
  }
  on(review_.edit, [this] { editCaption(); });
  on(review_.restore, [this] { reviewer_->restoreWords(); });
  on(review_.history, [this] { showHistory(); });
  on(review_.next_doubtful, [this] { reviewer_->goToNextDoubtful(); });
  on(review_.review_rejected, [this] {
    panel_->setSearch(QStringLiteral("is:rejected"));
    panel_->list()->setFocus();
  });
  on(review_.replace, [this] { showChanges(ChangeDialog::Tab::kReplace); });
  on(review_.change, [this] { showChanges(ChangeDialog::Tab::kChange); });
  connect(review_.go_on, &QAction::toggled, this, [this](bool goes_on) { reviewer_->setGoesOn(goes_on); });
  panel_->list()->addActions(review_.withSingleKeys());
  stage_->addKeys(review_.withSingleKeys());
  addActions({review_.restore, review_.replace, review_.change});
  addActions({actions_.caption_rest, actions_.caption_failed, actions_.caption_again, actions_.caption_all});
}

void CaptionView::connectUndo() {
  const auto named = [](const QString& text, const QString& step, const QString& with_step) {
    return step.isEmpty() ? text : with_step.arg(QString(step).replace(QLatin1Char('&'), QLatin1String("&&")));
  };
  const auto follow = [this, named] {
    actions_.undo->setText(named(tr("&Undo"), undo_->undoText(), tr("&Undo: %1", "what was done")));
    actions_.redo->setText(named(tr("Re&do"), undo_->redoText(), tr("Re&do: %1", "what was taken back")));
    enableOrExplain(actions_.undo, undo_->canUndo(), tr("There is nothing to take back"));
    enableOrExplain(actions_.redo, undo_->canRedo(), tr("Nothing was taken back"));
  };
  for (const auto signal : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged}) {
    connect(undo_, signal, this, follow);
  }
  for (const auto signal : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged}) {
    connect(undo_, signal, this, follow);
  }
  connect(actions_.undo, &QAction::triggered, this, [this] {
    keepEditing();  // a step of its own
    const QString step = undo_->undoText();
    undo_->undo();
    if (!step.isEmpty()) progress_->say(tr("Taken back: %1").arg(step));
  });
  connect(actions_.redo, &QAction::triggered, this, [this] {
    keepEditing();
    const QString step = undo_->redoText();
    undo_->redo();
    if (!step.isEmpty()) progress_->say(tr("Done again: %1").arg(step));
  });
  follow();
}

void CaptionView::showReview() {
  // What was being written belongs to the picture before. Not at once: the album or the undo stack may be in the
  // middle of the change that brought another picture here.
  if (editing_ != 0 && editing_ != current_) {
    QMetaObject::invokeMethod(
        this,
        [this] {
          if (editing_ != current_) keepEditing();
        },
        Qt::QueuedConnection);
  }
  const AlbumEntry* entry = album_->find(current_);
  stage_->captionBar()->setEdited(entry ? entry->edited : std::nullopt);
  review_bar_->setPicture(entry);
  enableReview();
}

void CaptionView::keepEditing() { stage_->captionBar()->keepEditing(); }

void CaptionView::enableReview() {
  const AlbumEntry* entry = album_->find(current_);
  const bool some_edited = (entry && entry->edited) || panel_->hasSeveralSelected();
  review_.enable(entry != nullptr, actions_.export_table->isEnabled(), some_edited);
}

void CaptionView::editCaption() {
  const AlbumEntry* entry = album_->find(current_);
  if (!entry) return;
  editing_ = current_;
  stage_->captionBar()->startEditing(entry->text());
}

void CaptionView::showHistory() {
  const AlbumEntry* entry = album_->find(current_);
  if (!entry) return;
  if (!history_) {
    history_ = new HistoryDialog(this);
    connect(store_, &AlbumStore::historyLoaded, history_,
            [this](PictureId id, const std::vector<AlbumAnswer>& answers) {
              if (id == history_->picture()) history_->setAnswers(answers);
            });
    connect(history_, &HistoryDialog::sentenceChosen, this,
            [this](PictureId id, const QString& sentence) { reviewer_->keepText(id, sentence, false); });
  }
  history_->open(current_, entry->name);
  store_->wantHistory(current_);
}

void CaptionView::showChanges(ChangeDialog::Tab tab) {
  if (!changes_) {
    const auto pictures = [this](ChangeDialog::Scope scope) {
      if (scope == ChangeDialog::Scope::kShown) return panel_->filter()->shown();
      if (scope == ChangeDialog::Scope::kSelected) return chosenPictures();
      std::vector<PictureId> all;
      for (const AlbumEntry& entry : album_->entries()) all.push_back(entry.id);
      return all;
    };
    changes_ = new ChangeDialog(album_, pictures, this);
    connect(changes_, &ChangeDialog::changeWanted, reviewer_, &Reviewer::change);
  }
  changes_->open(tab, panel_->hasSeveralSelected());
}

void CaptionView::saveReview(QSettings& settings) const { settings.setValue(kGoOnSetting, reviewer_->goesOn()); }

void CaptionView::restoreReview(const QSettings& settings) {
  review_.go_on->setChecked(settings.value(kGoOnSetting, true).toBool());
}

}  // namespace descry
