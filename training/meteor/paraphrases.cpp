#include "training/meteor/paraphrases.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr int kLongestLine = 4096;

struct Close {
  void operator()(gzFile file) const { gzclose(file); }
};
using File = std::unique_ptr<gzFile_s, Close>;

/// The next line without its end; nothing at the end of the file.
std::optional<std::string_view> next_line(gzFile file, std::array<char, kLongestLine>& buffer) {
  if (gzgets(file, buffer.data(), kLongestLine) == nullptr) return {};
  std::string_view line(buffer.data());
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Calls `take` with every run of up to kLongestPhrase words, by start, short before long.
template <typename Take>
void for_each_phrase(const std::vector<std::string>& words, const Take& take) {
  std::string phrase;
  for (std::size_t start = 0; start < words.size(); ++start) {
    phrase.clear();
    const std::size_t longest = std::min(ParaphraseTable::kLongestPhrase, words.size() - start);
    for (std::size_t length = 1; length <= longest; ++length) {
      if (length > 1) phrase += ' ';
      phrase += words[start + length - 1];
      take(start, length, phrase);
    }
  }
}

}  // namespace

fs::path paraphrase_file() {
  const char* chosen = std::getenv("DESCRY_METEOR_PARAPHRASES");
  return chosen != nullptr ? chosen : "";
}

std::int32_t ParaphraseTable::id_of(const std::string& phrase) {
  const auto [found, is_new] = ids_.try_emplace(phrase, static_cast<std::int32_t>(ids_.size()));
  if (is_new) others_.emplace_back();
  return found->second;
}

Result<ParaphraseTable> ParaphraseTable::read(const fs::path& path,
                                              const std::vector<std::vector<std::string>>& sentences) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return failure(ErrorCode::kNotFound, "METEOR's paraphrase table is not there", path);
  const File file(fs::is_regular_file(status) ? gzopen(path.c_str(), "rb") : nullptr);
  if (!file) return failure(ErrorCode::kUnreadable, "METEOR's paraphrase table cannot be read", path);
  gzbuffer(file.get(), 1 << 18);
  std::unordered_set<std::string> phrases;
  for (const auto& words : sentences)
    for_each_phrase(words, [&](std::size_t, std::size_t, const std::string& phrase) { phrases.insert(phrase); });
  ParaphraseTable table;
  std::array<char, kLongestLine> buffer;
  std::string phrase, paraphrase;
  bool whole = true;
  for (std::size_t entries = 0;; ++entries) {
    if (!next_line(file.get(), buffer)) {
      whole = entries > 0;
      break;
    }
    const auto first = next_line(file.get(), buffer);
    if (first) phrase = *first;
    const auto second = next_line(file.get(), buffer);
    whole = second.has_value();
    if (!whole) break;
    if (!phrases.contains(phrase)) continue;
    paraphrase = *second;
    if (!phrases.contains(paraphrase)) continue;
    const std::int32_t a = table.id_of(phrase), b = table.id_of(paraphrase);
    table.others_[static_cast<std::size_t>(a)].insert(b);
  }
  int code = Z_OK;
  gzerror(file.get(), &code);
  if (code != Z_OK || !whole || gzdirect(file.get()) == 1)
    return failure(ErrorCode::kDamaged,
                   "this is no whole paraphrase table of METEOR: gzip'd text, three lines an entry; fetch it again",
                   path);
  return table;
}

std::vector<Phrase> ParaphraseTable::phrases_in(const std::vector<std::string>& words) const {
  std::vector<Phrase> phrases;
  if (ids_.empty()) return phrases;
  for_each_phrase(words, [&](std::size_t start, std::size_t length, const std::string& phrase) {
    const auto found = ids_.find(phrase);
    if (found != ids_.end()) phrases.push_back({static_cast<int>(start), static_cast<int>(length), found->second});
  });
  return phrases;
}

int ParaphraseTable::entries(const Phrase& a, const Phrase& b) const {
  const auto stands = [&](const Phrase& phrase, const Phrase& paraphrase) {
    return others_[static_cast<std::size_t>(phrase.id)].contains(paraphrase.id) ? 1 : 0;
  };
  return stands(a, b) + stands(b, a);
}

}  // namespace descry
