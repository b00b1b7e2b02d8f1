#include "training/meteor/wordnet.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <mutex>
#include <sstream>
#include <system_error>

#include "model/disk/whole_file.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr const char* kDebianFolder = "/usr/share/wordnet";
constexpr std::int64_t kMaxBytes = std::int64_t{64} << 20;
constexpr std::array kParts{"noun", "verb", "adj", "adv"};

/// Where a distributor's correction of a gloss moved the synsets behind it.
struct Moved {
  std::size_t part;
  std::uint32_t first, end;  ///< offsets in the moved file
  std::uint32_t by;          ///< bytes
  const char* witness;       ///< a word with a synset at `first`
};

/// Debian's wordnet-base 1:3.0-37.
constexpr std::array kMoved{Moved{1, 613036, 2422967, 18, "forget"}, Moved{2, 1681478, 100'000'000, 1, "placed"}};

struct Ending {
  std::string_view from, to;
};

/// morphy's rules of detachment: nouns, verbs, adjectives.
constexpr std::array kEndings{
    Ending{"s", ""},      Ending{"ses", "s"},   Ending{"xes", "x"}, Ending{"zes", "z"}, Ending{"ches", "ch"},
    Ending{"shes", "sh"}, Ending{"men", "man"}, Ending{"ies", "y"}, Ending{"es", "e"},  Ending{"es", ""},
    Ending{"ed", "e"},    Ending{"ed", ""},     Ending{"ing", "e"}, Ending{"ing", ""},  Ending{"er", ""},
    Ending{"est", ""},    Ending{"er", "e"},    Ending{"est", "e"},
};

/// The synset offsets at the end of an index line, which says how many they are:
/// lemma pos synset_cnt p_cnt [ptr_symbol...] sense_cnt tagsense_cnt synset_offset [synset_offset...]
std::vector<std::uint32_t> offsets_in(std::string_view line) {
  std::istringstream fields{std::string(line)};
  std::vector<std::string> all;
  for (std::string field; fields >> field;) all.push_back(std::move(field));
  const auto number = [](const std::string& field) {
    std::uint32_t value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
  };
  std::vector<std::uint32_t> offsets;
  const std::size_t count = all.size() > 2 ? number(all[2]) : 0;
  for (std::size_t i = all.size() - std::min(count, all.size()); i < all.size(); ++i) offsets.push_back(number(all[i]));
  return offsets;
}

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The next line of `rest`, which loses it.
std::string_view next_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  return line;
}

}  // namespace

fs::path wordnet_folder() {
  const char* chosen = std::getenv("DESCRY_WORDNET");
  return chosen != nullptr && *chosen != '\0' ? chosen : kDebianFolder;
}

Result<WordNet> WordNet::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / "index.noun", error))
    return failure(ErrorCode::kNotFound,
                   "WordNet is not here: install the package wordnet-base, or name its folder in DESCRY_WORDNET",
                   folder);
  WordNet wordnet;
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    const auto index = wordnet.read_index(folder / (std::string("index.") + kParts[part]), part);
    if (!index) return tl::unexpected(index.error());
    const auto exceptions = wordnet.read_exceptions(folder / (std::string(kParts[part]) + ".exc"));
    if (!exceptions) return tl::unexpected(exceptions.error());
  }
  for (std::size_t i = 0; i < kMoved.size(); ++i) {
    const auto witness = wordnet.lines_[kMoved[i].part].find(kMoved[i].witness);
    if (witness == wordnet.lines_[kMoved[i].part].end()) continue;
    const auto offsets = offsets_in(witness->second);
    wordnet.is_moved_[i] = std::find(offsets.begin(), offsets.end(), kMoved[i].first) != offsets.end();
  }
  return wordnet;
}

Result<void> WordNet::read_index(const fs::path& path, std::size_t part) {
  auto bytes = read_whole_file(path, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  texts_[part] = std::move(*bytes);
  std::string_view rest = text_of(texts_[part]);
  lines_[part].reserve(rest.size() / 40);
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (line.starts_with(' ')) continue;  // the licence
    const auto blank = line.find(' ');
    if (blank != line.npos) lines_[part].emplace(line.substr(0, blank), line);
  }
  if (lines_[part].empty()) return failure(ErrorCode::kDamaged, "holds no words of WordNet", path);
  return {};
}

Result<void> WordNet::read_exceptions(const fs::path& path) {
  const auto bytes = read_whole_file(path, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view rest = text_of(*bytes);
  while (!rest.empty()) {
    std::istringstream fields{std::string(next_line(rest))};
    std::string word;
    if (!(fields >> word)) continue;
    std::vector<std::string>& bases = exceptions_[word];
    for (std::string base; fields >> base;) bases.push_back(std::move(base));
  }
  return {};
}

bool WordNet::knows(std::string_view word) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](const auto& lines) { return lines.contains(word); });
}

std::vector<std::string> WordNet::bases(const std::string& word) const {
  if (const auto found = exceptions_.find(word); found != exceptions_.end()) return found->second;
  if (word.size() <= 2 || word.ends_with("ss")) return {};
  for (const Ending& ending : kEndings) {
    if (!word.ends_with(ending.from)) continue;
    std::string base = word.substr(0, word.size() - ending.from.size()).append(ending.to);
    if (knows(base)) return {std::move(base)};
  }
  return {};
}

void WordNet::add_synsets(std::string_view word, std::vector<std::uint32_t>& synsets) const {
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    const auto found = lines_[part].find(word);
    if (found == lines_[part].end()) continue;
    for (const std::uint32_t offset : offsets_in(found->second)) synsets.push_back(original(part, offset));
  }
}

std::uint32_t WordNet::original(std::size_t part, std::uint32_t offset) const {
  for (std::size_t i = 0; i < kMoved.size(); ++i)
    if (is_moved_[i] && kMoved[i].part == part && offset >= kMoved[i].first && offset < kMoved[i].end)
      return offset - kMoved[i].by;
  return offset;
}

std::vector<std::uint32_t> WordNet::synsets(const std::string& word) const {
  std::vector<std::uint32_t> synsets;
  add_synsets(word, synsets);
  for (const std::string& base : bases(word)) add_synsets(base, synsets);
  std::sort(synsets.begin(), synsets.end());
  synsets.erase(std::unique(synsets.begin(), synsets.end()), synsets.end());
  return synsets;
}

Result<std::shared_ptr<const WordNet>> shared_wordnet(const fs::path& folder) {
  static std::mutex mutex;
  static std::map<fs::path, std::shared_ptr<const WordNet>> opened;
  const std::lock_guard lock(mutex);
  std::shared_ptr<const WordNet>& wordnet = opened[folder];
  if (!wordnet) {
    Result<WordNet> read = WordNet::open(folder);
    if (!read) return tl::unexpected(read.error());
    wordnet = std::make_shared<const WordNet>(std::move(*read));
  }
  return wordnet;
}

}  // namespace descry
