#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

#include "model/captioning/caption.h"
#include "model/decoding/search.h"
#include "model/result.h"
#include "model/text/vocabulary.h"

namespace descry {

/// Every field by its name: {"beam": 3, "start": "a photograph of", "forbidden": ["man"], ...}.
nlohmann::json settings_json(const DecodingSettings& settings);

/// The same back. Fields that are missing keep their defaults, unknown ones are passed over (a newer program wrote
/// them); ranges are the captioner's to check. Errors: kDamaged, naming the field that is no such value.
Result<DecodingSettings> settings_from_json(const nlohmann::json& json);

/// What is wrong with one field of settings, as a sentence to a person.
struct SettingsProblem {
  std::string field;  ///< as settings_json names it
  std::string message;
};

/// What keeps a model with these words, which says `longest` words at most, from captioning as asked: values out of
/// their range, words that it does not know, contradictions. Empty: nothing does. A max_words beyond `longest` is no
/// problem; it means `longest`.
std::vector<SettingsProblem> settings_problems(const DecodingSettings& settings, const Vocabulary& vocabulary,
                                               int longest);

/// The settings' words as ids. They are read as captions are, in lower case and without punctuation; an entry of
/// several words means these in a row. Of start, words that the vocabulary does not hold are left out; of the others,
/// entries with such words, and doubles.
struct AskedWords {
  std::vector<std::int64_t> start;
  std::vector<TokenPhrase> forbidden, required;
  std::size_t imposed = 0;  ///< of start, so many are not the network's own and do not count in its confidence
};
AskedWords asked_words(const DecodingSettings& settings, const Vocabulary& vocabulary);

}  // namespace descry
