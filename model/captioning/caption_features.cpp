#include "model/captioning/caption_features.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "model/decoding/draw.h"
#include "model/decoding/search.h"
#include "model/engine/packed_linears.h"
#include "model/engine/threads.h"
#include "model/text/content_words.h"

namespace descry {
namespace {

constexpr int kRunnerUps = 5;
constexpr std::int64_t kPicturesOfThread = 8;  ///< so many at least are worth one

/// Puts a network into eval mode while it lives.
class EvalScope {
 public:
  explicit EvalScope(Captioner& network) : network_(network), was_training_(network->is_training()) {
    network_->eval();
  }
  ~EvalScope() { network_->train(was_training_); }
  EvalScope(const EvalScope&) = delete;
  EvalScope& operator=(const EvalScope&) = delete;

 private:
  Captioner& network_;
  bool was_training_;
};

std::string shown_word(const Vocabulary& vocabulary, std::int64_t token) {
  return token == Vocabulary::kEnd ? "." : vocabulary.word(token);
}

/// `imposed`: words at its beginning that the network was not asked about.
Caption caption_from(const Hypothesis& hypothesis, const Vocabulary& vocabulary, std::size_t imposed) {
  Caption caption;
  double log_probability = 0;
  for (std::size_t i = 0; i < hypothesis.words.size(); ++i) {
    const ScoredToken& said = hypothesis.words[i];
    if (i >= imposed) log_probability += said.log_probability;
    if (said.token == Vocabulary::kEnd) continue;
    CaptionWord word{vocabulary.word(said.token), std::exp(said.log_probability), {}};
    for (const ScoredToken& other : hypothesis.runner_ups[i]) {
      word.runner_ups.push_back({shown_word(vocabulary, other.token), std::exp(other.log_probability)});
    }
    caption.words.push_back(std::move(word));
    caption.tokens.push_back(said.token);
  }
  caption.score = hypothesis.score;
  if (hypothesis.words.size() > imposed) {
    caption.confidence = std::exp(log_probability / static_cast<double>(hypothesis.words.size() - imposed));
  }
  return caption;
}

SearchOptions search_options(const DecodingSettings& settings, const AskedWords& asked, const CaptionerOptions& network,
                             const Vocabulary& vocabulary) {
  SearchOptions options;
  options.beam = settings.beam;
  options.length_exponent = settings.length_exponent;
  options.max_words = std::min(settings.max_words, static_cast<int>(network.max_tokens) - 2);
  options.min_words = std::min(settings.min_words, options.max_words);
  options.n_best = std::min(settings.n_best, settings.beam);
  options.runner_ups = kRunnerUps;
  options.forbidden = {Vocabulary::kPad, Vocabulary::kStart, Vocabulary::kUnknown};
  for (const TokenPhrase& phrase : asked.forbidden) {
    if (phrase.size() == 1) {
      options.forbidden.push_back(phrase.front());
    } else {
      options.forbidden_phrases.push_back(phrase);
    }
  }
  options.start = asked.start;
  options.required = asked.required;
  if (settings.no_repeats)
    for (const std::string& word : vocabulary.words()) options.content.push_back(is_content_word(word));
  return options;
}

DrawOptions draw_options(const DecodingSettings& settings) {
  return {settings.n_best, settings.temperature, settings.top_k, settings.top_p, settings.seed};
}

/// The network as a step function over pictures it remembers.
StepFunction step_of(Captioner& network, const PictureMemory& all, std::int64_t pictures, torch::Device device) {
  return [&network, &all, memory = all, remembered = pictures, cache = WordCache(), device](
             const torch::Tensor& tokens, const torch::Tensor& parents, const torch::Tensor& searched) mutable {
    if (searched.size(0) != remembered) memory = all.index(searched.to(device));
    remembered = searched.size(0);
    if (cache.length > 0) cache.reorder(parents.to(device));
    return torch::log_softmax(network->step(tokens.to(device), memory, cache).to(torch::kFloat), -1);
  };
}

/// caption_features of some of the pictures, in one thread of several or with all of them.
std::vector<std::vector<Caption>> caption_part(Captioner& network, const Vocabulary& vocabulary,
                                               const torch::Tensor& features, const DecodingSettings& settings,
                                               const AskedWords& asked) {
  const torch::NoGradGuard no_grad;
  const torch::Device device = features.device();
  const auto linears = packed_linears(default_backbone_engine(device));
  const LinearEngineScope scope(linears.get());
  const PictureMemory all = network->remember(network->encode(features));
  const std::int64_t pictures = features.size(0);
  const auto steps = [&] { return step_of(network, all, pictures, device); };
  const SearchOptions options = search_options(settings, asked, network->options(), vocabulary);
  const auto found = settings.sample
                         ? draw(steps, pictures, Vocabulary::kStart, Vocabulary::kEnd, options, draw_options(settings))
                         : search(steps(), pictures, Vocabulary::kStart, Vocabulary::kEnd, options);
  std::vector<std::vector<Caption>> captions;
  for (const std::vector<Hypothesis>& hypotheses : found) {
    std::vector<Caption>& of_picture = captions.emplace_back();
    for (const Hypothesis& hypothesis : hypotheses)
      of_picture.push_back(caption_from(hypothesis, vocabulary, asked.imposed));
    if (of_picture.empty()) of_picture.emplace_back();  // a network of NaNs says nothing
  }
  return captions;
}

/// In how many threads pictures are searched, each with some of them: the products of one step are too small to be
/// shared out well.
int parts_of(const torch::Tensor& features) {
  if (!features.is_cpu() || !has_threads()) return 1;
  return static_cast<int>(std::clamp<std::int64_t>(features.size(0) / kPicturesOfThread, 1, at::get_num_threads()));
}

}  // namespace

std::vector<std::vector<Caption>> caption_features(Captioner& network, const Vocabulary& vocabulary,
                                                   const torch::Tensor& features, const DecodingSettings& settings) {
  return caption_features(network, vocabulary, features, settings, asked_words(settings, vocabulary));
}

std::vector<std::vector<Caption>> caption_features(Captioner& network, const Vocabulary& vocabulary,
                                                   const torch::Tensor& features, const DecodingSettings& settings,
                                                   const AskedWords& asked) {
  if (features.size(0) == 0) return {};
  const EvalScope eval(network);
  const std::vector<torch::Tensor> parts = features.tensor_split(parts_of(features), 0);
  std::vector<std::vector<std::vector<Caption>>> captions(parts.size());
  run_in_threads(static_cast<int>(parts.size()), [&](int part) {
    const auto place = static_cast<std::size_t>(part);
    captions[place] = caption_part(network, vocabulary, parts[place], settings, asked);
  });
  std::vector<std::vector<Caption>> all;
  for (auto& part : captions) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

}  // namespace descry
