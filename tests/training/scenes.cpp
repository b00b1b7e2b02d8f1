#include "training/scenes/scenes.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "model/images/decode.h"
#include "model/text/vocabulary.h"
#include "model/text/words.h"
#include "training/data/read_dataset.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

using Box = std::array<int, 4>;

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The mean colour of a box's middle third, which every shape covers.
std::array<int, 3> middle_colour(const Image& image, const Box& box) {
  std::array<int, 3> sum{};
  int count = 0;
  for (int y = box[1] + box[3] / 3 + 1; y < box[1] + box[3] * 2 / 3; ++y) {
    for (int x = box[0] + box[2] / 3 + 1; x < box[0] + box[2] * 2 / 3; ++x, ++count) {
      for (std::size_t c = 0; c < 3; ++c) sum[c] += image.rgb[static_cast<std::size_t>(y * image.width + x) * 3 + c];
    }
  }
  for (int& c : sum) c /= std::max(count, 1);
  return sum;
}

/// The captions' own check of a colour, coarse on purpose: which of the channels are high.
bool looks(const std::string& colour, const std::array<int, 3>& rgb) {
  const auto& [r, g, b] = rgb;
  if (colour == "black") return r < 70 && g < 70 && b < 70;
  if (colour == "red") return r > 150 && g < 90 && b < 90;
  if (colour == "green") return g > 110 && r < 90 && b < 110;
  if (colour == "blue") return b > 150 && r < 90 && g < 120;
  if (colour == "yellow") return r > 190 && g > 170 && b < 80;
  if (colour == "orange") return r > 190 && g > 90 && g < 165 && b < 80;
  if (colour == "purple") return r > 90 && b > 120 && g < 90;
  return false;
}

bool overlap(const Box& a, const Box& b) {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

}  // namespace

class ScenesTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  nlohmann::json truth_;
  Dataset dataset_;

  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

  const CaptionedPicture* picture(const std::string& name) const {
    for (const auto* split : {&dataset_.train, &dataset_.dev, &dataset_.test}) {
      for (const CaptionedPicture& candidate : *split) {
        if (candidate.name == name) return &candidate;
      }
    }
    return nullptr;
  }

 private Q_SLOTS:
  void initTestCase() {
    const auto written = write_scenes(path("scenes"), {.count = 200, .seed = 7, .side = 96});
    QVERIFY2(written.has_value(), written ? "" : written.error().describe().c_str());
    truth_ = nlohmann::json::parse(content(path("scenes/scenes.json")));
    auto dataset = read_dataset({path("scenes")});
    QVERIFY(dataset.has_value());
    dataset_ = std::move(*dataset);
  }

  void scenes_are_a_flickr8k_dataset_without_problems() {
    QCOMPARE(dataset_.train.size(), 160U);
    QCOMPARE(dataset_.dev.size(), 20U);
    QCOMPARE(dataset_.test.size(), 20U);
    QVERIFY(dataset_.unlisted.empty());
    QVERIFY2(dataset_.problems.empty(), dataset_.summary().c_str());
    for (const CaptionedPicture& picture : dataset_.train) QCOMPARE(picture.captions.size(), 5U);
  }

  void captions_of_a_scene_differ() {
    for (const CaptionedPicture& picture : dataset_.train) {
      const std::set<std::string> different(picture.captions.begin(), picture.captions.end());
      QVERIFY2(different.size() >= 4, picture.name.c_str());
    }
  }

  void words_are_few_and_each_occurs_often() {
    std::vector<std::string> captions;
    for (const CaptionedPicture& picture : dataset_.train) {
      captions.insert(captions.end(), picture.captions.begin(), picture.captions.end());
    }
    const auto all = Vocabulary::from_captions(captions, {.min_count = 1, .max_size = 0});
    QVERIFY(all.size() > 50 && all.size() < 100);
  }

  void objects_lie_inside_the_picture_and_apart() {
    for (const auto& scene : truth_["pictures"]) {
      std::vector<Box> boxes;
      for (const auto& object : scene["objects"]) {
        const auto box = object["box"].get<Box>();
        QVERIFY(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= 96 && box[1] + box[3] <= 96);
        QVERIFY(box[2] >= 20 && box[3] >= 20);
        for (const Box& other : boxes) QVERIFY2(!overlap(box, other), scene.dump().c_str());
        boxes.push_back(box);
      }
      QVERIFY(!boxes.empty() && boxes.size() <= 3);
    }
  }

  void pixels_in_an_object_s_box_have_its_colour() {
    for (const auto& scene : truth_["pictures"]) {
      const auto image = read_image(path("scenes/Flicker8k_Dataset/" + scene["picture"].get<std::string>()));
      QVERIFY(image.has_value());
      QCOMPARE(image->width, 96);
      for (const auto& object : scene["objects"]) {
        const auto rgb = middle_colour(*image, object["box"].get<Box>());
        QVERIFY2(looks(object["colour"], rgb),
                 qPrintable(QString("%1: %2 %3 %4").arg(scene.dump().c_str()).arg(rgb[0]).arg(rgb[1]).arg(rgb[2])));
      }
    }
  }

  void nouns_of_a_caption_are_among_its_objects_nouns() {
    std::set<std::string> nouns;
    for (const auto& scene : truth_["pictures"]) {
      for (const auto& object : scene["objects"]) nouns.insert(object["nouns"].begin(), object["nouns"].end());
    }
    QCOMPARE(nouns.size(), 16U);  // six kinds, two of them with a synonym, one and many
    for (const auto& scene : truth_["pictures"]) {
      std::set<std::string> own;
      for (const auto& object : scene["objects"]) own.insert(object["nouns"].begin(), object["nouns"].end());
      for (const std::string& caption : picture(scene["picture"])->captions) {
        for (const std::string& word : caption_words(caption)) {
          QVERIFY2(!nouns.contains(word) || own.contains(word), caption.c_str());
        }
      }
    }
  }

  void captions_say_where_and_how_many() {
    int lefts = 0;
    int counts = 0;
    for (const auto& scene : truth_["pictures"]) {
      const auto& objects = scene["objects"];
      for (const std::string& caption : picture(scene["picture"])->captions) {
        if (objects.size() == 1 && caption.find("left") != std::string::npos) {
          const auto box = objects[0]["box"].get<Box>();
          QVERIFY2(box[0] + box[2] / 2 < 40, caption.c_str());
          ++lefts;
        }
        const bool one_kind = objects.size() > 1 && objects[0]["nouns"] == objects.back()["nouns"];
        if (one_kind) {
          const std::string number = objects.size() == 2 ? "wo " : "hree ";
          QVERIFY2(caption.find(number) != std::string::npos, caption.c_str());
          ++counts;
        }
      }
    }
    QVERIFY(lefts > 20 && counts > 20);
  }

  void same_seed_writes_the_same_files_and_another_seed_others() {
    for (const auto& [name, seed] : {std::pair{"a", 3U}, {"b", 3U}, {"c", 4U}}) {
      QVERIFY(write_scenes(path(name), {.count = 10, .seed = seed}).has_value());
    }
    int compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path("a"))) {
      if (!entry.is_regular_file()) continue;
      QVERIFY(content(entry.path()) == content(path("b") / fs::relative(entry.path(), path("a"))));
      ++compared;
    }
    QCOMPARE(compared, 15);
    const char* captions = "Flickr8k_text/Flickr8k.token.txt";
    QVERIFY(content(path("a") / captions) != content(path("c") / captions));
  }

  void captions_are_the_same_on_every_platform() {
    QVERIFY(write_scenes(path("fixed"), {.count = 2, .seed = 1}).has_value());
    // As GCC 12 and Clang 14 write them: std::mt19937_64 is fixed by the C++ standard, and nothing else decides.
    const std::string captions = content(path("fixed/Flickr8k_text/Flickr8k.token.txt"));
    QVERIFY2(captions.starts_with("scene_0000000.jpg#0\tThere is a little yellow triangle on the left .\n"),
             captions.c_str());
    QVERIFY2(captions.ends_with("scene_0000001.jpg#4\tThere are two yellow circles and a big yellow star .\n"),
             captions.c_str());
  }

  void earlier_scenes_are_replaced_but_other_data_is_left_alone() {
    QVERIFY(write_scenes(path("again"), {.count = 12, .seed = 1}).has_value());
    QVERIFY(write_scenes(path("again"), {.count = 4, .seed = 2}).has_value());
    QVERIFY(read_dataset({path("again")})->problems.empty());
    fs::create_directories(path("mine/Flicker8k_Dataset"));
    std::ofstream(path("mine/Flicker8k_Dataset/holiday.jpg")) << "x";
    const auto written = write_scenes(path("mine"), {.count = 4});
    QVERIFY(written.error().code == ErrorCode::kNotWritten);
    QVERIFY(!fs::exists(path("mine/scenes.json")));
  }

  void settings_out_of_range_and_folders_that_cannot_be_made_are_named() {
    QVERIFY(write_scenes(path("no"), {.count = 0}).error().code == ErrorCode::kUsage);
    QVERIFY(write_scenes(path("no"), {.side = 31}).error().code == ErrorCode::kUsage);
    std::ofstream(path("file")) << "x";
    const auto written = write_scenes(path("file/below"), {.count = 1});
    QVERIFY(written.error().code == ErrorCode::kNotWritten);
    QCOMPARE(written.error().path, path("file/below"));
  }

  void every_size_from_32_to_1024_is_drawn() {
    for (const int side : {32, 1024}) {
      QVERIFY(write_scenes(path("sized"), {.count = 2, .side = side}).has_value());
      QCOMPARE(read_image(path("sized/Flicker8k_Dataset/scene_0000001.jpg"))->height, side);
    }
  }

  void progress_counts_every_scene() {
    std::vector<int> seen;
    QVERIFY(write_scenes(path("counted"), {.count = 3}, [&](int done) { seen.push_back(done); }).has_value());
    QCOMPARE(seen, (std::vector<int>{1, 2, 3}));
  }
};

QTEST_GUILESS_MAIN(ScenesTest)
#include "scenes.moc"
