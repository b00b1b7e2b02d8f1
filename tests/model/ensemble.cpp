#include "model/files/ensemble.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>

#include "model/captioning/caption_features.h"

using namespace descry;

namespace {

LoadedCaptioner member(std::uint64_t seed) {
  torch::manual_seed(seed);
  LoadedCaptioner captioner;
  captioner.vocabulary = Vocabulary::from_words({"<pad>", "<start>", "<end>", "<unk>", "a", "dog", "runs"}).value();
  captioner.preprocessing.width = captioner.preprocessing.height = 32;
  EfficientNet backbone(EfficientNetOptions::tiny());
  backbone->eval();
  captioner.backbone = EfficientNet(backbone->folded());
  CaptionerOptions options = CaptionerOptions::preset_default();
  options.feature_channels = captioner.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = 4;
  options.vocabulary = captioner.vocabulary.size();
  options.width = 16;
  options.encoder_heads = options.self_heads = options.cross_heads = 2;
  options.encoder_head_size = options.head_size = 8;
  options.encoder_feed_forward = options.feed_forward = 32;
  captioner.network = Captioner(options);
  captioner.network->eval();
  return captioner;
}

torch::Tensor probabilities(LoadedCaptioner& captioner, const torch::Tensor& pictures, const torch::Tensor& tokens,
                            AttentionRecord* record = nullptr) {
  const torch::NoGradGuard no_gradients;
  auto& network = captioner.network;
  const auto memory = network->remember(network->encode(captioner.backbone->forward(pictures)));
  return torch::softmax(network->forward(tokens, memory, {}, record), -1);
}

const torch::Tensor kTokens = torch::tensor({{1, 4, 5}, {1, 5, 6}}, torch::kInt64);

}  // namespace

class EnsembleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ensemble_says_the_mean_of_its_members_probabilities() {
    LoadedCaptioner first = member(1), second = member(2);
    auto both = ensemble({first, second});
    QVERIFY2(both, both ? "" : both.error().describe().c_str());
    const auto pictures = torch::rand({2, 3, 32, 32});
    const auto expected = (probabilities(first, pictures, kTokens) + probabilities(second, pictures, kTokens)) / 2;
    AttentionRecord record;
    QVERIFY(torch::allclose(probabilities(*both, pictures, kTokens, &record), expected, 1e-4, 1e-6));
    QCOMPARE(record.cross.size(), std::size_t{4});  // two layers of each
  }

  void word_by_word_it_says_the_same_as_all_at_once() {
    auto both = ensemble({member(1), member(2)});
    QVERIFY(both);
    const torch::NoGradGuard no_gradients;
    const auto pictures = torch::rand({2, 3, 32, 32});
    const auto at_once = probabilities(*both, pictures, kTokens);
    auto& network = both->network;
    const auto memory = network->remember(network->encode(both->backbone->forward(pictures)));
    WordCache cache;
    for (std::int64_t t = 0; t < kTokens.size(1); ++t) {
      const auto step = torch::softmax(network->step(kTokens.select(1, t), memory, cache), -1);
      QVERIFY(torch::allclose(step, at_once.select(1, t), 1e-4, 1e-6));
      cache.reorder(torch::tensor({0, 1}, torch::kInt64));
    }
  }

  void ensemble_survives_its_file() {
    auto both = ensemble({member(1), member(2)});
    QVERIFY(both);
    QTemporaryDir folder;
    const std::filesystem::path file(folder.filePath("both.safetensors").toStdString());
    QVERIFY(write_captioner(*both, file, false));
    auto read = read_captioner(file);
    QVERIFY2(read, read ? "" : read.error().describe().c_str());
    const auto pictures = torch::rand({1, 3, 32, 32});
    const auto tokens = kTokens.narrow(0, 0, 1);
    QVERIFY(torch::equal(probabilities(*read, pictures, tokens), probabilities(*both, pictures, tokens)));
  }

  void mean_of_weights_lies_between_its_members() {
    LoadedCaptioner first = member(1), second = member(2);
    const auto mean = mean_of_weights({first, second});
    QVERIFY2(mean, mean ? "" : mean.error().describe().c_str());
    const auto weight = [](const LoadedCaptioner& of) { return of.network->named_parameters()["decoder.embeddings"]; };
    QVERIFY(torch::allclose(weight(*mean), (weight(first) + weight(second)) / 2));
    const auto stem = [](const LoadedCaptioner& of) { return of.backbone->named_parameters()["stem.conv.weight"]; };
    QVERIFY(torch::allclose(stem(*mean), (stem(first) + stem(second)) / 2));
    QCOMPARE(mean->card["mean_of"].size(), std::size_t{2});

    const auto same = mean_of_weights({first, first, first});
    QVERIFY(same);
    LoadedCaptioner alike = *same;
    const auto pictures = torch::rand({2, 3, 32, 32});
    QVERIFY(
        torch::allclose(probabilities(alike, pictures, kTokens), probabilities(first, pictures, kTokens), 1e-4, 1e-6));
    QVERIFY(!mean_of_weights({first}));
  }

  void members_that_do_not_fit_are_refused() {
    const auto refused = [](const std::vector<LoadedCaptioner>& members, const char* word) {
      const auto both = ensemble(members);
      return !both && both.error().code == ErrorCode::kUsage && both.error().message.find(word) != std::string::npos;
    };
    QVERIFY(refused({member(1)}, "two"));
    LoadedCaptioner other_words = member(2);
    other_words.vocabulary = Vocabulary::from_words({"<pad>", "<start>", "<end>", "<unk>", "a", "cat", "runs"}).value();
    QVERIFY(refused({member(1), other_words}, "words"));
    LoadedCaptioner other_pictures = member(2);
    other_pictures.preprocessing.mean = {0.1F, 0.2F, 0.3F};
    QVERIFY(refused({member(1), other_pictures}, "pictures"));
    LoadedCaptioner blind = member(2);
    blind.backbone = nullptr;
    QVERIFY(refused({member(1), blind}, "backbone"));
    QVERIFY(refused({member(1), *ensemble({member(1), member(2)})}, "ensemble"));
  }
};

QTEST_GUILESS_MAIN(EnsembleTest)
#include "ensemble.moc"
