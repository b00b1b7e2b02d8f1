#include "training/run/watched.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "model/disk/whole_file.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::int64_t kMaxChoice = 1 << 20, kMaxPictures = std::int64_t{1} << 30;

fs::path choice_file(const fs::path& run_folder) { return run_folder / "watched.json"; }
fs::path pictures_file(const fs::path& run_folder) { return run_folder / "captions" / "dev.json"; }

}  // namespace

std::vector<std::size_t> watched_places(const std::vector<CaptionedPicture>& dev, const std::vector<std::string>& names,
                                        int count, std::vector<std::string>* unknown) {
  std::unordered_map<std::string_view, std::size_t> places_by_name;
  if (!names.empty())
    for (std::size_t i = 0; i < dev.size(); ++i) places_by_name.emplace(dev[i].name, i);
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = places_by_name.find(name);
    if (found == places_by_name.end()) {
      if (unknown != nullptr) unknown->push_back(name);
    } else if (std::find(places.begin(), places.end(), found->second) == places.end()) {
      places.push_back(found->second);
    }
  }
  if (!places.empty()) return places;
  const auto most = std::min(static_cast<std::size_t>(std::max(count, 0)), dev.size());
  for (std::size_t i = 0; i < most; ++i) places.push_back(i * dev.size() / most);
  return places;
}

std::optional<std::vector<std::string>> watched_choice(const fs::path& run_folder) {
  const auto bytes = read_whole_file(choice_file(run_folder), kMaxChoice);
  if (!bytes) return std::nullopt;
  try {
    return Json::parse(bytes->begin(), bytes->end()).at("watched").get<std::vector<std::string>>();
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

Result<void> write_watched_choice(const fs::path& run_folder, const std::vector<std::string>& names) {
  return write_file_atomically(choice_file(run_folder), storable({{"watched", names}}).dump(2) + "\n");
}

Result<void> write_dev_pictures(const fs::path& run_folder, const std::vector<CaptionedPicture>& dev) {
  Json pictures = Json::array();
  for (const CaptionedPicture& picture : dev)
    pictures.push_back({{"picture", picture.name},
                        {"path", picture.path.string()},
                        {"reference", picture.captions.empty() ? std::string() : picture.captions.front()}});
  return write_file_atomically(pictures_file(run_folder), storable({{"pictures", pictures}}).dump() + "\n");
}

Result<std::vector<CaptionedPicture>> read_dev_pictures(const fs::path& run_folder) {
  const auto bytes = read_whole_file(pictures_file(run_folder), kMaxPictures);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<CaptionedPicture> pictures;
  try {
    const Json json = Json::parse(bytes->begin(), bytes->end());
    for (const Json& entry : json.at("pictures"))
      pictures.push_back({entry.at("picture"), entry.at("path").get<std::string>(), {entry.at("reference")}});
  } catch (const Json::exception&) {
    return failure(ErrorCode::kDamaged, "The list of the run's dev pictures is damaged.", pictures_file(run_folder));
  }
  return pictures;
}

}  // namespace descry
