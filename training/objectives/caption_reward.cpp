#include "training/objectives/caption_reward.h"

#include "training/metrics/bleu.h"

namespace descry {
namespace {

constexpr double kScale = 10;

/// Numbers from 1 (0 ends an n-gram), without the start token of a reference.
std::vector<std::int32_t> numbers(const CaptionReward::Sentence& ids, std::size_t first) {
  std::vector<std::int32_t> result;
  for (std::size_t i = first; i < ids.size(); ++i) result.push_back(static_cast<std::int32_t>(ids[i]) + 1);
  return result;
}

std::vector<NgramCounts> counted(const std::vector<CaptionReward::Sentence>& references) {
  std::vector<NgramCounts> counts;
  for (const auto& reference : references) counts.push_back(count_ngrams(numbers(reference, 1)));
  return counts;
}

}  // namespace

CaptionReward::CaptionReward(const std::vector<std::vector<Sentence>>& references, double bleu_share)
    : bleu_share_(bleu_share) {
  for (const auto& of_picture : references) cider_.add_picture(counted(of_picture));
}

std::vector<double> CaptionReward::operator()(const std::vector<Sentence>& captions,
                                              const std::vector<Sentence>& references) const {
  std::vector<double> rewards(captions.size());
  if (references.empty()) return rewards;
  const std::vector<NgramCounts> others = counted(references);
  std::vector<std::size_t> lengths;
  for (const auto& reference : references) lengths.push_back(reference.size() - 1);
  for (std::size_t i = 0; i < captions.size(); ++i) {
    const auto own = numbers(captions[i], 0);
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
