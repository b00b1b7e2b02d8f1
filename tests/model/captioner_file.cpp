#include "model/files/captioner_file.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "model/files/safetensors.h"

using namespace descry;

namespace {

LoadedCaptioner small_captioner() {
  torch::manual_seed(5);
  LoadedCaptioner captioner;
  captioner.backbone = EfficientNet(EfficientNet(EfficientNetOptions::tiny())->folded());
  captioner.vocabulary = Vocabulary::from_captions({"a red circle", "a blue square über dem Kreis"}, {1, 0});
  captioner.preprocessing.height = captioner.preprocessing.width = 32;
  CaptionerOptions options;
  options.feature_channels = captioner.backbone->options().feature_channels();
  options.grid_rows = options.grid_columns = 32 / captioner.backbone->options().reduction();
  options.vocabulary = captioner.vocabulary.size();
  options.width = 16;
  options.encoder_head_size = options.head_size = 2;
  options.encoder_feed_forward = options.feed_forward = 8;
  captioner.network = Captioner(options);
  captioner.card = {{"name", "small"}, {"licences", {"none"}}};
  return captioner;
}

bool equal_values(const torch::nn::Module& a, const torch::nn::Module& b, double tolerance) {
  const auto parameters = a.named_parameters();
  const auto others = b.named_parameters();
  if (parameters.size() != others.size()) return false;
  for (const auto& entry : parameters) {
    if (!torch::allclose(entry.value(), others[entry.key()], tolerance, tolerance)) return false;
  }
  return true;
}

}  // namespace

class CaptionerFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path path() const { return (folder_.path() + "/captioner.safetensors").toStdString(); }

  /// Writes the small captioner, lets `change` spoil the file, and reads it.
  template <typename Change>
  Result<LoadedCaptioner> read_after(const Change& change) const {
    if (!write_captioner(small_captioner(), path(), false)) qFatal("could not write");
    TensorFile file = *read_safetensors(path());
    auto description = nlohmann::json::parse(file.metadata.at("descry"));
    change(file, description);
    file.metadata["descry"] = description.dump();
    if (!write_safetensors(file, path())) qFatal("could not write");
    return read_captioner(path());
  }

  static bool says(const Result<LoadedCaptioner>& result, ErrorCode code, const std::string& part) {
    if (result.has_value()) return false;
    if (result.error().code == code && result.error().message.find(part) != std::string::npos) return true;
    qWarning("said: %s", result.error().message.c_str());
    return false;
  }

 private Q_SLOTS:
  void what_is_written_is_read() {
    const LoadedCaptioner captioner = small_captioner();
    QVERIFY(write_captioner(captioner, path(), false).has_value());
    const Result<LoadedCaptioner> read = read_captioner(path());
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QVERIFY(equal_values(*read->network, *captioner.network, 0));
    QVERIFY(equal_values(*read->backbone, *captioner.backbone, 0));
    QVERIFY(read->network->options() == captioner.network->options());
    QVERIFY(read->backbone->options() == captioner.backbone->options());
    QCOMPARE(read->vocabulary.words(), captioner.vocabulary.words());
    QVERIFY(read->preprocessing == captioner.preprocessing);
    QVERIFY(read->card == captioner.card);
    QVERIFY(!read->network->is_training() && !read->backbone->is_training());
  }

  void half_precision_is_half_as_large_and_close() {
    const LoadedCaptioner captioner = small_captioner();
    QVERIFY(write_captioner(captioner, path(), false).has_value());
    const auto full = std::filesystem::file_size(path());
    QVERIFY(write_captioner(captioner, path(), true).has_value());
    QVERIFY(std::filesystem::file_size(path()) < full * 0.6);
    const Result<LoadedCaptioner> read = read_captioner(path());
    QVERIFY(read.has_value());
    QVERIFY(equal_values(*read->network, *captioner.network, 1e-3));
    QCOMPARE(read->network->parameters()[0].scalar_type(), torch::kFloat);
  }

  void values_too_large_for_half_precision_are_kept() {
    const LoadedCaptioner captioner = small_captioner();
    {
      torch::NoGradGuard no_grad;
      captioner.network->parameters()[0].fill_(1e6);
    }
    QVERIFY(write_captioner(captioner, path(), true).has_value());
    const Result<LoadedCaptioner> read = read_captioner(path());
    QVERIFY(read.has_value());
    QCOMPARE(read->network->parameters()[0].max().item<float>(), 1e6F);
  }

  void a_captioner_without_backbone_can_be_kept() {
    LoadedCaptioner captioner = small_captioner();
    captioner.backbone = nullptr;
    QVERIFY(write_captioner(captioner, path(), true).has_value());
    const Result<LoadedCaptioner> read = read_captioner(path());
    QVERIFY(read.has_value());
    QVERIFY(!read->backbone);
  }

  void a_file_cut_short_is_named_damaged() {
    QVERIFY(write_captioner(small_captioner(), path(), false).has_value());
    for (const double share : {0.0, 0.001, 0.5, 0.999}) {
      QVERIFY(write_captioner(small_captioner(), path(), false).has_value());
      std::filesystem::resize_file(
          path(), static_cast<std::uintmax_t>(share * static_cast<double>(std::filesystem::file_size(path()))));
      const Result<LoadedCaptioner> read = read_captioner(path());
      QVERIFY(!read.has_value());
      QCOMPARE(read.error().code, ErrorCode::kDamaged);
      QCOMPARE(read.error().path, path());
    }
  }

  void a_newer_version_is_refused_with_what_to_do() {
    const auto newer = [](TensorFile&, nlohmann::json& description) { description["format_version"] = 2; };
    QVERIFY(says(read_after(newer), ErrorCode::kUnsupported, "Update the program"));
  }

  void other_tensors_are_no_captioner() {
    TensorFile file;
    file.tensors["weight"] = torch::ones({2});
    QVERIFY(write_safetensors(file, path()).has_value());
    QVERIFY(says(read_captioner(path()), ErrorCode::kUnsupported, "no captioner"));
  }

  void a_tensor_of_another_shape_is_named() {
    const auto reshape = [](TensorFile& file, nlohmann::json&) {
      file.tensors["captioner.decoder.positions"] = torch::zeros({25, 17});
    };
    QVERIFY(says(read_after(reshape), ErrorCode::kDamaged, "captioner.decoder.positions is 25 x 17"));
  }

  void a_missing_tensor_is_named() {
    const auto remove = [](TensorFile& file, nlohmann::json&) { file.tensors.erase("captioner.decoder.output_bias"); };
    QVERIFY(says(read_after(remove), ErrorCode::kDamaged, "captioner.decoder.output_bias is missing"));
  }

  void a_tensor_too_many_is_refused() {
    const auto add = [](TensorFile& file, nlohmann::json&) { file.tensors["captioner.more"] = torch::ones({1}); };
    QVERIFY(says(read_after(add), ErrorCode::kDamaged, "no place for"));
  }

  void values_that_are_not_numbers_are_named() {
    const auto spoil = [](TensorFile& file, nlohmann::json&) {
      file.tensors["captioner.decoder.output_bias"][0] = std::numeric_limits<float>::quiet_NaN();
    };
    QVERIFY(says(read_after(spoil), ErrorCode::kDamaged, "output_bias holds values that are not numbers"));
  }

  void sizes_that_the_file_cannot_hold_are_refused_before_memory_is_asked_for() {
    const auto grow_network = [](TensorFile&, nlohmann::json& description) {
      description["network"]["width"] = 8192;
      description["network"]["decoder_layers"] = 48;
    };
    QVERIFY(says(read_after(grow_network), ErrorCode::kDamaged, "many more numbers"));
    const auto grow_backbone = [](TensorFile&, nlohmann::json& description) {
      for (auto& stage : description["backbone"]["stages"]) stage["channels"] = 4000;
    };
    QVERIFY(says(read_after(grow_backbone), ErrorCode::kDamaged, "many more numbers"));
    const auto absurd = [](TensorFile&, nlohmann::json& description) { description["network"]["width"] = 1LL << 60; };
    QVERIFY(says(read_after(absurd), ErrorCode::kDamaged, "width"));
  }

  void descriptions_that_contradict_themselves_are_refused() {
    const auto drop_word = [](TensorFile&, nlohmann::json& description) { description["vocabulary"].erase(5); };
    QVERIFY(says(read_after(drop_word), ErrorCode::kDamaged, "words for a network"));
    const auto text = [](TensorFile&, nlohmann::json& description) { description["network"]["width"] = "wide"; };
    QVERIFY(says(read_after(text), ErrorCode::kDamaged, "cannot be read"));
    const auto sides = [](TensorFile&, nlohmann::json& description) { description["preprocessing"]["height"] = 0; };
    QVERIFY(says(read_after(sides), ErrorCode::kDamaged, "sides"));
    const auto grid = [](TensorFile&, nlohmann::json& description) { description["preprocessing"]["height"] = 64; };
    QVERIFY(says(read_after(grid), ErrorCode::kDamaged, "features do not fit"));
  }

  void python_safetensors_reads_it() {
    const QString given = qEnvironmentVariable("DESCRY_PYTHON");
    const QString python = given.isEmpty() ? QStringLiteral(DESCRY_SOURCE_DIR "/build/python/bin/python") : given;
    if (!QFile::exists(python)) QSKIP("no Python with safetensors; tests/run installs one");
    const LoadedCaptioner captioner = small_captioner();
    QVERIFY(write_captioner(captioner, path(), true).has_value());
    const QString script = QStringLiteral(
        "import json, sys\n"
        "from safetensors import safe_open\n"
        "with safe_open(sys.argv[1], framework='numpy') as file:\n"
        "    described = json.loads(file.metadata()['descry'])\n"
        "    tensor = file.get_tensor('captioner.decoder.embeddings')\n"
        "    print(tensor.shape[0], tensor.shape[1], tensor.dtype, described['card']['name'], "
        "len(described['vocabulary']))\n");
    QProcess process;
    process.start(python, {"-c", script, QString::fromStdString(path().string())});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardOutput().trimmed();
    if (process.exitCode() != 0 && process.readAllStandardError().contains("ModuleNotFoundError")) {
      QSKIP("this Python has no safetensors");
    }
    const QByteArray words = QByteArray::number(static_cast<qlonglong>(captioner.vocabulary.size()));
    QCOMPARE(said, words + " 16 float16 small " + words);
  }
};

QTEST_GUILESS_MAIN(CaptionerFileTest)
#include "captioner_file.moc"
