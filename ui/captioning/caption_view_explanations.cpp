// Where the shown words looked and what they depend on: asked for, kept, shown.
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/attention/between_words.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/picture/picture_stage.h"
#include "ui/captioning/sentence/inspector.h"
#include "ui/workers/caption_service.h"

namespace descry {
namespace {

constexpr int kExplanationsKept = 64;

/// Rollout is a part of what attention is asked for.
MapKind askedKind(MapKind kind) { return kind == MapKind::kRollout ? MapKind::kAttention : kind; }

QString explanationKey(PictureId picture, int sentence, int model, MapKind kind) {
  return QStringLiteral("%1:%2:%3:%4").arg(picture).arg(sentence).arg(model).arg(static_cast<int>(kind));
}

}  // namespace

void CaptionView::explain() { explainBy(askedKind(stage_->mapKind())); }

void CaptionView::explainBy(MapKind kind) {
  const AlbumEntry* entry = album_->find(current_);
  const Caption* caption = inspector_->shown();
  if (!entry || !caption) return;
  const ModelInfo* model = modelOf(*entry);
  if (!model) {
    stage_->setAttentionProblem(tr("“%1” wrote this caption and is not open: choose it above, or caption the picture "
                                   "again, to see where its words look.")
                                    .arg(QString::fromStdString(album_->source(entry->source).model)));
    return;
  }
  const auto known = explanations_.constFind(explanationKey(current_, inspector_->sentence(), model->number, kind));
  if (known != explanations_.constEnd() && known->tokens == caption->tokens) {
    showExplanation(*known);
    return;
  }
  service_->explain(
      {current_, inspector_->sentence(), model->number, entry->path, caption->tokens, kind, albums_opened_});
}

void CaptionView::takeExplanation(const Explanation& explanation) {
  if (explanation.album != albums_opened_) return;
  if (explanations_.size() >= kExplanationsKept) explanations_.clear();
  const QString key = explanationKey(explanation.picture, explanation.sentence, explanation.model, explanation.kind);
  if (explanation.problem.isEmpty()) explanations_.insert(key, explanation);
  const AlbumEntry* entry = album_->find(current_);
  const ModelInfo* model = entry ? modelOf(*entry) : nullptr;
  const Caption* caption = inspector_->shown();
  if (!model || !caption || explanation.picture != current_ || explanation.sentence != inspector_->sentence() ||
      explanation.model != model->number || explanation.tokens != caption->tokens) {
    return;
  }
  showExplanation(explanation);
  // What was asked for in between took the place of what the stage waits for.
  if (!stage_->maps().isKnown() && explanation.kind != askedKind(stage_->mapKind())) explain();
}

void CaptionView::showExplanation(const Explanation& explanation) {
  if (!explanation.problem.isEmpty()) {
    stage_->setAttentionProblem(explanation.problem);
  } else if (explanation.kind == MapKind::kDependence) {
    stage_->setDependence(explanation.dependence);
    // Its window needs what the words' attention comes with.
    if (between_->isVisible() && !stage_->maps().trace()) explainBy(MapKind::kAttention);
  } else {
    stage_->setTrace(explanation.trace);
  }
}

}  // namespace descry
