#include "training/run/pointing.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "model/disk/whole_file.h"
#include "model/images/decode.h"

namespace descry {

namespace {

constexpr std::int64_t kMaxTruthBytes = std::int64_t{256} << 20;

bool is_named(const NamedBox& object, const std::string& word) {
  return std::find(object.nouns.begin(), object.nouns.end(), word) != object.nouns.end();
}

/// Whether the centre of the map's largest cell lies in the object's box.
bool peaks_in(const AttentionMap& map, const NamedBox& object) {
  const auto peak = std::max_element(map.weights.begin(), map.weights.end()) - map.weights.begin();
  const double x = (static_cast<double>(peak % map.columns) + 0.5) / map.columns;
  const double y = (static_cast<double>(peak / map.columns) + 0.5) / map.rows;
  return x >= object.x && x <= object.x + object.width && y >= object.y && y <= object.y + object.height;
}

std::vector<MapChoice> all_maps(const PictureCaptioner& captioner) {
  std::vector<MapChoice> maps{{-1, -1}};
  for (int layer = 0; layer < captioner.layers(); ++layer) {
    for (int head = -1; head < captioner.heads(layer); ++head) maps.push_back({layer, head});
  }
  return maps;
}

void count(const Caption& caption, const AttentionTrace& trace, const std::vector<NamedBox>& objects,
           const std::set<std::string>& nouns, Pointing& result) {
  for (std::size_t i = 0; i < caption.words.size(); ++i) {
    const auto& word = caption.words[i].text;
    if (nouns.count(word) == 0) continue;
    std::vector<NamedBox> named;
    std::copy_if(objects.begin(), objects.end(), std::back_inserter(named),
                 [&](const NamedBox& object) { return is_named(object, word); });
    ++result.nouns;
    result.absent += named.empty() ? 1 : 0;
    for (auto& choice : result.maps) {
      const auto map = trace.map(static_cast<int>(i), choice.layer, choice.head);
      if (std::any_of(named.begin(), named.end(), [&](const NamedBox& object) { return peaks_in(map, object); }))
        ++choice.inside;
    }
  }
}

}  // namespace

const MapChoice& Pointing::best() const {
  return *std::max_element(maps.begin(), maps.end(),
                           [](const MapChoice& a, const MapChoice& b) { return a.inside < b.inside; });
}

double Pointing::share(int layer, int head) const {
  const auto map = std::find_if(maps.begin(), maps.end(),
                                [&](const MapChoice& each) { return each.layer == layer && each.head == head; });
  return map != maps.end() && present() > 0 ? static_cast<double>(map->inside) / static_cast<double>(present()) : 0;
}

std::string Pointing::summary() const {
  const auto& map = best();
  const std::string head = map.head < 0 ? "mean of its heads" : "head " + std::to_string(map.head + 1);
  const std::string where =
      map.layer < 0 ? "the mean of all layers" : "layer " + std::to_string(map.layer + 1) + ", " + head;
  return std::to_string(map.inside) + " of " + std::to_string(present()) + " nouns have their attention (" + where +
         ") on what they name; " + std::to_string(absent) + " more name nothing that is there.";
}

std::filesystem::path scene_truth_in(const std::filesystem::path& data) { return data / "scenes.json"; }

Result<SceneTruth> read_scene_truth(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path, kMaxTruthBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  SceneTruth truth;
  try {
    const auto json = nlohmann::json::parse(bytes->begin(), bytes->end());
    const auto side = json.at("side").get<double>();
    for (const auto& picture : json.at("pictures")) {
      auto& objects = truth[picture.at("picture").get<std::string>()];
      for (const auto& object : picture.at("objects")) {
        const auto box = object.at("box").get<std::array<double, 4>>();
        objects.push_back({object.at("nouns").get<std::vector<std::string>>(), box[0] / side, box[1] / side,
                           box[2] / side, box[3] / side});
      }
    }
  } catch (const nlohmann::json::exception&) {
    return failure(ErrorCode::kDamaged, "The record of the scenes' objects is damaged; write the scenes anew.", path);
  }
  return truth;
}

Result<Pointing> pointing(const PictureCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                          const SceneTruth& truth, const DecodingSettings& decoding, std::stop_token stop) {
  std::set<std::string> nouns;
  for (const auto& [name, objects] : truth) {
    for (const auto& object : objects) nouns.insert(object.nouns.begin(), object.nouns.end());
  }
  Pointing result;
  result.maps = all_maps(captioner);
  for (const auto& picture : pictures) {
    if (stop.stop_requested()) return failure(ErrorCode::kCancelled, "Checking where words point was stopped.");
    const auto objects = truth.find(picture.name);
    if (objects == truth.end()) continue;
    const auto image = read_image(picture.path);
    if (!image) continue;
    const auto captions = captioner.caption({&*image, 1}, decoding);
    if (!captions) return tl::unexpected(captions.error());
    if (captions->front().empty()) continue;
    const auto& caption = captions->front().front();
    count(caption, captioner.explain(*image, caption.tokens), objects->second, nouns, result);
  }
  return result;
}

}  // namespace descry
