#include "training/metrics/caption_scores.h"

#include <numeric>

#include "training/metrics/bleu.h"
#include "training/metrics/cider.h"
#include "training/metrics/ptb_tokenizer.h"
#include "training/metrics/rouge.h"

namespace descry {
namespace {

struct Numbered {
  std::vector<std::int32_t> candidate;
  std::vector<std::vector<std::int32_t>> references;
};

double mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

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

void add_bleu(CaptionScores& scores, const std::vector<Numbered>& pictures, const std::vector<CiderPicture>& counts) {
  BleuCounts total;
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    lengths.clear();
    for (const auto& reference : pictures[i].references) lengths.push_back(reference.size());
    const BleuCounts own =
        bleu_counts(counts[i].candidate, pictures[i].candidate.size(), counts[i].references, lengths);
    const auto values = own.scores();
    for (std::size_t n = 0; n < kLongestNgram; ++n)
      scores.per_picture["Bleu_" + std::to_string(n + 1)].push_back(values[n]);
    total += own;
  }
  const auto values = total.scores();
  for (std::size_t n = 0; n < kLongestNgram; ++n) scores.corpus["Bleu_" + std::to_string(n + 1)] = values[n];
}

void add_meteor(CaptionScores& scores, const std::vector<TokenizedPicture>& pictures, const MeteorFiles& files) {
  Result<MeteorScores> found = meteor(pictures, files);
  if (!found) {
    scores.without_meteor = std::move(found.error());
    return;
  }
  scores.corpus["METEOR"] = found->corpus;
  scores.per_picture["METEOR"] = std::move(found->per_picture);
}

}  // namespace

CaptionScores score_captions(const std::vector<ScoredPicture>& pictures, const MeteorFiles& meteor_files) {
  const std::vector<TokenizedPicture> tokens = tokenized(pictures);
  const std::vector<Numbered> sentences = numbered(tokens);
  const std::vector<CiderPicture> counts = counted(sentences);
  CaptionScores scores;
  add_bleu(scores, sentences, counts);
  auto& rouge = scores.per_picture["ROUGE_L"];
  for (const Numbered& picture : sentences) rouge.push_back(rouge_l(picture.candidate, picture.references));
  scores.corpus["ROUGE_L"] = mean(rouge);
  const auto& cider = scores.per_picture["CIDEr"] = cider_d(counts);
  scores.corpus["CIDEr"] = mean(cider);
  add_meteor(scores, tokens, meteor_files);
  return scores;
}

}  // namespace descry
