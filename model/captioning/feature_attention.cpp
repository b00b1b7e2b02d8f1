#include "model/captioning/feature_attention.h"

#include <torch/torch.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/captioning/rollout.h"
#include "model/text/vocabulary.h"

namespace descry {
namespace {

/// One layer's recorded weights [1, heads, words, cells] as plain numbers.
std::vector<std::vector<float>> heads_of(const torch::Tensor& weights) {
  std::vector<std::vector<float>> heads;
  const torch::Tensor on_cpu = weights[0].to(torch::kCPU, torch::kFloat).contiguous();
  for (const torch::Tensor& head : on_cpu.unbind(0)) {
    heads.emplace_back(head.data_ptr<float>(), head.data_ptr<float>() + head.numel());
  }
  return heads;
}

/// What each word, when it was said, gave to the words before it: [1, heads, words, words] of positions, the first of
/// which reads the sentence's start, becomes columns of words, of which the last was not said yet.
std::vector<std::vector<float>> between_words(const torch::Tensor& weights) {
  const torch::Tensor words = torch::zeros_like(weights);
  const std::int64_t before = weights.size(-1) - 1;
  words.narrow(-1, 0, before).copy_(weights.narrow(-1, 1, before));
  return heads_of(words);
}

/// A whole number of the card's "attention" entry, if it is there and in range.
int attention_default(const nlohmann::json& card, const char* key, int otherwise, int end) {
  const auto entry = card.find("attention");
  if (entry == card.end() || !entry->is_object() || !entry->contains(key)) return otherwise;
  const nlohmann::json& value = entry->at(key);
  if (!value.is_number_integer()) return otherwise;
  const auto number = value.get<std::int64_t>();
  return number >= -1 && number < end ? static_cast<int>(number) : otherwise;
}

}  // namespace

AttentionTrace feature_attention(Captioner& network, const torch::Tensor& features,
                                 const std::vector<std::int64_t>& tokens) {
  const torch::NoGradGuard no_grad;
  const CaptionerOptions& options = network->options();
  AttentionTrace trace;
  trace.rows = static_cast<int>(options.grid_rows);
  trace.columns = static_cast<int>(options.grid_columns);
  trace.words = static_cast<int>(std::min<std::size_t>(tokens.size(), static_cast<std::size_t>(options.max_tokens)));
  // Position t, which reads the word before, is where word t is chosen.
  std::vector<std::int64_t> read{Vocabulary::kStart};
  read.insert(read.end(), tokens.begin(), tokens.end());
  read.resize(static_cast<std::size_t>(std::max(trace.words, 1)));
  AttentionRecord record;
  const PictureMemory memory = network->remember(network->encode(features, &record));
  const torch::Tensor none = torch::zeros({1, static_cast<std::int64_t>(read.size())}, torch::kBool);
  network->forward(torch::tensor(read, torch::kInt64).unsqueeze(0).to(features.device()), memory,
                   none.to(features.device()), &record);
  for (const torch::Tensor& weights : record.cross) trace.layers.push_back(heads_of(weights));
  if (trace.words == 0) return trace;
  for (const torch::Tensor& weights : record.decoder_self) trace.between_words.push_back(between_words(weights));
  const torch::Tensor rollout = attention_rollout(record, options.members).contiguous();
  trace.rollout.assign(rollout.data_ptr<float>(), rollout.data_ptr<float>() + rollout.numel());
  return trace;
}

int attention_layers(const CaptionerOptions& network) {
  return static_cast<int>(network.members * network.attending_layers());
}

int attention_heads(const CaptionerOptions& network, int layer) {
  return static_cast<int>(network.attending_heads((layer + 1) % network.attending_layers() == 0));
}

MapPlace recommended_map(const nlohmann::json& card, const CaptionerOptions& network) {
  const int layers = attention_layers(network);
  const int layer = attention_default(card, "layer", layers - 1, layers);
  return {layer, layer < 0 ? -1 : attention_default(card, "head", -1, attention_heads(network, layer))};
}

}  // namespace descry
