#include "training/metrics/picture_statistics.h"

#include <algorithm>

#include "training/metrics/cider.h"
#include "training/metrics/ptb_tokenizer.h"
#include "training/metrics/rouge.h"

namespace descry {
namespace {

struct Numbered {
  std::vector<std::int32_t> candidate;
  std::vector<std::vector<std::int32_t>> references;
};

std::string bleu_name(std::size_t n) { return "Bleu_" + std::to_string(n + 1); }

std::vector<TokenizedPicture> tokenized(const std::vector<ScoredPicture>& pictures) {
  std::vector<TokenizedPicture> result;
  for (const ScoredPicture& picture : pictures) {
    TokenizedPicture& next = result.emplace_back();
    next.candidate = ptb_tokens(picture.candidate);
    for (const std::string& reference : picture.references) next.references.push_back(ptb_tokens(reference));
  }
  return result;
}

std::vector<Numbered> numbered(const std::vector<TokenizedPicture>& pictures) {
  WordNumbers numbers;
  std::vector<Numbered> result;
  for (const TokenizedPicture& picture : pictures) {
    Numbered& next = result.emplace_back();
    next.candidate = numbers.numbers(picture.candidate);
    for (const Words& reference : picture.references) next.references.push_back(numbers.numbers(reference));
  }
  return result;
}

std::vector<CiderPicture> counted(const std::vector<Numbered>& pictures) {
  std::vector<CiderPicture> result;
  for (const Numbered& picture : pictures) {
    CiderPicture& next = result.emplace_back();
    next.candidate = count_ngrams(picture.candidate);
    for (const auto& reference : picture.references) next.references.push_back(count_ngrams(reference));
  }
  return result;
}

BleuCounts bleu_of(const Numbered& picture, const CiderPicture& counts) {
  std::vector<std::size_t> lengths;
  for (const auto& reference : picture.references) lengths.push_back(reference.size());
  return bleu_counts(counts.candidate, picture.candidate.size(), counts.references, lengths);
}

void add_meteor(PictureStatistics& statistics, const std::vector<TokenizedPicture>& pictures,
                const MeteorFiles& files) {
  Result<MeteorScores> found = meteor(pictures, files);
  if (!found) {
    statistics.without_meteor = std::move(found.error());
    return;
  }
  statistics.meteor = std::move(found->statistics);
  statistics.meteor_scores = std::move(found->per_picture);
}

}  // namespace

PictureStatistics picture_statistics(const std::vector<ScoredPicture>& pictures, const MeteorFiles& meteor_files) {
  const std::vector<TokenizedPicture> tokens = tokenized(pictures);
  const std::vector<Numbered> sentences = numbered(tokens);
  const std::vector<CiderPicture> counts = counted(sentences);
  PictureStatistics statistics;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    statistics.bleu.push_back(bleu_of(sentences[i], counts[i]));
    statistics.rouge.push_back(rouge_l(sentences[i].candidate, sentences[i].references));
  }
  statistics.cider = cider_d(counts);
  add_meteor(statistics, tokens, meteor_files);
  return statistics;
}

std::map<std::string, std::vector<double>> PictureStatistics::per_picture() const {
  std::map<std::string, std::vector<double>> scores{{"ROUGE_L", rouge}, {"CIDEr", cider}};
  for (std::size_t n = 0; n < kLongestNgram; ++n) {
    auto& values = scores[bleu_name(n)];
    for (const BleuCounts& counts : bleu) values.push_back(counts.scores()[n]);
  }
  if (!without_meteor) scores["METEOR"] = meteor_scores;
  return scores;
}

void ScoreTotals::add(const PictureStatistics& statistics, std::size_t picture) {
  bleu_ += statistics.bleu[picture];
  rouge_ += statistics.rouge[picture];
  cider_ += statistics.cider[picture];
  has_meteor_ = has_meteor_ && !statistics.without_meteor;
  if (has_meteor_) meteor_ += statistics.meteor[picture];
  ++pictures_;
}

std::map<std::string, double> ScoreTotals::scores() const {
  const auto pictures = static_cast<double>(std::max<std::size_t>(pictures_, 1));
  std::map<std::string, double> scores{{"ROUGE_L", rouge_ / pictures}, {"CIDEr", cider_ / pictures}};
  const auto bleu = bleu_.scores();
  for (std::size_t n = 0; n < kLongestNgram; ++n) scores[bleu_name(n)] = bleu[n];
  if (has_meteor_) scores["METEOR"] = meteor_.score();
  return scores;
}

std::map<std::string, double> corpus_scores(const PictureStatistics& statistics) {
  ScoreTotals totals;
  for (std::size_t i = 0; i < statistics.size(); ++i) totals.add(statistics, i);
  std::map<std::string, double> scores = totals.scores();
  if (statistics.without_meteor) scores.erase("METEOR");
  return scores;
}

}  // namespace descry
