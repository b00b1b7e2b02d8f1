#include "model/network/lstm_decoder.h"

#include <QTemporaryDir>
#include <QtTest>

#include "model/captioning/caption_features.h"
#include "model/files/captioner_file.h"

using namespace descry;

namespace {

CaptionerOptions small_options() {
  CaptionerOptions options = CaptionerOptions::preset_show_attend_tell();
  options.feature_channels = 3;
  options.grid_rows = options.grid_columns = 2;
  options.vocabulary = 6;
  options.max_tokens = 5;
  options.width = 4;
  options.state_size = 3;
  return options;
}

Captioner random_captioner(const CaptionerOptions& options) {
  torch::manual_seed(7);
  Captioner captioner(options);
  captioner->eval();
  return captioner;
}

PictureMemory memory_of(Captioner& captioner, std::int64_t pictures) {
  return captioner->remember(captioner->encode(torch::randn({pictures, 3, 2, 2})));
}

torch::Tensor ids(const std::vector<std::int64_t>& values, std::int64_t rows) {
  return torch::tensor(values, torch::kInt64).view({rows, -1});
}

bool close(const torch::Tensor& a, const torch::Tensor& b) {
  return a.sizes() == b.sizes() && (a - b).abs().max().item<double>() < 1e-5;
}

}  // namespace

class LstmDecoderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Expected values: tests/reference/lstm_values.py, the equations written out in NumPy.
  void logits_and_attention_equal_the_equations() {
    const torch::NoGradGuard no_gradients;
    LstmDecoder decoder(small_options());
    decoder->eval();
    int number = 0;
    for (torch::Tensor& parameter : decoder->parameters()) {
      const torch::Tensor places = torch::arange(parameter.numel(), torch::kDouble);
      parameter.copy_((0.3 * torch::sin(0.7 * places + number++)).view_as(parameter));
    }
    const torch::Tensor picture = torch::cos(0.3 * torch::arange(16, torch::kFloat)).view({1, 4, 4});
    AttentionRecord record;
    const torch::Tensor logits = decoder->forward(ids({1, 4, 5}, 1), decoder->remember(picture), {}, &record);
    QVERIFY(close(logits[0], torch::tensor({{-0.212215F, 0.644026F, -0.563678F, 0.156458F, -0.569270F, -0.104011F},
                                            {0.173762F, 0.147176F, -0.013368F, -0.383720F, -0.101644F, -0.445048F},
                                            {0.223212F, 0.324001F, -0.396034F, 0.160569F, -0.744661F, 0.222392F}})));
    QCOMPARE(record.cross.size(), std::size_t{1});
    QVERIFY(close(record.cross[0][0][0], torch::tensor({{0.234281F, 0.250228F, 0.267623F, 0.247867F},
                                                        {0.236362F, 0.250091F, 0.265392F, 0.248155F},
                                                        {0.235198F, 0.250295F, 0.266477F, 0.248029F}})));
  }

  void steps_equal_teacher_forcing_with_several_captions_a_picture() {
    const torch::NoGradGuard no_gradients;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = memory_of(captioner, 2);
    const torch::Tensor tokens = ids({1, 4, 5, 3, 1, 5, 4, 4, 1, 3, 3, 5, 1, 2, 4, 3}, 4);
    AttentionRecord at_once, by_step;
    const torch::Tensor all = captioner->forward(tokens, memory, {}, &at_once);
    WordCache cache;
    for (int t = 0; t < 4; ++t) {
      QVERIFY(close(captioner->step(tokens.select(1, t), memory, cache, &by_step), all.select(1, t)));
      QVERIFY(close(by_step.cross.back().squeeze(2), at_once.cross[0].select(2, t)));
    }
    const PictureMemory repeated = memory.index(torch::tensor({0, 0, 1, 1}, torch::kInt64));
    QVERIFY(close(captioner->forward(tokens, repeated), all));
  }

  void a_reordered_cache_continues_the_other_row() {
    const torch::NoGradGuard no_gradients;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = memory_of(captioner, 1);
    WordCache cache;
    captioner->step(torch::tensor({1, 5}, torch::kInt64), memory, cache);
    cache.reorder(torch::tensor({1, 1, 0}, torch::kInt64));
    const torch::Tensor logits = captioner->step(torch::tensor({4, 3, 4}, torch::kInt64), memory, cache);
    QVERIFY(close(logits, captioner->forward(ids({5, 4, 5, 3, 1, 4}, 3), memory).select(1, 1)));
  }

  void kept_positions_have_the_logits_they_have_without_the_mask() {
    const torch::NoGradGuard no_gradients;
    Captioner captioner = random_captioner(small_options());
    const PictureMemory memory = memory_of(captioner, 2);
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 0}, 2);
    const torch::Tensor keep = torch::tensor({true, true, true, true, true, false}).view({2, 3});
    const torch::Tensor all = captioner->forward(tokens, memory).flatten(0, 1);
    QVERIFY(close(captioner->forward(tokens, memory, keep), all.narrow(0, 0, 5)));
  }

  void every_parameter_is_counted_learns_and_is_cloned() {
    for (const bool tied : {true, false}) {
      CaptionerOptions options = small_options();
      options.tied_embeddings = tied;
      Captioner captioner = random_captioner(options);
      std::int64_t count = 0;
      for (const torch::Tensor& parameter : captioner->parameters()) count += parameter.numel();
      QCOMPARE(options.parameter_count(), count);
      const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4}, 2);
      captioner->train();
      captioner->forward(tokens, memory_of(captioner, 2)).square().sum().backward();
      for (const auto& parameter : captioner->named_parameters())
        QVERIFY2(parameter.value().grad().defined(), parameter.key().c_str());
      const torch::NoGradGuard no_gradients;
      captioner->eval();
      const PictureMemory memory = memory_of(captioner, 2);
      const torch::Tensor own = captioner->forward(tokens, memory);
      Captioner copy(std::dynamic_pointer_cast<CaptionerImpl>(captioner->clone()));
      for (torch::Tensor& parameter : captioner->parameters()) parameter.zero_();
      QVERIFY(close(copy->forward(tokens, memory), own));
    }
  }

  void a_file_of_it_gives_the_same_captions() {
    LoadedCaptioner captioner;
    captioner.vocabulary = Vocabulary::from_words({"<pad>", "<start>", "<end>", "<unk>", "a", "dog"}).value();
    captioner.network = random_captioner(small_options());
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("lstm.safetensors").toStdString();
    QVERIFY(write_captioner(captioner, file, /*half=*/false));
    auto again = read_captioner(file);
    QVERIFY2(again, again ? "" : again.error().describe().c_str());
    QVERIFY(again->network->options() == captioner.network->options());
    const torch::Tensor features = torch::randn({3, 3, 2, 2});
    const auto expected = caption_features(captioner.network, captioner.vocabulary, features, {});
    const auto found = caption_features(again->network, again->vocabulary, features, {});
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QCOMPARE(found[i].front().tokens, expected[i].front().tokens);
      QVERIFY(std::abs(found[i].front().score - expected[i].front().score) < 1e-5);
    }
  }

  void several_are_an_ensemble_of_one_layer_each() {
    const torch::NoGradGuard no_gradients;
    CaptionerOptions options = small_options();
    options.members = 2;
    Captioner both = random_captioner(options);
    AttentionRecord record;
    const PictureMemory memory = both->remember(both->encode(torch::randn({2, 6, 2, 2})));
    const torch::Tensor tokens = ids({1, 4, 5, 1, 3, 4}, 2);
    const torch::Tensor all = both->forward(tokens, memory, {}, &record);
    QCOMPARE(record.cross.size(), std::size_t{2});
    WordCache cache;
    for (int t = 0; t < 3; ++t) QVERIFY(close(both->step(tokens.select(1, t), memory, cache), all.select(1, t)));
  }

  void another_decoder_is_refused_by_name() {
    CaptionerOptions options = small_options();
    options.decoder = "gru";
    const auto valid = options.validate();
    QVERIFY(!valid);
    QVERIFY(valid.error().message.find("\"gru\"") != std::string::npos);
    QVERIFY(valid.error().message.find("\"lstm\"") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(LstmDecoderTest)
#include "lstm_decoder.moc"
