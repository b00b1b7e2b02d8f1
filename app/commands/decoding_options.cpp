#include "app/commands/decoding_options.h"

#include <algorithm>
#include <limits>

namespace descry {
namespace {

constexpr const char* kGroup = "How captions are asked for";

template <typename Value>
void take(const std::optional<Value>& said, Value& setting) {
  if (said) setting = *said;
}

/// "--forbid man,woman --forbid dog" alike; never the pictures that follow.
void add_words(CLI::App& command, const char* name, std::vector<std::string>& words, const char* help) {
  command.add_option(name, words, help)->delimiter(',')->allow_extra_args(false)->group(kGroup);
}

}  // namespace

DecodingSettings DecodingOptions::over(DecodingSettings settings) const {
  take(beam, settings.beam);
  take(length_exponent, settings.length_exponent);
  take(n_best, settings.n_best);
  take(min_words, settings.min_words);
  take(max_words, settings.max_words);
  take(start, settings.start);
  take(temperature, settings.temperature);
  take(top_k, settings.top_k);
  take(top_p, settings.top_p);
  take(seed, settings.seed);
  settings.forbidden.insert(settings.forbidden.end(), forbidden.begin(), forbidden.end());
  settings.required.insert(settings.required.end(), required.begin(), required.end());
  settings.sample = settings.sample || sample;
  if (!beam && !settings.sample) settings.beam = std::max(settings.beam, settings.n_best);
  // The model's own least or longest length gives way to one that was said.
  if (!min_words) settings.min_words = std::min(settings.min_words, settings.max_words);
  if (!max_words) settings.max_words = std::max(settings.max_words, settings.min_words);
  return settings;
}

void add_decoding_options(CLI::App& command, DecodingOptions& options) {
  const auto add = [&](const char* name, auto& value, const char* help) {
    return command.add_option(name, value, help)->group(kGroup);
  };
  auto* beam = add("--beam", options.beam, "Sentences kept at each word; 1: greedy");
  beam->check(CLI::Range(1, 20));
  add("--length-exponent", options.length_exponent, "Above 0 favours longer sentences")->check(CLI::Range(0.0, 2.0));
  add("--n-best", options.n_best, "Sentences a picture in the JSON")->check(CLI::Range(1, 20));
  add("--min-words", options.min_words, "No sentence ends before so many words")->check(CLI::Range(0, 1000));
  add("--max-words", options.max_words, "Every sentence ends after so many words at the latest")
      ->check(CLI::Range(1, 1000));
  add("--start", options.start, "Words that every sentence begins with (\"a photograph of\")");
  add_words(command, "--forbid", options.forbidden, "Words that are never said, between commas; \"hot dog\": in a row");
  add_words(command, "--require", options.required,
            "Words that every sentence holds, between commas; \"hot dog\": in a row");
  auto* sample = command.add_flag("--sample", options.sample, "Draw sentences word by word instead of searching them");
  sample->group(kGroup)->excludes(beam);
  add("--temperature", options.temperature, "Of drawing: below 1 keeps to what is likely")
      ->check(CLI::Range(0.1, 2.0))
      ->needs(sample);
  add("--top-k", options.top_k, "Draw from the so many likeliest words; 0: from all")
      ->check(CLI::Range(0, std::numeric_limits<int>::max()))
      ->needs(sample);
  add("--top-p", options.top_p, "Draw from the likeliest words that hold this share together")
      ->check(CLI::Range(0.0, 1.0))
      ->needs(sample);
  add("--seed", options.seed, "Of drawing: the same seed draws the same sentences")->needs(sample);
}

}  // namespace descry
