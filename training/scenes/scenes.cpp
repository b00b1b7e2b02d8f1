#include "training/scenes/scenes.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "model/disk/whole_file.h"
#include "training/scenes/scene.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPictures = "Flicker8k_Dataset";  // Flickr8k's own spelling
constexpr const char* kTexts = "Flickr8k_text";

/// What is written beside the pictures.
struct SceneTexts {
  std::string captions;
  std::string train, dev, test;
  nlohmann::json pictures = nlohmann::json::array();
};

Result<void> check(const SceneSettings& settings) {
  if (settings.count < 1 || settings.count > 1'000'000) {
    return failure(ErrorCode::kUsage,
                   "The number of scenes must be from 1 to 1,000,000, not " + std::to_string(settings.count) + ".");
  }
  if (settings.side < 32 || settings.side > 1024) {
    return failure(ErrorCode::kUsage,
                   "A scene's side must be from 32 to 1,024 pixels, not " + std::to_string(settings.side) + ".");
  }
  return {};
}

tl::unexpected<Error> not_written(const fs::path& path, const std::string& reason) {
  return failure(ErrorCode::kNotWritten, "Writing failed (" + reason + "); free some space or choose another folder.",
                 path);
}

/// Makes the folders. Scenes of an earlier call are removed; anything else's pictures are not mixed with.
Result<void> prepare(const fs::path& folder) {
  const fs::path pictures = folder / kPictures;
  std::error_code error;
  fs::create_directories(pictures, error);
  if (!error) fs::create_directories(folder / kTexts, error);
  if (error) return not_written(folder, error.message());
  const bool ours = fs::exists(folder / "scenes.json", error);
  if (!ours && (!fs::is_empty(pictures, error) || !fs::is_empty(folder / kTexts, error))) {
    return failure(ErrorCode::kNotWritten, "The folder holds other pictures or captions; choose an empty one.", folder);
  }
  // The captions go first: without them an interrupted call leaves no dataset that looks whole.
  fs::remove(folder / kTexts / "Flickr8k.token.txt", error);
  for (const auto& entry : fs::directory_iterator(pictures, error)) {
    if (entry.path().filename().string().starts_with("scene_")) fs::remove(entry.path(), error);
  }
  return {};
}

/// JPEG without the flush to the disk that a thousand small files could not afford; the captions written last vouch for
/// all of them.
Result<void> write_picture(const Image& image, const fs::path& path) {
  const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
  cv::Mat bgr;
  cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
  std::vector<std::uint8_t> encoded;
  cv::imencode(".jpg", bgr, encoded, {cv::IMWRITE_JPEG_QUALITY, 95});
  std::ofstream stream(path, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(encoded.data()), static_cast<std::streamsize>(encoded.size()));
  stream.close();
  if (!stream) return not_written(path, std::generic_category().message(errno));
  return {};
}

nlohmann::json truth(const Scene& scene, const std::string& name, int side) {
  nlohmann::json objects = nlohmann::json::array();
  for (const SceneObject& object : scene.objects) {
    const SceneShape& shape = kSceneShapes[static_cast<std::size_t>(object.shape)];
    std::vector<std::string> nouns(shape.nouns.begin(), shape.nouns.end());
    nouns.insert(nouns.end(), shape.plurals.begin(), shape.plurals.end());
    std::sort(nouns.begin(), nouns.end());
    nouns.erase(std::unique(nouns.begin(), nouns.end()), nouns.end());
    objects.push_back({{"nouns", nouns},
                       {"colour", kSceneColours[static_cast<std::size_t>(object.colour)].name},
                       {"size", object.large ? "large" : "small"},
                       {"box", box_in_pixels(object, side)}});
  }
  return {{"picture", name}, {"objects", objects}};
}

Result<void> add_scene(int number, const fs::path& folder, const SceneSettings& settings, SceneTexts& texts) {
  // Each scene has its own numbers, so that the first hundred of a thousand are those of a hundred.
  SceneRandom random(settings.seed * 1'000'003 + static_cast<std::uint64_t>(number));
  char name[32];
  std::snprintf(name, sizeof(name), "scene_%07d.jpg", number);
  const Scene scene = random_scene(random);
  const auto captions = scene_captions(scene, random);
  for (std::size_t i = 0; i < captions.size(); ++i) {
    texts.captions += std::string(name) + "#" + std::to_string(i) + "\t" + captions[i] + "\n";
  }
  const int tenth = number % 10;
  (tenth == 8 ? texts.dev : tenth == 9 ? texts.test : texts.train) += std::string(name) + "\n";
  texts.pictures.push_back(truth(scene, name, settings.side));
  return write_picture(drawn_scene(scene, settings.side, random), folder / kPictures / name);
}

Result<void> write_texts(const fs::path& folder, const SceneSettings& settings, const SceneTexts& texts) {
  const nlohmann::json scenes{{"seed", settings.seed}, {"side", settings.side}, {"pictures", texts.pictures}};
  const fs::path text_folder = folder / kTexts;
  return write_file_atomically(folder / "scenes.json", scenes.dump(1) + "\n")
      .and_then([&] { return write_file_atomically(text_folder / "Flickr_8k.trainImages.txt", texts.train); })
      .and_then([&] { return write_file_atomically(text_folder / "Flickr_8k.devImages.txt", texts.dev); })
      .and_then([&] { return write_file_atomically(text_folder / "Flickr_8k.testImages.txt", texts.test); })
      .and_then([&] { return write_file_atomically(text_folder / "Flickr8k.token.txt", texts.captions); });
}

}  // namespace

Result<void> write_scenes(const fs::path& folder, const SceneSettings& settings,
                          const std::function<void(int done)>& progress) {
  if (auto valid = check(settings); !valid) return valid;
  if (auto prepared = prepare(folder); !prepared) return prepared;
  SceneTexts texts;
  for (int number = 0; number < settings.count; ++number) {
    if (auto added = add_scene(number, folder, settings, texts); !added) return added;
    if (progress) progress(number + 1);
  }
  return write_texts(folder, settings, texts);
}

}  // namespace descry
