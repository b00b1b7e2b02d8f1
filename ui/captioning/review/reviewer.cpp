#include "ui/captioning/review/reviewer.h"

#include <QListView>
#include <QUndoStack>
#include <algorithm>

#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"

namespace descry {
namespace {

constexpr int kCountDelay = 50;  // milliseconds: the whole album is gone through for a count

}  // namespace

Reviewer::Reviewer(AlbumModel* album, AlbumPanel* panel, QUndoStack* undo,
                   std::function<std::vector<PictureId>()> chosen, QObject* parent)
    : QObject(parent), album_(album), panel_(panel), undo_(undo), chosen_(std::move(chosen)) {
  count_soon_.setSingleShot(true);
  count_soon_.setInterval(kCountDelay);
  connect(&count_soon_, &QTimer::timeout, this, &Reviewer::count);
  const auto soon = [this] {
    if (!count_soon_.isActive()) count_soon_.start();
  };
  connect(album_, &QAbstractItemModel::rowsInserted, this, soon);
  connect(album_, &QAbstractItemModel::rowsRemoved, this, soon);
  connect(album_, &QAbstractItemModel::modelReset, this, soon);
  connect(album_, &QAbstractItemModel::dataChanged, this,
          [soon](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
            if (roles.size() != 1 || roles.first() != Qt::DecorationRole) soon();
          });
}

void Reviewer::count() {
  const std::vector<AlbumEntry>& entries = album_->entries();
  reviewed_ = static_cast<int>(std::count_if(entries.begin(), entries.end(),
                                             [](const AlbumEntry& entry) { return entry.verdict != Verdict::kNone; }));
  Q_EMIT reviewedChanged(reviewed_, static_cast<int>(entries.size()));
}

std::vector<PictureId> Reviewer::chosenWithCaption() {
  std::vector<PictureId> ids = chosen_();
  std::erase_if(ids, [this](PictureId id) {
    const AlbumEntry* entry = album_->find(id);
    return !entry || !entry->hasCaption();
  });
  if (ids.empty()) Q_EMIT said(tr("There is no caption to judge here yet."));
  return ids;
}

QString Reviewer::named(const std::vector<PictureId>& ids) const {
  if (ids.size() != 1) return tr("%n picture(s)", nullptr, static_cast<int>(ids.size()));
  const AlbumEntry* entry = album_->find(ids.front());
  return entry ? entry->name : QString();
}

void Reviewer::judge(Verdict verdict) {
  const std::vector<PictureId> ids = chosenWithCaption();
  if (ids.empty()) return;
  const QString what = verdict == Verdict::kAccepted   ? tr("accept %1").arg(named(ids))
                       : verdict == Verdict::kRejected ? tr("reject %1").arg(named(ids))
                                                       : tr("mark %1 as unreviewed").arg(named(ids));
  goOnFrom(ids);
  push(ChangePictures::verdict(album_, ids, verdict, what));
}

void Reviewer::rate(int stars) {
  const std::vector<PictureId> ids = chosenWithCaption();
  if (ids.empty()) return;
  goOnFrom(ids);
  push(ChangePictures::rating(
      album_, ids, stars,
      stars == 0 ? tr("take the rating of %1 away").arg(named(ids)) : tr("rate %1").arg(named(ids))));
}

void Reviewer::keepText(PictureId id, const QString& text, bool go_on) {
  const AlbumEntry* entry = album_->find(id);
  if (!entry) return;
  const QString words = text.simplified();
  if (go_on && id == panel_->currentPicture()) goToNext();
  if (words == entry->text()) return;
  PictureReview review{words, Verdict::kAccepted, entry->rating};
  if (words == entry->said) review.edited.reset();
  push(new ChangePictures(album_, {{id, review}}, tr("edit %1").arg(entry->name)));
}

void Reviewer::restoreWords() {
  const std::vector<PictureId> ids = chosen_();
  ChangePictures::Texts texts;
  for (const PictureId id : ids) texts.emplace_back(id, std::nullopt);
  push(ChangePictures::texts(album_, texts, tr("back to the model's words of %1").arg(named(ids))));
}

void Reviewer::change(ChangePictures* change) {
  const int changed = change->size();
  push(change);
  Q_EMIT said(changed == 0 ? tr("Nothing changed.") : tr("%n caption(s) changed", nullptr, changed));
}

void Reviewer::push(ChangePictures* change) {
  if (change->size() == 0) {
    delete change;
    return;
  }
  change->setShow([this](PictureId id) { panel_->setCurrentPicture(id); });
  undo_->push(change);
}

void Reviewer::goOnFrom(const std::vector<PictureId>& ids) {
  if (goes_on_ && ids.size() == 1 && ids.front() == panel_->currentPicture()) goToNext();
}

void Reviewer::goToNext() {
  QListView* list = panel_->list();
  const QModelIndex next = list->model()->index(list->currentIndex().row() + 1, 0);
  if (next.isValid()) list->setCurrentIndex(next);
}

void Reviewer::goToNextDoubtful() {
  const AlbumFilter* filter = panel_->filter();
  const int count = filter->rowCount();
  const int from = panel_->list()->currentIndex().row();  // -1: none
  for (int step = 1; step <= count; ++step) {
    const int row = (from + step) % count;
    if (row == from || !AlbumQuery::isDoubtful(filter->entryAt(row))) continue;
    panel_->list()->setCurrentIndex(filter->index(row));
    return;
  }
  Q_EMIT said(tr("No other unreviewed caption that is shown is less than 50 % sure."));
}

}  // namespace descry
