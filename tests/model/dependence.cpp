#include "model/captioning/dependence.h"

#include <torch/torch.h>

#include <QtTest>
#include <set>

#include "model/attention/dependence_trace.h"
#include "model/captioning/cell_choices.h"
#include "model/text/vocabulary.h"

using namespace descry;

namespace {

constexpr std::int64_t kGrid = 4, kChannels = 6, kSide = 16;

Captioner random_network() {
  torch::manual_seed(5);
  CaptionerOptions options;
  options.feature_channels = kChannels;
  options.grid_rows = options.grid_columns = kGrid;
  options.vocabulary = 9;
  options.max_tokens = 5;
  options.width = 16;
  options.encoder_head_size = options.head_size = 2;
  options.encoder_feed_forward = options.feed_forward = 32;
  Captioner network(options);
  network->eval();
  return network;
}

torch::Tensor random_features() {
  torch::manual_seed(6);
  return torch::rand({1, kChannels, kGrid, kGrid});
}

const std::vector<std::int64_t> kTokens{4, 7, 5};

}  // namespace

class DependenceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_have_their_log_probabilities_of_teacher_forcing() {
    Captioner network = random_network();
    const torch::Tensor features = torch::cat({random_features(), 2 * random_features()});
    const torch::Tensor found = word_log_probabilities(network, features, kTokens);
    QCOMPARE(found.size(0), std::int64_t{2});
    QCOMPARE(found.size(1), std::int64_t{3});
    const torch::NoGradGuard no_grad;
    WordCache cache;  // word by word, as a caption is written
    const PictureMemory memory = network->remember(network->encode(features));
    std::int64_t before = Vocabulary::kStart;
    for (std::size_t i = 0; i < kTokens.size(); ++i) {
      const torch::Tensor logits = network->step(torch::full({2}, before, torch::kInt64), memory, cache);
      const torch::Tensor expected = torch::log_softmax(logits, -1).select(1, kTokens[i]);
      QVERIFY(torch::allclose(found.select(1, static_cast<std::int64_t>(i)), expected, 1e-4, 1e-5));
      before = kTokens[i];
    }
  }

  void words_beyond_the_networks_positions_are_left_out() {
    Captioner network = random_network();
    const std::vector<std::int64_t> seven{4, 5, 6, 7, 8, 4, 5};
    QCOMPARE(word_log_probabilities(network, random_features(), seven).size(1), std::int64_t{5});
    QCOMPARE(word_log_probabilities(network, random_features(), {}).size(1), std::int64_t{0});
  }

  void hidden_cells_are_grey_and_the_rest_is_as_it_was() {
    const torch::Tensor pixels = torch::rand({1, 3, kSide, kSide}) + 1;
    torch::Tensor hidden = torch::zeros({2, kGrid, kGrid}, torch::kBool);
    hidden[1][0][2] = true;
    const auto same = [](const torch::Tensor& shown) { return shown; };
    const torch::Tensor shown = features_with_hidden(same, pixels, hidden);
    QVERIFY(torch::equal(shown[0], pixels[0]));
    torch::Tensor expected = pixels[0].clone();
    expected.slice(1, 0, 4).slice(2, 8, 12).zero_();
    QVERIFY(torch::equal(shown[1], expected));
  }

  void a_map_of_features_is_what_each_square_of_nine_cells_costs() {
    Captioner network = random_network();
    const torch::Tensor features = random_features();
    const torch::Tensor maps = feature_dependence(network, features, kTokens);
    QCOMPARE(maps.sizes(), torch::IntArrayRef({3, kGrid, kGrid}));
    torch::Tensor without = features.clone();  // around the cell in row 3, column 1: rows 2 and 3, columns 0 to 2
    without.slice(2, 2, 4).slice(3, 0, 3).copy_(features.mean({2, 3}, true).expand({1, kChannels, 2, 3}));
    const torch::Tensor fall =
        word_log_probabilities(network, features, kTokens)[0] - word_log_probabilities(network, without, kTokens)[0];
    QVERIFY(torch::allclose(maps.select(1, 3).select(1, 1), fall, 1e-3, 1e-5));
  }

  void a_map_of_the_picture_points_at_the_one_cell_that_the_network_sees() {
    Captioner network = random_network();
    const torch::Tensor pixels = torch::rand({1, 3, kSide, kSide}) + 1;
    const torch::Tensor pattern = random_features();
    // Sees nothing but the cell in row 2, column 1.
    const auto backbone = [&](const torch::Tensor& shown) {
      const torch::Tensor seen = shown.slice(2, 8, 12).slice(3, 4, 8).mean({1, 2, 3}, true);
      return pattern + seen * pattern.flip({1});
    };
    const torch::Tensor maps = picture_dependence(network, backbone, pixels, kTokens);
    QCOMPARE(maps.sizes(), torch::IntArrayRef({3, kGrid, kGrid}));
    const torch::Tensor shown = word_log_probabilities(network, backbone(pixels), kTokens)[0];
    const torch::Tensor grey = word_log_probabilities(network, backbone(torch::zeros_like(pixels)), kTokens)[0];
    for (std::int64_t word = 0; word < maps.size(0); ++word) {
      const float fall = (shown - grey)[word].item<float>();
      QVERIFY(std::abs(fall) > 1e-4F);
      for (std::int64_t cell = 0; cell < kGrid * kGrid; ++cell) {
        const float share = maps[word].flatten()[cell].item<float>() / fall;
        QVERIFY(cell == 2 * kGrid + 1 ? share > 0.5F && share <= 1 : std::abs(share) < 0.25F);
      }
    }
    QVERIFY(torch::equal(maps, picture_dependence(network, backbone, pixels, kTokens)));
  }

  void the_central_quarter_is_nearest_to_the_centre() {
    const torch::Tensor expected = torch::tensor({{0, 0, 0, 0, 0, 0, 0},
                                                  {0, 0, 0, 1, 0, 0, 0},
                                                  {0, 0, 1, 1, 1, 0, 0},
                                                  {0, 1, 1, 1, 1, 1, 0},
                                                  {0, 0, 1, 1, 1, 0, 0},
                                                  {0, 0, 0, 0, 0, 0, 0},
                                                  {0, 0, 0, 0, 0, 0, 0}})
                                       .to(torch::kBool);
    QCOMPARE(quarter_of(49), std::int64_t{12});
    QCOMPARE(quarter_of(2), std::int64_t{1});
    QVERIFY(torch::equal(central_cells(7, 7, 12), expected));
  }

  void the_largest_cells_of_a_map_are_chosen() {
    const torch::Tensor map = torch::tensor({{0.1F, 0.7F, -1.0F}, {0.2F, 0.0F, 0.6F}});
    const torch::Tensor expected = torch::tensor({{0, 1, 0}, {0, 0, 1}}).to(torch::kBool);
    QVERIFY(torch::equal(largest_cells(map, 2), expected));
  }

  void random_regions_are_connected_and_follow_from_the_seed() {
    std::set<std::string> different;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const torch::Tensor region = random_region(5, 7, 8, seed);
      QVERIFY(torch::equal(region, random_region(5, 7, 8, seed)));
      QCOMPARE(region.sum().item<std::int64_t>(), std::int64_t{8});
      const auto cells = region.accessor<bool, 2>();
      std::set<std::pair<int, int>> left, reached;
      for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 7; ++column) {
          if (cells[row][column]) left.insert({row, column});
        }
      }
      std::vector<std::pair<int, int>> open{*left.begin()};
      while (!open.empty()) {
        const auto [row, column] = open.back();
        open.pop_back();
        if (!left.contains({row, column}) || !reached.insert({row, column}).second) continue;
        for (const auto& next : {std::pair{row + 1, column}, {row - 1, column}, {row, column + 1}, {row, column - 1}})
          open.push_back(next);
      }
      QCOMPARE(reached.size(), std::size_t{8});
      different.insert(std::string(reinterpret_cast<const char*>(region.data_ptr<bool>()), 35));
    }
    QVERIFY(different.size() > 40);
  }

  void what_makes_a_word_likelier_when_hidden_is_no_part_of_its_map() {
    const DependenceTrace trace{1, 2, 2, {0.5F, -0.5F, -0.1F, 2.0F}};
    QCOMPARE(trace.map(0).weights, (std::vector<float>{0.5F, 0.0F}));
    QCOMPARE(trace.map(1).weights, (std::vector<float>{0.0F, 2.0F}));
  }
};

QTEST_GUILESS_MAIN(DependenceTest)
#include "dependence.moc"
