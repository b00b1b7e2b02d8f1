#include "training/run/faithfulness.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "model/captioning/cell_choices.h"
#include "model/captioning/hiding.h"
#include "model/captioning/network_input.h"
#include "model/engine/frozen_backbone.h"
#include "model/images/decode.h"
#include "model/text/content_words.h"
#include "model/text/words.h"
#include "training/run/batches.h"
#include "training/run/word_maps.h"

namespace descry {
namespace {

constexpr int kRandomRegions = 4;  // a picture: their mean is one word's random loss
constexpr int kResamples = 2000;
const std::string kCentre = "centre", kRandom = "random";

/// What hiding cost the words of one picture, summed, by map.
struct PictureCosts {
  std::int64_t words = 0;
  std::map<std::string, double> losses;
};

/// Variants of one picture, each computed once however many maps ask for it.
class HiddenVariants {
 public:
  /// The number under which `hidden` (bool [rows, columns]) is computed.
  std::int64_t number_of(const torch::Tensor& hidden) {
    const torch::Tensor cells = hidden.contiguous();
    const std::string key(reinterpret_cast<const char*>(cells.data_ptr<bool>()),
                          static_cast<std::size_t>(cells.numel()));
    const auto [known, is_new] = numbers_.emplace(key, std::ssize(variants_));
    if (is_new) variants_.push_back(cells);
    return known->second;
  }
  torch::Tensor all() const { return torch::stack(variants_); }

 private:
  std::map<std::string, std::int64_t> numbers_;
  std::vector<torch::Tensor> variants_;
};

/// One hidden variant that a map asks for, for one word.
struct Asked {
  std::string map;
  std::int64_t word = 0, variant = 0;
  double share = 1;
};

/// Positions of the words that count: those that name something and that the network expects.
std::vector<std::int64_t> counted_words(const Vocabulary& vocabulary, const std::vector<std::int64_t>& tokens,
                                        const torch::Tensor& log_probabilities, double least_probability) {
  std::vector<std::int64_t> counted;
  for (std::int64_t i = 0; i < log_probabilities.numel(); ++i) {
    const std::int64_t token = tokens[static_cast<std::size_t>(i)];
    if (token == Vocabulary::kUnknown || !is_content_word(vocabulary.word(token))) continue;
    if (log_probabilities[i].item<double>() >= std::log(least_probability)) counted.push_back(i);
  }
  return counted;
}

/// What every map, the centre and random regions ask to be hidden.
std::vector<Asked> questions(const std::vector<WordMaps>& maps, const std::vector<std::int64_t>& words,
                             std::uint64_t seed, HiddenVariants& variants) {
  std::vector<Asked> asked;
  const std::int64_t rows = maps.front().values.size(1), columns = maps.front().values.size(2);
  const std::int64_t quarter = quarter_of(rows * columns);
  for (const WordMaps& kind : maps) {
    for (const std::int64_t word : words)
      asked.push_back({kind.name, word, variants.number_of(largest_cells(kind.values[word], quarter))});
  }
  const std::int64_t centre = variants.number_of(central_cells(rows, columns, quarter));
  for (const std::int64_t word : words) asked.push_back({kCentre, word, centre});
  for (std::uint64_t region = 0; region < kRandomRegions; ++region) {
    const std::int64_t variant = variants.number_of(random_region(rows, columns, quarter, mixed_seed(seed, region)));
    for (const std::int64_t word : words) asked.push_back({kRandom, word, variant, 1.0 / kRandomRegions});
  }
  return asked;
}

PictureCosts costs_of(LoadedCaptioner& captioner, const FeatureFunction& backbone, const torch::Tensor& pixels,
                      const std::vector<std::int64_t>& tokens, double least_probability, std::uint64_t seed) {
  PictureCosts costs;
  const torch::NoGradGuard no_grad;
  const torch::Tensor shown = word_log_probabilities(captioner.network, backbone(pixels), tokens)[0];
  const auto words = counted_words(captioner.vocabulary, tokens, shown, least_probability);
  costs.words = std::ssize(words);
  if (words.empty()) return costs;
  HiddenVariants variants;
  const auto asked = questions(word_maps(captioner.network, backbone, pixels, tokens), words, seed, variants);
  const torch::Tensor losses =
      shown - word_log_probabilities(captioner.network, features_with_hidden(backbone, pixels, variants.all()), tokens);
  const auto loss = losses.accessor<float, 2>();
  for (const Asked& each : asked)
    costs.losses[each.map] += each.share * static_cast<double>(loss[each.variant][each.word]);
  return costs;
}

/// The numbers of `count` pictures out of `all`, in an order that follows from the seed.
std::vector<std::size_t> sample(std::size_t all, std::int64_t count, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < all; ++i) order.emplace_back(mixed_seed(seed, i), i);
  std::sort(order.begin(), order.end());
  if (static_cast<std::size_t>(count) < all) order.resize(static_cast<std::size_t>(count));
  std::vector<std::size_t> chosen;
  for (const auto& [key, number] : order) chosen.push_back(number);
  return chosen;
}

/// Sums over pictures, each counted as often as it was drawn.
struct Sums {
  double words = 0, loss = 0, centre = 0, random = 0;
};

Estimate estimate(double mean, std::vector<double> resampled) {
  std::sort(resampled.begin(), resampled.end());
  const auto at = [&](double share) { return resampled[static_cast<std::size_t>(share * (kResamples - 1))]; };
  return {mean, at(0.025), at(0.975)};
}

HidingCost summarised(const std::string& map, const std::vector<PictureCosts>& pictures, std::uint64_t seed) {
  const auto add = [&](const PictureCosts& picture, Sums& sums) {
    sums.words += static_cast<double>(picture.words);
    sums.loss += picture.losses.at(map);
    sums.centre += picture.losses.at(kCentre);
    sums.random += picture.losses.at(kRandom);
  };
  Sums all;
  for (const PictureCosts& picture : pictures) add(picture, all);
  std::vector<double> losses, to_centre, to_random;
  std::mt19937_64 random(seed);  // the same resamples for every map
  for (int i = 0; i < kResamples; ++i) {
    Sums drawn;
    for (std::size_t k = 0; k < pictures.size(); ++k) add(pictures[random() % pictures.size()], drawn);
    losses.push_back(drawn.loss / drawn.words);
    to_centre.push_back(drawn.loss / drawn.centre);
    to_random.push_back(drawn.loss / drawn.random);
  }
  return {map, estimate(all.loss / all.words, losses), estimate(all.loss / all.centre, to_centre),
          estimate(all.loss / all.random, to_random)};
}

/// The maps by falling loss, and what they are compared with.
std::vector<HidingCost> summaries(const std::vector<PictureCosts>& pictures, std::uint64_t seed) {
  std::vector<HidingCost> costs;
  for (const auto& [map, loss] : pictures.front().losses) costs.push_back(summarised(map, pictures, seed));
  const auto is_map = [](const HidingCost& cost) { return cost.map != kCentre && cost.map != kRandom; };
  std::stable_sort(costs.begin(), costs.end(), [&](const HidingCost& a, const HidingCost& b) {
    return is_map(a) != is_map(b) ? is_map(a) : a.loss.mean > b.loss.mean;
  });
  return costs;
}

}  // namespace

const HidingCost* Faithfulness::find(const std::string& map) const {
  const auto found = std::find_if(maps.begin(), maps.end(), [&](const HidingCost& cost) { return cost.map == map; });
  return found == maps.end() ? nullptr : &*found;
}

Result<Faithfulness> faithfulness(LoadedCaptioner& captioner, const FaithfulnessRequest& request, torch::Device device,
                                  std::stop_token stop) {
  if (!captioner.backbone) {
    return failure(ErrorCode::kUnsupported, "This model holds no backbone, so nothing can be hidden from it.");
  }
  const FrozenBackbone backbone(captioner.backbone, device);
  std::vector<PictureCosts> pictures;
  Faithfulness result;
  const auto chosen = sample(request.pictures.size(), request.count, request.seed);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (stop.stop_requested()) return failure(ErrorCode::kCancelled, "The deletion test was stopped before its end.");
    const CaptionedPicture& picture = request.pictures[chosen[i]];
    const std::uint64_t seed = mixed_seed(request.seed, chosen[i], 1);
    if (picture.captions.empty()) continue;
    const Result<Image> image =
        read_image(picture.path, std::max(captioner.preprocessing.height, captioner.preprocessing.width));
    if (!image) continue;
    const torch::Tensor pixels = network_input({&*image, 1}, captioner.preprocessing, device);
    std::vector<std::int64_t> tokens;
    for (const std::string& word : caption_words(picture.captions[seed % picture.captions.size()]))
      tokens.push_back(captioner.vocabulary.id(word));
    PictureCosts costs = costs_of(captioner, backbone, pixels, tokens, request.least_probability, seed);
    if (costs.words > 0) pictures.push_back(std::move(costs));
    if (request.progress) request.progress(static_cast<std::int64_t>(i) + 1, std::ssize(chosen));
  }
  if (pictures.empty())
    return failure(ErrorCode::kUsage, "No word of these pictures' captions is one that the model expects.");
  result.pictures = std::ssize(pictures);
  for (const PictureCosts& picture : pictures) result.words += picture.words;
  result.maps = summaries(pictures, request.seed);
  return result;
}

}  // namespace descry
