// What an AttentionTrace says beyond cross-attention: between words, and followed through all layers.
#include <torch/torch.h>

#include <QtTest>
#include <cmath>
#include <numeric>

#include "model/captioning/feature_attention.h"
#include "model/captioning/rollout.h"

using namespace descry;

namespace {

constexpr std::int64_t kSide = 3, kCells = kSide * kSide, kChannels = 6;
const std::vector<std::int64_t> kTokens{5, 7, 4, 6};

Captioner network(std::int64_t members = 1, const std::string& decoder = "transformer") {
  torch::manual_seed(5);
  CaptionerOptions options;
  options.members = members;
  options.decoder = decoder;
  options.feature_channels = kChannels;
  options.grid_rows = options.grid_columns = kSide;
  options.vocabulary = 9;
  options.max_tokens = 8;
  options.width = 16;
  options.encoder_blocks = 2;
  options.encoder_heads = options.self_heads = 2;
  options.cross_heads = 4;
  options.encoder_head_size = options.head_size = 4;
  options.encoder_feed_forward = options.feed_forward = 16;
  options.state_size = 16;
  Captioner made(options);
  made->eval();
  const torch::NoGradGuard no_grad;
  for (torch::Tensor& parameter : made->parameters())
    if (parameter.dim() == 2) parameter.mul_(3);  // so that attention is not flat
  return made;
}

torch::Tensor features(std::int64_t members = 1) {
  torch::manual_seed(9);
  return torch::randn({1, members * kChannels, kSide, kSide});
}

using Matrix = std::vector<std::vector<double>>;

/// The heads' mean, number by number.
Matrix mean_of(const torch::Tensor& weights) {
  const auto heads = static_cast<int>(weights.size(1));
  Matrix mean(static_cast<std::size_t>(weights.size(2)),
              std::vector<double>(static_cast<std::size_t>(weights.size(3))));
  for (int head = 0; head < heads; ++head)
    for (std::size_t i = 0; i < mean.size(); ++i)
      for (std::size_t j = 0; j < mean[i].size(); ++j)
        mean[i][j] +=
            weights[0][head][static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)].item<double>() / heads;
  return mean;
}

/// Half of it to the same position, half as the weights say.
Matrix with_residual(Matrix weights) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    for (std::size_t j = 0; j < weights[i].size(); ++j) weights[i][j] = weights[i][j] / 2 + (i == j ? 0.5 : 0);
  return weights;
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), std::vector<double>(b[0].size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < c[i].size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;
}

/// The same by one large matrix over words and cells together, as Abnar & Zuidema write it: each sublayer is a square
/// matrix of [words + cells], and the rollout is their product.
Matrix rollout_by_whole_matrices(const AttentionRecord& record) {
  const std::size_t words = kTokens.size(), cells = kCells, all = words + cells;
  const auto identity = [&] {
    Matrix matrix(all, std::vector<double>(all));
    for (std::size_t i = 0; i < all; ++i) matrix[i][i] = 1;
    return matrix;
  };
  Matrix path = identity();
  for (const torch::Tensor& layer : record.encoder_self) {
    Matrix step = identity();
    const Matrix own = with_residual(mean_of(layer));
    for (std::size_t i = 0; i < cells; ++i)
      for (std::size_t j = 0; j < cells; ++j) step[words + i][words + j] = own[i][j];
    path = product(step, path);
  }
  for (std::size_t layer = 0; layer < record.cross.size(); ++layer) {
    Matrix self = identity(), cross = identity();
    const Matrix own = with_residual(mean_of(record.decoder_self[layer])), look = mean_of(record.cross[layer]);
    for (std::size_t i = 0; i < words; ++i) {
      for (std::size_t j = 0; j < words; ++j) self[i][j] = own[i][j];
      cross[i][i] = 0.5;
      for (std::size_t j = 0; j < cells; ++j) cross[i][words + j] = look[i][j] / 2;
    }
    path = product(cross, product(self, path));
  }
  Matrix maps(words, std::vector<double>(cells));
  for (std::size_t i = 0; i < words; ++i) {
    const double sum = std::accumulate(path[i].begin() + static_cast<std::ptrdiff_t>(words), path[i].end(), 0.0);
    for (std::size_t j = 0; j < cells; ++j) maps[i][j] = path[i][words + j] / sum;
  }
  return maps;
}

/// What the network recorded over the whole sentence.
AttentionRecord recorded(Captioner& network, const torch::Tensor& features) {
  const torch::NoGradGuard no_grad;
  AttentionRecord record;
  std::vector<std::int64_t> read{1};
  read.insert(read.end(), kTokens.begin(), kTokens.end() - 1);
  const PictureMemory memory = network->remember(network->encode(features, &record));
  network->forward(torch::tensor(read, torch::kInt64).unsqueeze(0), memory, {}, &record);
  return record;
}

}  // namespace

class AttentionPathsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void words_look_back_at_words_before_them_only() {
    Captioner one = network();
    const AttentionTrace trace = feature_attention(one, features(), kTokens);
    const AttentionRecord record = recorded(one, features());
    const std::size_t words = kTokens.size();
    QCOMPARE(trace.between_words.size(), std::size_t{2});
    for (std::size_t layer = 0; layer < 2; ++layer) {
      QCOMPARE(trace.between_words[layer].size(), std::size_t{2});
      for (std::size_t head = 0; head < 2; ++head) {
        const std::vector<float>& weights = trace.between_words[layer][head];
        QCOMPARE(weights.size(), words * words);
        const torch::Tensor own = record.decoder_self[layer][0][static_cast<std::int64_t>(head)];
        for (std::size_t word = 0; word < words; ++word) {
          double sum = own[static_cast<std::int64_t>(word)][0].item<double>();  // to the sentence's start
          for (std::size_t before = 0; before < words; ++before) {
            const float weight = weights[word * words + before];
            if (before >= word) {
              QCOMPARE(weight, 0.0F);  // not said yet
            } else {
              const auto expected = own[static_cast<std::int64_t>(word)][static_cast<std::int64_t>(before) + 1];
              QCOMPARE(weight, expected.item<float>());
            }
            sum += static_cast<double>(weight);
          }
          QVERIFY(std::abs(sum - 1) < 1e-5);
        }
      }
    }
  }

  void rollout_is_the_product_of_all_layers_with_their_residual_paths() {
    Captioner one = network();
    const AttentionTrace trace = feature_attention(one, features(), kTokens);
    const Matrix expected = rollout_by_whole_matrices(recorded(one, features()));
    QCOMPARE(trace.rollout.size(), kTokens.size() * kCells);
    float largest = 0, smallest = 1;
    for (int word = 0; word < trace.words; ++word) {
      const AttentionMap map = trace.rollout_map(word);
      QVERIFY(std::abs(std::accumulate(map.weights.begin(), map.weights.end(), 0.0) - 1) < 1e-5);
      for (std::size_t cell = 0; cell < map.weights.size(); ++cell) {
        const double difference =
            static_cast<double>(map.weights[cell]) - expected[static_cast<std::size_t>(word)][cell];
        QVERIFY2(std::abs(difference) < 1e-5, qPrintable(QString::number(difference)));
        largest = std::max(largest, map.weights[cell]);
        smallest = std::min(smallest, map.weights[cell]);
      }
    }
    QVERIFY(largest > 1.5F * smallest);  // the network was not one to which every cell is alike
  }

  void rollout_of_an_ensemble_is_its_members_mean() {
    Captioner both = network(2);
    const torch::Tensor seen = features(2);
    AttentionRecord record = recorded(both, seen), first, second;
    const auto halves = [](const std::vector<torch::Tensor>& layers, std::vector<torch::Tensor>& a,
                           std::vector<torch::Tensor>& b) {
      const auto middle = layers.begin() + std::ssize(layers) / 2;
      a.assign(layers.begin(), middle);
      b.assign(middle, layers.end());
    };
    halves(record.encoder_self, first.encoder_self, second.encoder_self);
    halves(record.decoder_self, first.decoder_self, second.decoder_self);
    halves(record.cross, first.cross, second.cross);
    const Matrix one = rollout_by_whole_matrices(first), other = rollout_by_whole_matrices(second);
    const AttentionTrace trace = feature_attention(both, seen, kTokens);
    QCOMPARE(trace.between_words.size(), std::size_t{4});
    for (std::size_t word = 0; word < kTokens.size(); ++word)
      for (std::size_t cell = 0; cell < kCells; ++cell) {
        const double expected = (one[word][cell] + other[word][cell]) / 2;
        QVERIFY(std::abs(static_cast<double>(trace.rollout[word * kCells + cell]) - expected) < 1e-5);
      }
  }

  void lstm_has_neither() {
    Captioner lstm = network(1, "lstm");
    const AttentionTrace trace = feature_attention(lstm, features(), kTokens);
    QCOMPARE(trace.layers.size(), std::size_t{1});
    QVERIFY(trace.between_words.empty());
    QVERIFY(trace.rollout.empty());
    QVERIFY(trace.rollout_map(0).weights.empty());
  }

  void no_words_have_no_maps() {
    Captioner one = network();
    const AttentionTrace trace = feature_attention(one, features(), {});
    QCOMPARE(trace.words, 0);
    QVERIFY(trace.rollout.empty() && trace.between_words.empty());
  }
};

QTEST_GUILESS_MAIN(AttentionPathsTest)
#include "attention_paths.moc"
