#include "model/text/vocabulary.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace descry {
namespace {

// No word can equal one of these: caption_words deletes "<" and ">".
constexpr std::array<const char*, 4> kSpecials{"<pad>", "<start>", "<end>", "<unk>"};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  if (is_ascii(text)) {  // nearly every caption: forty thousand of them in a few milliseconds
    for (char& c : lowered) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
  }
  const auto size = static_cast<std::int32_t>(text.size());
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size));
  lowered.clear();
  // The root locale: a Turkish desktop must not turn "I" into a dotless i.
  unicode.toLower(icu::Locale::getRoot()).toUTF8String(lowered);
  return lowered;
}

bool is_ascii_punctuation(UChar32 c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

}  // namespace

std::vector<std::string> caption_words(std::string_view caption) {
  const std::string lowered = lower_case(caption);
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  const auto size = static_cast<std::int32_t>(lowered.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(lowered.data(), i, size, c);
    if (u_isUWhiteSpace(c)) {
      end_word();
    } else if (!is_ascii_punctuation(c)) {
      word.append(lowered, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
  }
  end_word();
  return words;
}

Vocabulary::Vocabulary() : words_(kSpecials.begin(), kSpecials.end()) {
  for (std::size_t i = 0; i < words_.size(); ++i) ids_.emplace(words_[i], static_cast<std::int64_t>(i));
}

Vocabulary Vocabulary::from_captions(const std::vector<std::string>& captions, const VocabularyOptions& options) {
  return Vocabulary().with_words_of(captions, options);
}

Vocabulary Vocabulary::with_words_of(const std::vector<std::string>& captions, const VocabularyOptions& options) const {
  std::unordered_map<std::string, std::int64_t> counts;
  for (const std::string& caption : captions) {
    for (std::string& word : caption_words(caption)) ++counts[std::move(word)];
  }
  std::vector<std::pair<std::string, std::int64_t>> ranked;
  for (const auto& [word, count] : counts) {
    if (count >= options.min_count) ranked.emplace_back(word, count);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });

  Vocabulary vocabulary = *this;
  for (auto& [word, count] : ranked) {
    if (options.max_size > 0 && vocabulary.size() >= options.max_size) break;
    if (vocabulary.ids_.emplace(word, vocabulary.size()).second) vocabulary.words_.push_back(word);
  }
  return vocabulary;
}

Result<Vocabulary> Vocabulary::from_words(std::vector<std::string> words) {
  const auto damaged = [](const std::string& what) {
    return failure(ErrorCode::kDamaged, "The vocabulary " + what + "; get the model file again.");
  };
  if (words.size() < kSpecials.size()) return damaged("lacks its four special words");
  for (std::size_t i = 0; i < kSpecials.size(); ++i) {
    if (words[i] != kSpecials[i]) return damaged("has \"" + words[i] + "\" in place of " + kSpecials[i]);
  }
  Vocabulary vocabulary;
  vocabulary.ids_.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) return damaged("has an empty word at place " + std::to_string(i));
    if (!vocabulary.ids_.emplace(words[i], static_cast<std::int64_t>(i)).second) {
      return damaged("holds \"" + words[i] + "\" twice");
    }
  }
  vocabulary.words_ = std::move(words);
  return vocabulary;
}

std::int64_t Vocabulary::id(std::string_view word) const {
  const auto found = ids_.find(std::string(word));
  return found == ids_.end() ? kUnknown : found->second;
}

std::vector<std::int64_t> Vocabulary::encode(std::string_view caption, std::int64_t max_tokens) const {
  std::vector<std::int64_t> ids{kStart};
  for (const std::string& word : caption_words(caption)) ids.push_back(id(word));
  ids.push_back(kEnd);
  if (static_cast<std::int64_t>(ids.size()) > max_tokens)
    ids.resize(static_cast<std::size_t>(std::max<std::int64_t>(max_tokens, 0)));
  return ids;
}

std::string Vocabulary::decode(const std::vector<std::int64_t>& ids) const {
  std::string text;
  for (const std::int64_t id : ids) {
    if (id == kEnd) break;
    if (id < static_cast<std::int64_t>(kSpecials.size())) continue;
    if (!text.empty()) text += ' ';
    text += word(id);
  }
  return text;
}

}  // namespace descry
