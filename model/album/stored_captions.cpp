#include "model/album/stored_captions.h"

#include <nlohmann/json.hpp>

namespace descry {
namespace {

using nlohmann::json;

json json_of(const CaptionWord& word) {
  json others = json::array();
  for (const RunnerUp& other : word.runner_ups) others.push_back({other.word, other.probability});
  return {word.text, word.probability, std::move(others)};
}

CaptionWord word_from(const json& entry) {
  CaptionWord word{entry.at(0), entry.at(1), {}};
  for (const json& other : entry.at(2)) word.runner_ups.push_back({other.at(0), other.at(1)});
  return word;
}

Caption caption_from(const json& entry) {
  Caption caption;
  for (const json& word : entry.at(0)) caption.words.push_back(word_from(word));
  caption.tokens = entry.at(1).get<std::vector<std::int64_t>>();
  caption.score = entry.at(2);
  caption.confidence = entry.at(3);
  return caption;
}

}  // namespace

std::vector<std::uint8_t> stored(const std::vector<Caption>& captions) {
  json all = json::array();
  for (const Caption& caption : captions) {
    json words = json::array();
    for (const CaptionWord& word : caption.words) words.push_back(json_of(word));
    all.push_back({std::move(words), caption.tokens, caption.score, caption.confidence});
  }
  return json::to_cbor(all);
}

std::vector<Caption> read_stored_captions(std::span<const std::uint8_t> bytes) {
  std::vector<Caption> captions;
  try {
    for (const json& entry : json::from_cbor(bytes.begin(), bytes.end())) captions.push_back(caption_from(entry));
  } catch (const json::exception&) {
    return {};
  }
  return captions;
}

}  // namespace descry
