// Where the shown words looked and what they depend on: asked for, kept, shown.
#include "ui/captioning/album_model.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/inspector.h"
#include "ui/captioning/picture_stage.h"
#include "ui/workers/caption_service.h"

namespace descry {
namespace {

constexpr int kExplanationsKept = 64;

QString explanationKey(PictureId picture, int sentence, int model, MapKind kind) {
  return QStringLiteral("%1:%2:%3:%4").arg(picture).arg(sentence).arg(model).arg(static_cast<int>(kind));
}

}  // namespace

void CaptionView::explain() {
  const AlbumEntry* entry = album_->find(current_);
  if (!entry || entry->captions.empty()) return;
  const int sentence = inspector_->sentence();
  const MapKind kind = stage_->mapKind();
  const auto known = explanations_.constFind(explanationKey(current_, sentence, entry->model, kind));
  if (known != explanations_.constEnd()) {
    showExplanation(*known);
    return;
  }
  service_->explain({current_, sentence, entry->model, entry->path,
                     entry->captions[static_cast<std::size_t>(sentence)].tokens, kind});
}

void CaptionView::takeExplanation(const Explanation& explanation) {
  if (explanations_.size() >= kExplanationsKept) explanations_.clear();
  const QString key = explanationKey(explanation.picture, explanation.sentence, explanation.model, explanation.kind);
  if (explanation.problem.isEmpty()) explanations_.insert(key, explanation);
  const AlbumEntry* entry = album_->find(current_);
  if (!entry || explanation.picture != current_ || explanation.sentence != inspector_->sentence() ||
      explanation.model != entry->model || explanation.kind != stage_->mapKind()) {
    return;
  }
  showExplanation(explanation);
}

void CaptionView::showExplanation(const Explanation& explanation) {
  if (!explanation.problem.isEmpty()) {
    stage_->setAttentionProblem(explanation.problem);
  } else if (explanation.kind == MapKind::kDependence) {
    stage_->setDependence(explanation.dependence);
  } else {
    stage_->setTrace(explanation.trace);
  }
}

}  // namespace descry
