#include "training/metrics/score_files.h"

#include <unicode/ustring.h>

#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "model/disk/whole_file.h"
#include "training/metrics/caption_scores.h"

namespace descry {
namespace {

constexpr std::int64_t kMaxBytes = std::int64_t{1} << 30;
constexpr std::size_t kMaxLine = 100'000;
constexpr std::size_t kNamedProblems = 10;

/// Bad lines of a file, of which the first few are named.
class Problems {
 public:
  explicit Problems(std::filesystem::path path) : path_(std::move(path)) {}

  void add(std::size_t line, const std::string& what) {
    if (++count_ > kNamedProblems) return;
    if (!text_.empty()) text_ += "; ";
    text_ += "line " + std::to_string(line) + ": " + what;
  }
  bool any() const { return count_ > 0; }
  tl::unexpected<Error> failure() const {
    std::string message = text_;
    if (count_ > kNamedProblems) message += "; and " + std::to_string(count_ - kNamedProblems) + " more";
    return descry::failure(ErrorCode::kDamaged, message, path_);
  }

 private:
  std::filesystem::path path_;
  std::string text_;
  std::size_t count_ = 0;
};

bool is_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &status);
  return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

/// A name from a file as a message may show it.
std::string shown(std::string_view name) {
  constexpr std::size_t kLongest = 80;
  return "\"" + std::string(name.substr(0, kLongest)) + (name.size() > kLongest ? "..." : "") + "\"";
}

using LineReader = std::function<void(std::size_t number, std::string_view name, std::string_view caption)>;

/// Calls `take` for every line `name<TAB>caption`, and notes the others.
Result<void> read_lines(const std::filesystem::path& path, Problems& problems, const LineReader& take) {
  const auto bytes = read_whole_file(path, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view rest(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (line.size() > kMaxLine)
      problems.add(number, "is longer than 100,000 bytes");
    else if (!is_utf8(line))
      problems.add(number, "is not UTF-8");
    else if (tab == line.npos)
      problems.add(number, "has no tab between image and caption");
    else if (tab == 0)
      problems.add(number, "names no image");
    else
      take(number, line.substr(0, tab), line.substr(tab + 1));
  }
  return {};
}

using References = std::unordered_map<std::string, std::vector<std::string>>;

Result<References> read_references(const std::filesystem::path& path) {
  Problems problems(path);
  References references;
  std::unordered_set<std::string> seen;
  const auto read =
      read_lines(path, problems, [&](std::size_t number, std::string_view name, std::string_view caption) {
        const auto mark = name.rfind('#');
        const bool numbered = mark != name.npos && mark > 0 && mark + 1 < name.size() &&
                              name.find_first_not_of("0123456789", mark + 1) == name.npos;
        if (!numbered)
          problems.add(number, shown(name) + " is not of the form image#number");
        else if (!seen.emplace(name).second)
          problems.add(number, shown(name) + " is given twice");
        else
          references[std::string(name.substr(0, mark))].emplace_back(caption);
      });
  if (!read) return tl::unexpected(read.error());
  if (problems.any()) return problems.failure();
  return references;
}

Result<std::vector<ScoredPicture>> read_candidates(const std::filesystem::path& path, const References& references) {
  Problems problems(path);
  std::vector<ScoredPicture> pictures;
  std::unordered_map<std::string, std::size_t> lines;
  const auto read =
      read_lines(path, problems, [&](std::size_t number, std::string_view name, std::string_view caption) {
        const std::string image(name);
        const auto found = references.find(image);
        const auto [first, is_new] = lines.emplace(image, number);
        if (!is_new)
          problems.add(number, shown(name) + " already stands in line " + std::to_string(first->second));
        else if (found == references.end())
          problems.add(number, shown(name) + " has no references");
        else
          pictures.push_back({image, std::string(caption), found->second});
      });
  if (!read) return tl::unexpected(read.error());
  if (problems.any()) return problems.failure();
  if (pictures.empty())
    return failure(ErrorCode::kDamaged, "holds no captions; expected are lines of image, tab and caption", path);
  return pictures;
}

}  // namespace

Result<nlohmann::json> score_files(const std::filesystem::path& candidates, const std::filesystem::path& references,
                                   const MeteorFiles& meteor_files) {
  const auto known = read_references(references);
  if (!known) return tl::unexpected(known.error());
  const auto pictures = read_candidates(candidates, *known);
  if (!pictures) return tl::unexpected(pictures.error());
  const CaptionScores scores = score_captions(*pictures, meteor_files);
  if (scores.without_meteor && scores.without_meteor->path == meteor_files.paraphrases)
    return tl::unexpected(*scores.without_meteor);
  nlohmann::json result = scores.corpus;
  if (scores.without_meteor) result["left_out"] = {{"METEOR", scores.without_meteor->describe()}};
  result["images"] = pictures->size();
  nlohmann::json& per_image = result["per_image"] = nlohmann::json::object();
  for (const auto& [metric, values] : scores.per_picture)
    for (std::size_t i = 0; i < values.size(); ++i) per_image[(*pictures)[i].name][metric] = values[i];
  return result;
}

}  // namespace descry
