#include "model/captioning/decoding_settings.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>

#include "model/text/words.h"

namespace descry {
namespace {

/// Calls `visit(name, field)` for every field; `Settings` is DecodingSettings, const or not.
template <typename Settings, typename Visit>
void for_each_field(Settings& settings, const Visit& visit) {
  visit("beam", settings.beam);
  visit("length_exponent", settings.length_exponent);
  visit("max_words", settings.max_words);
  visit("min_words", settings.min_words);
  visit("n_best", settings.n_best);
  visit("no_repeats", settings.no_repeats);
  visit("start", settings.start);
  visit("forbidden", settings.forbidden);
  visit("required", settings.required);
  visit("sample", settings.sample);
  visit("temperature", settings.temperature);
  visit("top_k", settings.top_k);
  visit("top_p", settings.top_p);
  visit("seed", settings.seed);
}

bool read(const nlohmann::json& value, bool& field) {
  if (value.is_boolean()) field = value.get<bool>();
  return value.is_boolean();
}

bool read(const nlohmann::json& value, int& field) {
  if (!value.is_number_integer()) return false;
  const auto number = value.get<std::int64_t>();
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) return false;
  field = static_cast<int>(number);
  return true;
}

bool read(const nlohmann::json& value, std::uint64_t& field) {
  const bool fits = value.is_number_unsigned() || (value.is_number_integer() && value.get<std::int64_t>() >= 0);
  if (fits) field = value.get<std::uint64_t>();
  return fits;
}

bool read(const nlohmann::json& value, double& field) {
  if (value.is_number()) field = value.get<double>();
  return value.is_number();
}

bool read(const nlohmann::json& value, std::string& field) {
  if (value.is_string()) field = value.get<std::string>();
  return value.is_string();
}

bool read(const nlohmann::json& value, std::vector<std::string>& field) {
  if (!value.is_array()) return false;
  std::vector<std::string> words(value.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!read(value[i], words[i])) return false;
  field = std::move(words);
  return true;
}

constexpr int kMostSentences = 20;  ///< and the widest beam
constexpr std::size_t kMostRequired = 10;

/// Collects what is wrong; of a field only the first.
class Problems {
 public:
  void add(const char* field, const std::string& message) {
    const bool has = std::any_of(found_.begin(), found_.end(), [&](const auto& other) { return other.field == field; });
    if (!has) found_.push_back({field, message});
  }

  void check_range(const char* field, const std::string& what, double value, double least, double most) {
    if (value >= least && value <= most) return;  // NaN is in no range
    const auto number = [](double of) {
      std::string text = std::to_string(of);
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
      return text;
    };
    add(field, what + " is " + number(value) + "; it must be " + number(least) + " to " + number(most) + ".");
  }

  /// All words of the entries must be known.
  void check_words(const char* field, std::span<const std::string> entries, const Vocabulary& vocabulary) {
    for (const std::string& entry : entries) {
      const std::vector<std::string> words = caption_words(entry);
      if (words.empty() && !entry.empty()) add(field, "\"" + entry + "\" is no word.");
      for (const std::string& word : words)
        if (vocabulary.id(word) == Vocabulary::kUnknown)
          add(field, "The model does not know the word \"" + word + "\"; take another.");
    }
  }

  std::vector<SettingsProblem> found() && { return std::move(found_); }

 private:
  std::vector<SettingsProblem> found_;
};

std::string words_text(std::size_t count) { return std::to_string(count) + (count == 1 ? " word" : " words"); }

/// Whether the phrase stands among the words.
bool holds(const std::vector<std::int64_t>& words, const TokenPhrase& phrase) {
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

std::string text_of(const TokenPhrase& phrase, const Vocabulary& vocabulary) {
  std::string text;
  for (const std::int64_t word : phrase) append_word(text, vocabulary.word(word));
  return text;
}

std::size_t words_of(const std::vector<TokenPhrase>& phrases) {
  return std::accumulate(phrases.begin(), phrases.end(), std::size_t{0},
                         [](std::size_t sum, const TokenPhrase& phrase) { return sum + phrase.size(); });
}

void check_numbers(const DecodingSettings& settings, Problems& problems) {
  problems.check_range("beam", "The beam", settings.beam, 1, kMostSentences);
  problems.check_range("length_exponent", "The length exponent", settings.length_exponent, 0, 2);
  if (settings.max_words < 1) problems.add("max_words", "A caption's longest length must be at least one word.");
  const int sentences = settings.sample ? kMostSentences : std::clamp(settings.beam, 1, kMostSentences);
  if (settings.n_best < 1 || settings.n_best > sentences)
    problems.add("n_best", "The number of captions a picture is " + std::to_string(settings.n_best) +
                               (settings.sample ? "; it must be 1 to " : "; with this beam it must be 1 to ") +
                               std::to_string(sentences) + ".");
  problems.check_range("temperature", "The temperature", settings.temperature, 0.1, 2);
  if (settings.top_k < 0) problems.add("top_k", "The number of likeliest words to draw from must be 0 (all) or more.");
  if (!(settings.top_p > 0 && settings.top_p <= 1))
    problems.add("top_p", "The share of the likeliest words to draw from must be above 0, and 1 at most.");
}

void check_lengths(const DecodingSettings& settings, const AskedWords& asked, int longest, Problems& problems) {
  const int most = std::min(std::max(settings.max_words, 1), longest);
  if (settings.min_words < 0 || settings.min_words > most)
    problems.add("min_words", "The shortest length is " + std::to_string(settings.min_words) + "; it must be 0 to " +
                                  std::to_string(most) +
                                  (settings.max_words > longest ? ", which is the most that this model can say."
                                                                : ", which is the longest length."));
  if (asked.start.size() > static_cast<std::size_t>(most)) {
    problems.add("start", "The start has " + words_text(asked.start.size()) + ", but a caption may only have " +
                              std::to_string(most) + "; shorten it.");
    return;
  }
  std::vector<TokenPhrase> owed = asked.required;
  std::erase_if(owed, [&](const TokenPhrase& phrase) { return holds(asked.start, phrase); });
  if (words_of(owed) + asked.start.size() > static_cast<std::size_t>(most))
    problems.add("required", "The start and the required words are longer than a caption may be, " +
                                 words_text(static_cast<std::size_t>(most)) + "; require fewer.");
}

void check_contradictions(const DecodingSettings& settings, const AskedWords& asked, const Vocabulary& vocabulary,
                          Problems& problems) {
  for (const TokenPhrase& phrase : asked.forbidden) {
    std::string name = "\"";
    name += text_of(phrase, vocabulary) + "\" is forbidden, but ";
    if (std::any_of(asked.required.begin(), asked.required.end(),
                    [&](const TokenPhrase& required) { return holds(required, phrase); }))
      problems.add("forbidden", name + "it is required too.");
    if (holds(asked.start, phrase)) problems.add("forbidden", name + "the start holds it.");
  }
  const std::size_t required = words_of(asked.required);
  if (required > kMostRequired)
    problems.add("required", "No more than " + std::to_string(kMostRequired) + " words can be required; these are " +
                                 std::to_string(required) + ".");
  if (settings.sample && !asked.required.empty())
    problems.add("required", "Required words have to be searched for: drawn sentences cannot promise them.");
}

std::vector<std::int64_t> ids_of(const std::string& entry, const Vocabulary& vocabulary) {
  std::vector<std::int64_t> ids;
  for (const std::string& word : caption_words(entry)) ids.push_back(vocabulary.id(word));
  return ids;
}

std::vector<TokenPhrase> known_phrases(const std::vector<std::string>& entries, const Vocabulary& vocabulary) {
  std::vector<TokenPhrase> phrases;
  for (const std::string& entry : entries) {
    TokenPhrase phrase = ids_of(entry, vocabulary);
    const bool known = !phrase.empty() && std::find(phrase.begin(), phrase.end(), Vocabulary::kUnknown) == phrase.end();
    if (known && std::find(phrases.begin(), phrases.end(), phrase) == phrases.end())
      phrases.push_back(std::move(phrase));
  }
  return phrases;
}

}  // namespace

nlohmann::json settings_json(const DecodingSettings& settings) {
  nlohmann::json json = nlohmann::json::object();
  for_each_field(settings, [&](const char* name, const auto& field) { json[name] = field; });
  return json;
}

Result<DecodingSettings> settings_from_json(const nlohmann::json& json) {
  if (!json.is_object()) return failure(ErrorCode::kDamaged, "Decoding settings are no JSON object.");
  DecodingSettings settings;
  std::string wrong;
  for_each_field(settings, [&](const char* name, auto& field) {
    const auto found = json.find(name);
    if (found != json.end() && !read(*found, field) && wrong.empty()) wrong = name;
  });
  if (!wrong.empty())
    return failure(ErrorCode::kDamaged, "Of decoding settings, \"" + wrong + "\" has a value of another kind.");
  return settings;
}

std::vector<SettingsProblem> settings_problems(const DecodingSettings& settings, const Vocabulary& vocabulary,
                                               int longest) {
  Problems problems;
  check_numbers(settings, problems);
  problems.check_words("start", {&settings.start, 1}, vocabulary);
  problems.check_words("forbidden", settings.forbidden, vocabulary);
  problems.check_words("required", settings.required, vocabulary);
  const AskedWords asked = asked_words(settings, vocabulary);
  check_lengths(settings, asked, longest, problems);
  check_contradictions(settings, asked, vocabulary, problems);
  return std::move(problems).found();
}

AskedWords asked_words(const DecodingSettings& settings, const Vocabulary& vocabulary) {
  AskedWords asked{ids_of(settings.start, vocabulary), known_phrases(settings.forbidden, vocabulary),
                   known_phrases(settings.required, vocabulary)};
  std::erase(asked.start, Vocabulary::kUnknown);
  asked.imposed = asked.start.size();
  return asked;
}

}  // namespace descry
