#include "training/objectives/caption_reward.h"

#include "training/metrics/bleu.h"

namespace descry {
namespace {

constexpr double kScale = 10;

/// Numbers from 1: 0 ends an n-gram.
std::vector<std::int32_t> numbers(const auto& ids) {
  std::vector<std::int32_t> result;
  for (const auto id : ids) result.push_back(static_cast<std::int32_t>(id) + 1);
  return result;
}

std::vector<NgramCounts> counted(const CaptionIds& references) {
  std::vector<NgramCounts> counts;
  for (const CaptionIds::Caption reference : references)
    counts.push_back(count_ngrams(numbers(reference.subspan(1))));  // without the start
  return counts;
}

}  // namespace

void CaptionReward::add_picture(const CaptionIds& references) { cider_.add_picture(counted(references)); }

std::vector<double> CaptionReward::operator()(const std::vector<Sentence>& captions,
                                              const CaptionIds& references) const {
  std::vector<double> rewards(captions.size());
  if (references.empty()) return rewards;
  const std::vector<NgramCounts> others = counted(references);
  std::vector<std::size_t> lengths;
  for (const CaptionIds::Caption reference : references) lengths.push_back(reference.size() - 1);
  for (std::size_t i = 0; i < captions.size(); ++i) {
    const auto own = numbers(captions[i]);
    const NgramCounts counts = count_ngrams(own);
    if (bleu_share_ < 1) rewards[i] += (1 - bleu_share_) * cider_.score(counts, others);
    if (bleu_share_ > 0) {
      const double bleu = bleu_counts(counts, own.size(), others, lengths).scores()[kLongestNgram - 1];
      rewards[i] += bleu_share_ * kScale * bleu;
    }
  }
  return rewards;
}

}  // namespace descry
