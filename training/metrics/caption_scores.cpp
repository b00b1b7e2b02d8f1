#include "training/metrics/caption_scores.h"

#include "training/metrics/picture_statistics.h"

namespace descry {

CaptionScores score_captions(const std::vector<ScoredPicture>& pictures, const MeteorFiles& meteor_files) {
  PictureStatistics statistics = picture_statistics(pictures, meteor_files);
  return {corpus_scores(statistics), statistics.per_picture(), std::move(statistics.without_meteor)};
}

}  // namespace descry
