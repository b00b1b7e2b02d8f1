#include "training/run/evaluation.h"

#include <torch/torch.h>

#include <limits>

#include "model/captioning/caption_features.h"

namespace descry {

namespace {

constexpr int kBatchPictures = 32;

/// Sums over tokens, kept in double so that they do not depend on how many there are.
struct TokenSums {
  double loss = 0;
  std::int64_t right = 0;
  std::int64_t tokens = 0;

  void add(Captioner& network, const torch::Tensor& features, const CaptionBatch& batch) {
    const auto device = features.device();
    const auto memory = network->remember(network->encode(features));
    const auto keep = batch.keep.to(device);
    const auto logits = network->forward(batch.tokens.to(device), memory, keep).to(torch::kFloat32);
    const auto targets = batch.targets.to(device).masked_select(keep);
    const auto losses = torch::nn::functional::cross_entropy(
        logits, targets, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kNone));
    loss += losses.sum(torch::kFloat64).item<double>();
    right += logits.argmax(-1).eq(targets).sum().item<std::int64_t>();
    tokens += targets.numel();
  }
};

tl::unexpected<Error> cancelled() {
  return failure(ErrorCode::kCancelled, "The evaluation was stopped before its end.");
}

void judge(const std::vector<CaptionedPicture>& pictures, const Judging& judging, Evaluation& evaluation) {
  std::vector<ScoredPicture> scored;
  std::vector<std::size_t> places;
  std::vector<std::string> captions;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    captions.push_back(evaluation.captions[i].text());
    if (pictures[i].captions.empty()) continue;
    scored.push_back({pictures[i].name, captions.back(), pictures[i].captions});
    places.push_back(i);
  }
  evaluation.cider.assign(pictures.size(), std::numeric_limits<double>::quiet_NaN());
  if (scored.empty()) return;
  CaptionScores scores = score_captions(scored, judging.meteor);
  for (std::size_t i = 0; i < places.size(); ++i) evaluation.cider[places[i]] = scores.per_picture["CIDEr"][i];
  evaluation.metrics = std::move(scores.corpus);
  evaluation.metrics.merge(report_captions(captions, judging.known).named());
  evaluation.without_meteor = std::move(scores.without_meteor);
}

void add_captions(Captioner& network, const Vocabulary& vocabulary, const torch::Tensor& features,
                  const std::vector<std::size_t>& places, const DecodingSettings& decoding,
                  std::vector<Caption>& captions) {
  auto found = caption_features(network, vocabulary, features, decoding);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!found.at(i).empty()) captions[places[i]] = std::move(found[i].front());
  }
}

}  // namespace

Result<Evaluation> evaluate(Captioner& network, const Vocabulary& vocabulary, const EvaluationRequest& request,
                            std::stop_token stop) {
  if (request.encoded.empty()) return failure(ErrorCode::kUsage, "There are no pictures to evaluate on.");
  const torch::NoGradGuard no_gradients;
  network->eval();
  Evaluation result;
  TokenSums sums;
  if (request.write_captions) result.captions.resize(request.pictures.size());
  std::int64_t done = 0;
  // A fixed order, by length: padding costs least, and sums come out the same every time.
  for (const auto& places : epoch_batches(request.encoded, kBatchPictures, 0, 0)) {
    if (stop.stop_requested()) return cancelled();
    const auto batch = assemble(request.encoded, places);
    const auto features = request.features(batch.pictures);
    if (batch.captions > 0) sums.add(network, features, batch);
    if (request.write_captions) {
      add_captions(network, vocabulary, features, places, request.decoding, result.captions);
    }
    done += std::ssize(places);
    if (request.progress) request.progress(done, std::ssize(request.encoded));
  }
  if (sums.tokens > 0) {
    result.loss = sums.loss / static_cast<double>(sums.tokens);
    result.accuracy = static_cast<double>(sums.right) / static_cast<double>(sums.tokens);
  }
  if (request.write_captions) judge(request.pictures, request.judging, result);
  return result;
}

Result<Evaluation> evaluate(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                            const FeatureCache& features, torch::Device device, const DecodingSettings& decoding,
                            const Judging& judging,
                            const std::function<void(std::int64_t done, std::int64_t total)>& progress,
                            std::stop_token stop) {
  std::vector<CaptionedPicture> readable;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (!features.has(static_cast<std::int64_t>(i))) continue;
    readable.push_back(pictures[i]);
    places.push_back(i);
  }
  auto encoded = encode_captions(readable, captioner.vocabulary, 0, captioner.network->options().max_tokens);
  for (std::size_t i = 0; i < places.size(); ++i) encoded[i].picture = static_cast<std::int64_t>(places[i]);
  const auto source = [&](const std::vector<std::int64_t>& numbers) { return features.batch(numbers).to(device); };
  auto result =
      evaluate(captioner.network, captioner.vocabulary,
               EvaluationRequest{readable, encoded, source, true, decoding, progress, judging}, std::move(stop));
  if (!result) return result;
  std::vector<Caption> captions(pictures.size());
  std::vector<double> cider(pictures.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < places.size(); ++i) {
    captions[places[i]] = std::move(result->captions[i]);
    cider[places[i]] = result->cider[i];
  }
  result->captions = std::move(captions);
  result->cider = std::move(cider);
  return result;
}

Result<std::vector<Caption>> best_captions(Captioner& network, const Vocabulary& vocabulary,
                                           const FeatureSource& features, const std::vector<std::int64_t>& pictures,
                                           const DecodingSettings& decoding, std::stop_token stop) {
  const torch::NoGradGuard no_gradients;
  network->eval();
  std::vector<Caption> captions(pictures.size());
  for (std::size_t begin = 0; begin < pictures.size(); begin += kBatchPictures) {
    if (stop.stop_requested()) return cancelled();
    std::vector<std::int64_t> numbers;
    std::vector<std::size_t> places;
    for (std::size_t i = begin; i < std::min(pictures.size(), begin + kBatchPictures); ++i) {
      numbers.push_back(pictures[i]);
      places.push_back(i);
    }
    add_captions(network, vocabulary, features(numbers), places, decoding, captions);
  }
  return captions;
}

}  // namespace descry
