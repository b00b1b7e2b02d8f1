#include "ui/captioning/review/picture_changes.h"

#include <map>

#include "ui/captioning/album/album_model.h"

namespace descry {
namespace {

PictureReview reviewOf(const AlbumEntry& entry) { return {entry.edited, entry.verdict, entry.rating}; }

/// As they are, but for what `change` does to each.
template <typename Change>
ChangePictures::Reviews changed(const AlbumModel* album, const std::vector<PictureId>& ids, Change&& change) {
  ChangePictures::Reviews reviews;
  for (const PictureId id : ids) {
    const AlbumEntry* entry = album->find(id);
    if (!entry) continue;
    reviews.emplace_back(id, reviewOf(*entry));
    change(reviews.back().second);
  }
  return reviews;
}

}  // namespace

ChangePictures::ChangePictures(AlbumModel* album, Reviews reviews, const QString& what) : album_(album) {
  setText(what);
  for (auto& [id, after] : reviews) {
    const AlbumEntry* entry = album_->find(id);
    if (!entry) continue;
    const PictureReview before = reviewOf(*entry);
    if (before != after) changes_.push_back({id, before, std::move(after)});
  }
}

ChangePictures* ChangePictures::texts(AlbumModel* album, const Texts& texts, const QString& what) {
  Reviews reviews;
  for (const auto& [id, text] : texts) {
    const AlbumEntry* entry = album->find(id);
    if (entry) reviews.emplace_back(id, PictureReview{text, entry->verdict, entry->rating});
  }
  return new ChangePictures(album, std::move(reviews), what);
}

ChangePictures* ChangePictures::verdict(AlbumModel* album, const std::vector<PictureId>& ids, Verdict verdict,
                                        const QString& what) {
  return new ChangePictures(album, changed(album, ids, [&](PictureReview& review) { review.verdict = verdict; }), what);
}

ChangePictures* ChangePictures::rating(AlbumModel* album, const std::vector<PictureId>& ids, int rating,
                                       const QString& what) {
  return new ChangePictures(album, changed(album, ids, [&](PictureReview& review) { review.rating = rating; }), what);
}

void ChangePictures::redo() {
  apply(&Change::before, &Change::after);
  if (std::exchange(done_before_, true) && show_ && !changes_.empty()) show_(changes_.front().id);
}

void ChangePictures::undo() {
  apply(&Change::after, &Change::before);
  if (show_ && !changes_.empty()) show_(changes_.front().id);
}

void ChangePictures::apply(PictureReview Change::*from, PictureReview Change::*to) {
  Texts texts;
  std::map<Verdict, std::vector<PictureId>> verdicts;
  std::map<int, std::vector<PictureId>> ratings;
  for (const Change& change : changes_) {
    const PictureReview& was = change.*from;
    const PictureReview& will = change.*to;
    if (was.edited != will.edited) texts.emplace_back(change.id, will.edited);
    if (was.verdict != will.verdict) verdicts[will.verdict].push_back(change.id);
    if (was.rating != will.rating) ratings[will.rating].push_back(change.id);
  }
  if (!texts.empty()) album_->setEdited(texts);
  for (const auto& [verdict, ids] : verdicts) album_->setVerdict(ids, verdict);
  for (const auto& [rating, ids] : ratings) album_->setRating(ids, rating);
}

}  // namespace descry
