#include "training/run/watched_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/attention/overlay.h"
#include "model/disk/whole_file.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaxBytes = 64 << 20;
constexpr int kMaxSide = 1024;  // of a map, cells
constexpr std::string_view kDigits = "0123456789abcdef";

std::string_view prefix_of(EpochFile kind) { return kind == EpochFile::kWatched ? "epoch-" : "dev-"; }

std::string hexadecimal(const std::vector<std::uint8_t>& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

/// Nothing if the text is not two digits for each of `count` bytes.
std::optional<std::vector<std::uint8_t>> bytes_of(const std::string& text, std::size_t count) {
  if (text.size() != 2 * count) return std::nullopt;
  std::vector<std::uint8_t> bytes(count);
  for (std::size_t i = 0; i < count; ++i) {
    const char* begin = text.data() + 2 * i;
    if (std::from_chars(begin, begin + 2, bytes[i], 16).ptr != begin + 2) return std::nullopt;
  }
  return bytes;
}

/// More digits than a map's bytes and a shown probability ask for, and fewer than a float in decimals takes.
double rounded(float value) { return std::round(static_cast<double>(value) * 1e6) / 1e6; }

Json json_of(const WatchedCaption& caption) {
  Json json{{"picture", caption.picture},
            {"path", caption.path},
            {"caption", caption.caption},
            {"references", caption.references}};
  if (caption.cider) json["cider"] = *caption.cider;
  if (caption.words.empty()) return json;
  json["rows"] = caption.rows;
  json["columns"] = caption.columns;
  for (const WatchedWord& word : caption.words)
    json["words"].push_back({{"word", word.text},
                             {"probability", rounded(word.probability)},
                             {"largest", rounded(word.largest)},
                             {"attention", hexadecimal(word.cells)}});
  return json;
}

/// Throws nlohmann::json::exception; nothing where a map does not fit.
std::optional<WatchedCaption> caption_from(const Json& json) {
  WatchedCaption caption;
  caption.picture = json.at("picture");
  caption.path = json.at("path");
  caption.caption = json.at("caption");
  caption.references = json.at("references").get<std::vector<std::string>>();
  if (json.contains("cider")) caption.cider = json["cider"].get<double>();
  if (!json.contains("words")) return caption;
  caption.rows = json.at("rows");
  caption.columns = json.at("columns");
  if (std::min(caption.rows, caption.columns) < 0 || std::max(caption.rows, caption.columns) > kMaxSide) return {};
  const auto cells = static_cast<std::size_t>(caption.rows) * static_cast<std::size_t>(caption.columns);
  for (const Json& entry : json["words"]) {
    WatchedWord word{entry.at("word"), entry.at("probability"), entry.at("largest"), {}};
    const auto attention = entry.at("attention").get<std::string>();
    if (!attention.empty()) {
      auto bytes = bytes_of(attention, cells);
      if (!bytes) return {};
      word.cells = std::move(*bytes);
    }
    caption.words.push_back(std::move(word));
  }
  return caption;
}

}  // namespace

std::filesystem::path epoch_file(const std::filesystem::path& run_folder, EpochFile kind, int epoch) {
  return run_folder / "captions" / (std::string(prefix_of(kind)) + epoch_digits(epoch) + ".json");
}

std::map<int, std::uint64_t> epoch_files(const std::filesystem::path& run_folder, EpochFile kind) {
  std::map<int, std::uint64_t> epochs;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(run_folder / "captions", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().stem().string();
    if (entry->path().extension() != ".json" || !name.starts_with(prefix_of(kind))) continue;
    int epoch = 0;
    const char* last = name.data() + name.size();
    const auto read = std::from_chars(name.data() + prefix_of(kind).size(), last, epoch);
    if (read.ec != std::errc() || read.ptr != last || epoch <= 0) continue;
    struct stat status {};
    // Written anew, a file has another inode.
    if (::stat(entry->path().c_str(), &status) == 0)
      epochs[epoch] = static_cast<std::uint64_t>(status.st_ino) * 1'000'003 +
                      static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1'000'000'000 +
                      static_cast<std::uint64_t>(status.st_mtim.tv_nsec);
  }
  return epochs;
}

void remove_epoch_files_after(const std::filesystem::path& run_folder, int epoch) {
  std::error_code ignored;
  for (const EpochFile kind : {EpochFile::kWatched, EpochFile::kDev})
    for (const auto& [later, stamp] : epoch_files(run_folder, kind))
      if (later > epoch) std::filesystem::remove(epoch_file(run_folder, kind, later), ignored);
}

Result<void> write_watched(const std::filesystem::path& run_folder, int epoch,
                           const std::vector<WatchedCaption>& captions) {
  Json entries = Json::array();
  for (const WatchedCaption& caption : captions) entries.push_back(json_of(caption));
  return write_file_atomically(epoch_file(run_folder, EpochFile::kWatched, epoch),
                               storable({{"epoch", epoch}, {"captions", entries}}).dump() + "\n");
}

Result<std::vector<WatchedCaption>> read_watched(const std::filesystem::path& run_folder, int epoch) {
  const auto path = epoch_file(run_folder, EpochFile::kWatched, epoch);
  const auto bytes = read_whole_file(path, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto damaged = failure(ErrorCode::kDamaged, "This epoch's captions cannot be read: the file is damaged.", path);
  std::vector<WatchedCaption> captions;
  try {
    const Json json = Json::parse(bytes->begin(), bytes->end());
    for (const Json& entry : json.at("captions")) {
      auto caption = caption_from(entry);
      if (!caption) return damaged;
      captions.push_back(std::move(*caption));
    }
  } catch (const Json::exception&) {
    return damaged;
  }
  return captions;
}

WatchedWord watched_word(const std::string& text, float probability, const AttentionMap& map) {
  WatchedWord word{text, probability, largest_weight(map), {}};
  const auto is_weight = [](float weight) { return std::isfinite(weight); };
  // A network of NaNs looks nowhere.
  if (!(word.largest > 0) || !std::all_of(map.weights.begin(), map.weights.end(), is_weight)) return word;
  for (const float weight : map.weights)
    word.cells.push_back(static_cast<std::uint8_t>(std::lround(255 * std::clamp(weight / word.largest, 0.0F, 1.0F))));
  return word;
}

AttentionMap map_of(const WatchedCaption& caption, std::size_t word) {
  const WatchedWord& said = caption.words.at(word);
  if (said.cells.empty()) return {};
  AttentionMap map{caption.rows, caption.columns, {}};
  for (const std::uint8_t cell : said.cells) map.weights.push_back(said.largest * static_cast<float>(cell) / 255);
  return map;
}

}  // namespace descry
