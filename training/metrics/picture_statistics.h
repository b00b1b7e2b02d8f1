#pragma once

#include "training/metrics/bleu.h"
#include "training/metrics/caption_scores.h"

namespace descry {

/// What the scores of a set of captions are made of, picture by picture, so that any sample of the pictures can be
/// scored without looking at a caption again.
struct PictureStatistics {
  std::vector<BleuCounts> bleu;
  std::vector<double> rouge;
  std::vector<double> cider;             ///< with document frequencies of all the pictures, whatever sample is scored
  std::vector<MeteorStatistics> meteor;  ///< empty where METEOR's data cannot be read
  std::vector<double> meteor_scores;
  std::optional<Error> without_meteor;  ///< why

  std::size_t size() const { return rouge.size(); }
  /// Scores of each picture by itself, under CaptionScores' names.
  std::map<std::string, std::vector<double>> per_picture() const;
};

PictureStatistics picture_statistics(const std::vector<ScoredPicture>& pictures, const MeteorFiles& meteor_files = {});

/// The scores of a sample: BLEU and METEOR of summed statistics, ROUGE-L and CIDEr-D as means.
class ScoreTotals {
 public:
  void add(const PictureStatistics& statistics, std::size_t picture);
  /// Under CaptionScores' names; METEOR only where every picture had it.
  std::map<std::string, double> scores() const;

 private:
  BleuCounts bleu_;
  MeteorStatistics meteor_;
  double rouge_ = 0, cider_ = 0;
  std::size_t pictures_ = 0;
  bool has_meteor_ = true;
};

/// Of all pictures.
std::map<std::string, double> corpus_scores(const PictureStatistics& statistics);

}  // namespace descry
