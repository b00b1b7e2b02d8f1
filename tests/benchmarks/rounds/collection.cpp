#include "tests/benchmarks/rounds/collection.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "model/files/captioner_file.h"
#include "training/features/feature_cache.h"
#include "training/features/record_file.h"

namespace fs = std::filesystem;

namespace {

constexpr int kCaptions = 5;  // of a picture
constexpr int kWords = 3000;  // all of which 30,000 captions hold often enough, so that every network is of one size

/// How many of 10,000 Flickr8k captions have 1, 2, 3... words.
constexpr std::array kLengths{1,   6,   43,  118, 295, 652, 848, 973, 1096, 1123, 1032, 920,
                              766, 618, 442, 327, 223, 172, 121, 69,  46,   36,   73};

template <typename Value>
Value sound(descry::Result<Value> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().describe().c_str());
    std::exit(1);
  }
  return std::move(*result);
}

void check(const descry::Result<void>& result) {
  if (result) return;
  std::fprintf(stderr, "%s\n", result.error().describe().c_str());
  std::exit(1);
}

std::string file_name(std::int64_t picture) {
  char name[32];
  std::snprintf(name, sizeof name, "%012lld.jpg", static_cast<long long>(picture));
  return name;
}

/// Words as often as in a language: the nth most frequent one 1/n as often as the first (Zipf).
class Language {
 public:
  Language() {
    for (int rank = 1; rank <= kWords; ++rank) {
      std::string word;
      for (int rest = rank; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
      words_.push_back(word);
      sum_ += 1.0 / rank;
      sums_.push_back(sum_);
    }
  }

  std::string caption() {
    std::string text = word();
    for (int more = length_(random_); more > 0; --more) text += ' ' + word();
    return text + " .";
  }

 private:
  const std::string& word() {
    const double at = sum_ * std::generate_canonical<double, 53>(random_);
    const auto found = std::lower_bound(sums_.begin(), sums_.end(), at);
    return words_[std::min<std::size_t>(static_cast<std::size_t>(found - sums_.begin()), kWords - 1)];
  }

  std::mt19937_64 random_{1};
  std::discrete_distribution<int> length_{kLengths.begin(), kLengths.end()};
  std::vector<std::string> words_;
  std::vector<double> sums_;
  double sum_ = 0;
};

/// What a picture's file holds: of different lengths, as pictures are.
std::string content(std::int64_t picture) {
  return std::to_string(picture) + std::string(static_cast<std::size_t>(picture * 7919 % 3000), '.');
}

}  // namespace

Collection::Collection(fs::path folder, std::int64_t captions, int side)
    : folder_(std::move(folder)), pictures_(captions / kCaptions), side_(side) {
  fs::create_directories(folder_ / "pictures");
  write_backbone();
  write_captions();
  write_pictures();
}

void Collection::write_backbone() const {
  torch::manual_seed(1);
  descry::LoadedCaptioner model;
  model.backbone = descry::EfficientNet(descry::EfficientNetOptions::lite0());
  model.backbone->eval();
  model.backbone = descry::EfficientNet(model.backbone->folded());
  model.vocabulary = descry::Vocabulary::from_captions({"a"}, {1, 0});
  auto options = descry::CaptionerOptions::preset_default();
  options.vocabulary = model.vocabulary.size();
  options.grid_rows = options.grid_columns = (side_ + 31) / 32;
  model.network = descry::Captioner(options);
  model.network->eval();
  model.preprocessing.width = model.preprocessing.height = side_;
  check(descry::write_captioner(model, backbone(), /*half=*/false));
}

void Collection::write_captions() const {
  std::ofstream file(captions(), std::ios::binary);
  Language language;
  file << "image,caption,split\n";
  for (std::int64_t picture = 0; picture < pictures_; ++picture) {
    for (int i = 0; i < kCaptions; ++i)
      file << "pictures/" << file_name(picture) << ',' << language.caption()
           << (picture % 100 == 99 ? ",val\n" : ",train\n");
  }
}

void Collection::write_pictures() const {
  const auto model = sound(descry::read_captioner(backbone()));
  auto preprocessing = model.preprocessing;
  {  // makes the file and says what its records are
    const auto cache = sound(
        descry::FeatureCache::build(folder_ / "features", model.backbone, preprocessing, {}, torch::kCPU, {}, {}));
    const auto values = static_cast<std::size_t>(cache.channels() * cache.rows() * cache.columns());
    std::fprintf(stderr, "%lld pictures, features %lld x %lld x %lld\n", static_cast<long long>(pictures_),
                 static_cast<long long>(cache.channels()), static_cast<long long>(cache.rows()),
                 static_cast<long long>(cache.columns()));
    const fs::path path = fs::directory_iterator(folder_ / "features")->path();
    std::string description(4096, '\0');
    std::ifstream(path, std::ios::binary).read(description.data(), 4096);
    auto file = sound(descry::RecordFile::open(path, description.c_str(), values * sizeof(at::Half), {}));
    const auto some = torch::randn({static_cast<std::int64_t>(values) + 4096}).abs().to(torch::kHalf);
    const auto* halves = some.data_ptr<at::Half>();
    for (std::int64_t picture = 0; picture < pictures_; ++picture) {
      const std::string bytes = content(picture);
      std::ofstream(folder_ / "pictures" / file_name(picture), std::ios::binary) << bytes;
      const auto* payload = reinterpret_cast<const std::uint8_t*>(halves + picture % 4096);
      const auto key = descry::content_key({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
      sound(file.add(key, {payload, values * sizeof(at::Half)}));
    }
    check(file.finish());
  }
}
