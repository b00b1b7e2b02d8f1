#include "training/meteor/meteor.h"

#include <algorithm>
#include <cmath>

#include "training/meteor/aligner.h"
#include "training/meteor/normaliser.h"

namespace descry {
namespace {

// The rank task's settings for English.
constexpr double kAlpha = 0.85;  ///< precision against recall
constexpr double kBeta = 0.20;   ///< shape of the penalty for fragmentation
constexpr double kGamma = 0.60;  ///< weight of that penalty
constexpr double kDelta = 0.75;  ///< content against function words
constexpr std::array<double, kMeteorModules> kModuleWeights{1.0, 0.6, 0.8, 0.6};

constexpr std::size_t kMostWords = 500;  ///< that are matched; time and memory grow with their square

double weighted(const MeteorStatistics::Words& words) {
  return kDelta * static_cast<double>(words.content) + (1 - kDelta) * static_cast<double>(words.function);
}

double weighted(const std::array<MeteorStatistics::Words, kMeteorModules>& matched) {
  double sum = 0;
  for (std::size_t module = 0; module < kMeteorModules; ++module)
    sum += kModuleWeights[module] * weighted(matched[module]);
  return sum;
}

std::int64_t count(const MeteorStatistics::Words& words) { return words.content + words.function; }

std::int64_t count(const std::array<MeteorStatistics::Words, kMeteorModules>& matched) {
  std::int64_t sum = 0;
  for (const MeteorStatistics::Words& words : matched) sum += count(words);
  return sum;
}

void operator+=(MeteorStatistics::Words& sum, const MeteorStatistics::Words& words) {
  sum.content += words.content;
  sum.function += words.function;
}

void add_words(MeteorStatistics::Words& sum, const MeteorSentence& sentence, std::size_t start, std::size_t length) {
  for (std::size_t i = start; i < start + length; ++i)
    ++(sentence.words[i]->is_function_word ? sum.function : sum.content);
}

/// All words matched, in one chunk.
bool is_perfect(const MeteorStatistics& of) {
  return of.chunks == 1 && count(of.test_matched) == count(of.test) &&
         count(of.reference_matched) == count(of.reference);
}

/// What of a sentence is matched.
MeteorSentence matchable(const MeteorSentence& sentence) {
  MeteorSentence part = sentence;
  part.words.resize(std::min(part.words.size(), kMostWords));
  std::erase_if(part.phrases, [&](const Phrase& phrase) {
    return static_cast<std::int64_t>(phrase.start) + phrase.length > std::ssize(part.words);
  });
  return part;
}

MeteorStatistics compare(const MeteorSentence& test, const MeteorSentence& reference,
                         const ParaphraseTable& paraphrases) {
  const MeteorSentence shown = matchable(test);
  const auto possible = possible_matches(shown, matchable(reference), paraphrases);
  const MeteorAlignment alignment = align(possible, shown.words.size());
  MeteorStatistics statistics;
  add_words(statistics.test, test, 0, test.words.size());
  add_words(statistics.reference, reference, 0, reference.words.size());
  for (const MeteorMatch& match : alignment.matches) {
    add_words(statistics.test_matched[match.module], test, static_cast<std::size_t>(match.test_start),
              static_cast<std::size_t>(match.test_length));
    add_words(statistics.reference_matched[match.module], reference, static_cast<std::size_t>(match.reference_start),
              static_cast<std::size_t>(match.reference_length));
  }
  statistics.chunks = alignment.chunks;
  return statistics;
}

/// Every sentence as METEOR splits it: of each picture the candidate, then its references.
std::vector<std::vector<std::string>> all_sentences(const std::vector<TokenizedPicture>& pictures) {
  std::vector<std::vector<std::string>> sentences;
  for (const TokenizedPicture& picture : pictures) {
    sentences.push_back(meteor_words(picture.candidate));
    for (const auto& reference : picture.references) sentences.push_back(meteor_words(reference));
  }
  return sentences;
}

}  // namespace

MeteorStatistics& MeteorStatistics::operator+=(const MeteorStatistics& other) {
  test += other.test;
  reference += other.reference;
  for (std::size_t module = 0; module < kMeteorModules; ++module) {
    test_matched[module] += other.test_matched[module];
    reference_matched[module] += other.reference_matched[module];
  }
  chunks += is_perfect(other) ? 0 : other.chunks;
  return *this;
}

double MeteorStatistics::score() const {
  const double in_test = weighted(test_matched), in_reference = weighted(reference_matched);
  if (in_test == 0 || in_reference == 0) return 0;
  const double precision = in_test / weighted(test), recall = in_reference / weighted(reference);
  const double mean = 1 / ((1 - kAlpha) / precision + kAlpha / recall);
  if (is_perfect(*this)) return mean;
  const double words = static_cast<double>(count(test_matched) + count(reference_matched)) / 2;
  return mean * (1 - kGamma * std::pow(static_cast<double>(chunks) / words, kBeta));
}

std::array<std::int64_t, 23> MeteorStatistics::row() const {
  std::array<std::int64_t, 23> row{count(test), count(reference), test.function, reference.function};
  for (std::size_t module = 0; module < kMeteorModules; ++module) {
    row[4 + 4 * module] = test_matched[module].content;
    row[5 + 4 * module] = reference_matched[module].content;
    row[6 + 4 * module] = test_matched[module].function;
    row[7 + 4 * module] = reference_matched[module].function;
  }
  row[20] = chunks;
  row[21] = count(test_matched);
  row[22] = count(reference_matched);
  return row;
}

Result<MeteorScores> meteor(const std::vector<TokenizedPicture>& pictures, const MeteorFiles& files) {
  const auto wordnet = shared_wordnet(files.wordnet);
  if (!wordnet) return tl::unexpected(wordnet.error());
  const auto sentences = all_sentences(pictures);
  ParaphraseTable paraphrases;
  if (!files.paraphrases.empty()) {
    Result<ParaphraseTable> read = ParaphraseTable::read(files.paraphrases, sentences);
    if (!read) return tl::unexpected(read.error());
    paraphrases = std::move(*read);
  }
  Lexicon lexicon(**wordnet);
  MeteorScores scores;
  MeteorStatistics total;
  auto next = sentences.begin();
  for (const TokenizedPicture& picture : pictures) {
    const MeteorSentence candidate = lexicon.sentence(*next++, paraphrases);
    MeteorStatistics best;
    double best_score = -1;
    for (std::size_t i = 0; i < picture.references.size(); ++i) {
      const MeteorStatistics own = compare(candidate, lexicon.sentence(*next++, paraphrases), paraphrases);
      if (const double score = own.score(); score > best_score) {
        best = own;
        best_score = score;
      }
    }
    scores.per_picture.push_back(std::max(best_score, 0.0));
    scores.statistics.push_back(best);
    total += best;
  }
  scores.corpus = total.score();
  return scores;
}

}  // namespace descry
