#include "training/features/feature_cache.h"

#include <sys/resource.h>
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <thread>

#include "model/images/decode.h"
#include "training/features/record_file.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

constexpr int kSide = 32;

EfficientNet random_backbone(std::uint64_t seed) {
  torch::manual_seed(seed);
  EfficientNet network(EfficientNetOptions::tiny());
  network->eval();
  return EfficientNet(network->folded());
}

Image noise(int seed) {
  Image image{40, 36, {}};
  for (int i = 0; i < image.width * image.height * 3; ++i) {
    image.rgb.push_back(static_cast<std::uint8_t>((i * (2 * seed + 7919)) >> 4));
  }
  return image;
}

/// How the cache's features of a picture come about, written a second time.
torch::Tensor expected_features(EfficientNet& backbone, const Image& image, const Preprocessing& input) {
  const torch::NoGradGuard no_gradients;
  const Image small = resized(image, input.width, input.height);
  auto pixels = torch::zeros({1, 3, input.height, input.width});
  for (int y = 0; y < input.height; ++y) {
    for (int x = 0; x < input.width; ++x) {
      for (int c = 0; c < 3; ++c) {
        const auto k = static_cast<std::size_t>(c);
        const float value = small.rgb[static_cast<std::size_t>((y * input.width + x) * 3 + c)];
        pixels[0][c][y][x] = (value / 255.0F - input.mean[k]) / input.deviation[k];
      }
    }
  }
  return backbone->forward(pixels);
}

/// Computed alone instead of in a batch of four, features may differ in the last place of 16 bits.
constexpr double kRounding = 2e-3;

bool same(const torch::Tensor& a, const torch::Tensor& b) { return torch::equal(a, b); }

double largest_difference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

class FeatureCacheTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;
  EfficientNet backbone_{nullptr};
  Preprocessing input_;
  std::vector<fs::path> pictures_;

  fs::path path(const std::string& name) const { return fs::path(folder_->path().toStdString()) / name; }

  void add_pictures(int count) {
    for (int i = 0; i < count; ++i) {
      pictures_.push_back(path("p" + std::to_string(pictures_.size()) + ".png"));
      QVERIFY(write_image(noise(static_cast<int>(pictures_.size())), pictures_.back()).has_value());
    }
  }

  Result<FeatureCache> build(const FeatureCache::Progress& progress = {}, std::stop_token stop = {}) {
    return FeatureCache::build(path("cache"), backbone_, input_, pictures_, torch::kCPU, progress, std::move(stop));
  }

  /// The pictures that had an entry when a build began.
  std::int64_t found_at_start() {
    std::int64_t first = -1;
    const auto cache = build([&](std::int64_t done, std::int64_t) { first = first < 0 ? done : first; });
    return cache ? first : -1;
  }

  std::vector<fs::path> cache_files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path("cache"))) files.push_back(entry.path());
    return files;
  }

  void flip_byte(std::int64_t from_end) const {
    const fs::path file = cache_files().at(0);
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::int64_t>(fs::file_size(file)) - from_end;
    stream.seekg(at);
    const int value = stream.get();
    stream.seekp(at);
    stream.put(static_cast<char>(value ^ 0x40));
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    backbone_ = random_backbone(1);
    input_ = {};
    input_.height = input_.width = kSide;
    input_.mean = {0.4F, 0.5F, 0.6F};
    input_.deviation = {0.2F, 0.25F, 0.3F};
    pictures_.clear();
  }

  void features_are_those_of_the_backbone() {
    add_pictures(3);
    const auto cache = build();
    QVERIFY2(cache.has_value(), cache ? "" : cache.error().describe().c_str());
    QCOMPARE(cache->channels(), backbone_->options().feature_channels());
    QCOMPARE(cache->rows(), kSide / backbone_->options().reduction());
    const auto batch = cache->batch({2, 0});
    QCOMPARE(batch.scalar_type(), torch::kFloat32);
    QVERIFY(!batch.is_inference());
    const auto one = expected_features(backbone_, noise(1), input_)[0];
    const auto three = expected_features(backbone_, noise(3), input_)[0];
    const double different = largest_difference(one, three);
    QVERIFY(different > 0);
    QVERIFY(largest_difference(batch[0], three) < 0.02 * different);  // 16-bit floats have 11 bits of precision
    QVERIFY(largest_difference(batch[1], one) < 0.02 * different);
  }

  void second_build_computes_nothing() {
    add_pictures(5);
    const auto first = build()->batch({0, 1, 2, 3, 4});
    QCOMPARE(found_at_start(), 5);
    QVERIFY(same(build()->batch({0, 1, 2, 3, 4}), first));
  }

  void entry_belongs_to_the_content_not_to_the_name() {
    add_pictures(2);
    QVERIFY(build().has_value());
    const auto size = fs::file_size(cache_files().at(0));
    fs::copy_file(pictures_[1], path("another name.jpg"));
    pictures_.push_back(path("another name.jpg"));
    QCOMPARE(found_at_start(), 3);
    QCOMPARE(fs::file_size(cache_files().at(0)), size);
    QVERIFY(same(build()->batch({1}), build()->batch({2})));
  }

  void same_picture_twice_in_a_list_is_computed_once() {
    add_pictures(1);
    pictures_.push_back(pictures_[0]);
    const auto cache = build();
    QVERIFY(cache->has(0) && cache->has(1));
    QVERIFY(same(cache->batch({0}), cache->batch({1})));
  }

  void other_weights_and_other_preprocessing_have_their_own_entries() {
    add_pictures(1);
    const auto first = build()->batch({0});
    backbone_ = random_backbone(2);
    QCOMPARE(found_at_start(), 0);
    QVERIFY(!same(build()->batch({0}), first));
    backbone_ = random_backbone(1);
    input_.mean[1] = 0.1F;
    QCOMPARE(found_at_start(), 0);
    QCOMPARE(cache_files().size(), 3U);
  }

  void damaged_entry_is_computed_again() {
    add_pictures(4);
    const auto sound = build()->batch({0, 1, 2, 3});
    const auto size = fs::file_size(cache_files().at(0));
    flip_byte(100);  // in the last entry's features
    QCOMPARE(found_at_start(), 3);
    QVERIFY(largest_difference(build()->batch({0, 1, 2, 3}), sound) < kRounding);
    QCOMPARE(fs::file_size(cache_files().at(0)), size);
  }

  void half_written_entry_is_computed_again() {
    add_pictures(4);
    const auto sound = build()->batch({0, 1, 2, 3});
    const auto size = fs::file_size(cache_files().at(0));
    fs::resize_file(cache_files().at(0), size - 10);
    QCOMPARE(found_at_start(), 3);
    QVERIFY(largest_difference(build()->batch({0, 1, 2, 3}), sound) < kRounding);
    QCOMPARE(fs::file_size(cache_files().at(0)), size);
  }

  void file_with_a_damaged_header_is_begun_anew() {
    add_pictures(2);
    const auto sound = build()->batch({0, 1});
    flip_byte(static_cast<std::int64_t>(fs::file_size(cache_files().at(0))) - 3);
    QCOMPARE(found_at_start(), 0);
    QVERIFY(same(build()->batch({0, 1}), sound));
  }

  void picture_that_cannot_be_read_has_a_problem_and_the_rest_features() {
    add_pictures(1);
    std::ofstream(path("text.jpg")) << "Dear diary,";
    pictures_.push_back(path("text.jpg"));
    pictures_.push_back(path("missing.jpg"));
    add_pictures(1);
    const auto cache = build();
    QVERIFY(cache.has_value());
    QVERIFY(cache->has(0) && !cache->has(1) && !cache->has(2) && cache->has(3));
    QVERIFY(!cache->problem(0) && !cache->problem(3));
    QVERIFY(cache->problem(1)->code == ErrorCode::kUnsupported);
    QCOMPARE(cache->problem(1)->path, path("text.jpg"));
    QVERIFY(cache->problem(2)->code == ErrorCode::kNotFound);
    QVERIFY_EXCEPTION_THROWN(cache->batch({1}), std::out_of_range);
  }

  void progress_counts_up_to_the_total() {
    add_pictures(40);
    std::vector<std::int64_t> reports;
    QVERIFY(build([&](std::int64_t done, std::int64_t total) {
              QCOMPARE(total, 40);
              reports.push_back(done);
            }).has_value());
    QCOMPARE(reports.back(), 40);
    QVERIFY(std::is_sorted(reports.begin(), reports.end()));
  }

  void stopping_keeps_what_is_done() {
    add_pictures(2);
    QVERIFY(build().has_value());
    add_pictures(38);
    std::stop_source stop;
    const auto stopped = build([&](std::int64_t, std::int64_t) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!stopped.has_value());
    QVERIFY(stopped.error().code == ErrorCode::kCancelled);
    QCOMPARE(found_at_start(), 2);
    QCOMPARE(found_at_start(), 40);
  }

  void second_writer_waits_for_the_first_and_can_be_stopped() {
    const fs::path file = path("records.bin");
    auto first = RecordFile::open(file, "numbers", 8, {});
    QVERIFY(first.has_value());
    std::stop_source stop;
    stop.request_stop();
    const auto waiting = RecordFile::open(file, "numbers", 8, stop.get_token());
    QVERIFY(!waiting.has_value());
    QVERIFY(waiting.error().code == ErrorCode::kCancelled);
    const std::array<std::uint8_t, 8> payload{1, 2, 3, 4, 5, 6, 7, 8};
    QVERIFY(first->add(content_key(payload), payload).has_value());
    QVERIFY(first->finish().has_value());
    auto second = RecordFile::open(file, "numbers", 8, stop.get_token());
    QVERIFY(second.has_value());
    QVERIFY(second->find(content_key(payload)).has_value());
  }

  void two_builds_at_once_both_have_all_features() {
    add_pictures(20);
    std::optional<Result<FeatureCache>> other;
    std::jthread thread([&] { other = build(); });
    const auto cache = build();
    thread.join();
    QVERIFY(cache.has_value() && other->has_value());
    QVERIFY(same(cache->batch({0, 19}), (*other)->batch({0, 19})));
    QCOMPARE(cache_files().size(), 1U);
  }

  void full_disk_is_said_and_keeps_what_is_there() {
    add_pictures(2);
    QVERIFY(build().has_value());
    add_pictures(4);
    rlimit old_limit{};
    getrlimit(RLIMIT_FSIZE, &old_limit);
    const rlimit small{fs::file_size(cache_files().at(0)) + 100, old_limit.rlim_max};
    auto* old_handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const auto cache = build();
    setrlimit(RLIMIT_FSIZE, &old_limit);
    (void)std::signal(SIGXFSZ, old_handler);
    QVERIFY(!cache.has_value());
    QVERIFY(cache.error().code == ErrorCode::kNotWritten);
    QCOMPARE(found_at_start(), 2);
    QVERIFY(build()->has(5));
  }

  void folder_that_cannot_be_made_is_named() {
    add_pictures(1);
    std::ofstream(path("cache")) << "a file";
    const auto cache = build();
    QVERIFY(!cache.has_value());
    QVERIFY(cache.error().code == ErrorCode::kNotWritten);
    QVERIFY(cache.error().path.string().starts_with(path("cache").string()));
  }
};

QTEST_GUILESS_MAIN(FeatureCacheTest)
#include "feature_cache.moc"
