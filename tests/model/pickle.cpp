#include "model/files/pickle.h"

#include <QTemporaryDir>
#include <QtTest>

#include "model/disk/whole_file.h"
#include "model/files/torch_save.h"
#include "model/files/weights.h"
#include "tests/reference/python.h"

using namespace descry;
using namespace std::string_literals;

namespace {

std::string little_endian(std::uint64_t value, std::size_t width) {
  std::string bytes;
  for (std::size_t i = 0; i < width; ++i, value >>= 8) bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

/// A pickled string: BINUNICODE.
std::string text(const std::string& value) { return "X" + little_endian(value.size(), 4) + value; }

std::string number(std::int64_t value) { return "\x8a\x08" + little_endian(static_cast<std::uint64_t>(value), 8); }

struct TensorPickle {
  std::int64_t count = 6, offset = 0;
  std::vector<std::int64_t> shape{3, 2}, strides{1, 3};
  std::string type = "FloatStorage";
};

std::string tuple_of(const std::vector<std::int64_t>& values) {
  std::string bytes = "(";
  for (const std::int64_t value : values) bytes += number(value);
  return bytes + "t";
}

/// The pickle of {"w": tensor}, as torch.save words it; its storage is called "0".
std::string pickle_of(const TensorPickle& tensor) {
  return "\x80\x02}" + text("w") + "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" +
         tensor.type + "\n" + text("0") + text("cpu") + number(tensor.count) + "tQ" + number(tensor.offset) +
         tuple_of(tensor.shape) + tuple_of(tensor.strides) + "\x89}tRs.";
}

std::string six_floats() {
  const std::vector<float> values{0, 1, 2, 3, 4, 5};
  return {reinterpret_cast<const char*>(values.data()), 24};
}

/// A legacy file: magic number, protocol 1001, system, object, storage keys, data.
std::string legacy_file(const std::string& object, const std::string& data = little_endian(6, 8) + six_floats()) {
  return "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.\x80\x02}."s + object +
         "\x80\x02]" + text("0") + "a." + data;
}

/// A zip archive of stored entries. Checksums are left out: nothing here reads them.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries, int method = 0) {
  std::string archive, directory;
  for (const auto& [name, contents] : entries) {
    const std::string sizes = little_endian(contents.size(), 4) + little_endian(contents.size(), 4);
    const std::string head = little_endian(0, 4) + little_endian(static_cast<std::uint64_t>(method), 2) +
                             little_endian(0, 8) + sizes + little_endian(name.size(), 2) + little_endian(0, 2);
    directory +=
        "PK\x01\x02" + little_endian(0, 2) + head + little_endian(0, 10) + little_endian(archive.size(), 4) + name;
    archive += "PK\x03\x04" + head + name + contents;
  }
  const std::string count = little_endian(entries.size(), 2);
  return archive + directory + "PK\x05\x06" + little_endian(0, 4) + count + count + little_endian(directory.size(), 4) +
         little_endian(archive.size(), 4) + little_endian(0, 2);
}

std::string torch_zip(const std::string& pickle, const std::string& data = six_floats()) {
  return zip_of({{"archive/data.pkl", pickle}, {"archive/data/0", data}, {"archive/version", "3\n"}});
}

using Reader = TensorFile (*)(std::string_view);

/// What became of reading, in a word; an error's message is kept in `message`.
std::string outcome(Reader reader, const std::string& bytes, QString* message = nullptr) {
  try {
    reader(bytes);
    return "read";
  } catch (const Error& error) {
    if (message) *message = QString::fromStdString(error.message);
    return error.code == ErrorCode::kUnsupported ? "unsupported" : error.code == ErrorCode::kDamaged ? "damaged" : "?";
  }
}

/// Every prefix must be refused; every byte changed may be read or refused, but must end.
void maltreat(Reader reader, const std::string& bytes, bool prefixes_fail) {
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string result = outcome(reader, bytes.substr(0, size));
    if (prefixes_fail) QVERIFY2(result != "read", qPrintable(QString::number(size)));
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int change : {0x01, 0x20, 0x80, 0xFF}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      outcome(reader, changed);
    }
  }
}

}  // namespace

class PickleTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  TensorFile expected_;
  bool has_references_ = false;

  std::filesystem::path path(const QString& name) const { return folder_.filePath(name).toStdString(); }

 private Q_SLOTS:
  void initTestCase() {
    if (!reference::has_modules({"torch", "safetensors"})) return;
    QVERIFY(reference::run("torch_files.py", {folder_.path()}));
    const Result<TensorFile> values = read_safetensors(path("values.safetensors"));
    QVERIFY(values);
    expected_ = *values;
    has_references_ = true;
  }

  void tensors_are_those_that_pytorch_saved_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"zip.pth", "protocol4.pth", "legacy.pth", "nested.pth"})
      QTest::newRow(file) << QString::fromUtf8(file);
  }
  void tensors_are_those_that_pytorch_saved() {
    if (!has_references_) QSKIP("needs Python with torch and safetensors; tests/run installs them");
    QFETCH(QString, file);
    const Result<TensorFile> weights = read_weights(path(file));
    QVERIFY2(weights, weights ? "" : weights.error().describe().c_str());
    QCOMPARE(weights->tensors.size(), expected_.tensors.size());
    for (const auto& [name, tensor] : expected_.tensors) {
      QVERIFY2(weights->tensors.contains(name), name.c_str());
      QCOMPARE(weights->tensors.at(name).scalar_type(), tensor.scalar_type());
      QVERIFY2(torch::equal(weights->tensors.at(name), tensor), name.c_str());
    }
  }

  void objects_of_other_classes_are_refused_by_name_and_nothing_is_run() {
    if (!has_references_) QSKIP("needs Python with torch and safetensors; tests/run installs them");
    const Result<TensorFile> evil = read_weights(path("evil.pth"));
    QVERIFY(!evil);
    QCOMPARE(evil.error().code, ErrorCode::kUnsupported);
    QVERIFY(QString::fromStdString(evil.error().message).contains(QRegularExpression("(os|posix|nt)\\.system")));
    QVERIFY(!std::filesystem::exists(path("was_run")));
    const Result<TensorFile> module = read_weights(path("module.pth"));
    QVERIFY(!module);
    QVERIFY(QString::fromStdString(module.error().message).contains("torch.nn.modules.linear.Linear"));
  }

  void strides_are_honoured() {
    const torch::Tensor expected = torch::tensor({{0.F, 3.F}, {1.F, 4.F}, {2.F, 5.F}});
    const std::string pickle = pickle_of({});
    QVERIFY(torch::equal(read_legacy_torch_save(legacy_file(pickle)).tensors.at("w"), expected));
    QVERIFY(torch::equal(read_torch_zip(torch_zip(pickle)).tensors.at("w"), expected));
  }

  void other_globals_are_refused_by_name_data() {
    QTest::addColumn<QByteArray>("opcodes");
    QTest::newRow("GLOBAL") << QByteArray(
        "\x80\x02"
        "cos\nsystem\n.");
    QTest::newRow("STACK_GLOBAL") << QByteArray("\x80\x04\x8c\x02os\x8c\x06system\x93.");
    QTest::newRow("INST") << QByteArray("\x80\x02(ios\nsystem\n.");
  }
  void other_globals_are_refused_by_name() {
    QFETCH(QByteArray, opcodes);
    QString message;
    QCOMPARE(outcome(read_torch_zip, torch_zip(opcodes.toStdString()), &message), "unsupported"s);
    QVERIFY2(message.startsWith("It refers to os.system, which is not part of a tensor; nothing was run."),
             qPrintable(message));
  }

  void tensors_that_leave_their_storage_are_refused_data() {
    QTest::addColumn<std::int64_t>("count");
    QTest::addColumn<std::int64_t>("offset");
    QTest::addColumn<std::vector<std::int64_t>>("shape");
    QTest::addColumn<std::vector<std::int64_t>>("strides");
    using Sizes = std::vector<std::int64_t>;
    const std::int64_t large = INT64_MAX;
    QTest::newRow("one too far") << 6L << 1L << Sizes{3, 2} << Sizes{2, 1};
    QTest::newRow("stride too large") << 6L << 0L << Sizes{2, 2} << Sizes{5, 1};
    QTest::newRow("expanded") << 6L << 0L << Sizes{1'000'000, 1'000'000} << Sizes{0, 0};
    QTest::newRow("overflowing shape") << 6L << 0L << Sizes{large, large} << Sizes{0, 0};
    QTest::newRow("overflowing empty shape") << 6L << 0L << Sizes{large, large, 0} << Sizes{0, 0, 0};
    QTest::newRow("overflowing stride") << 6L << 0L << Sizes{3, 2} << Sizes{large, large};
    QTest::newRow("overflowing offset") << 6L << large << Sizes{2} << Sizes{1};
    QTest::newRow("negative offset") << 6L << -1L << Sizes{2} << Sizes{1};
    QTest::newRow("negative stride") << 6L << 5L << Sizes{6} << Sizes{-1};
    QTest::newRow("negative shape") << 6L << 0L << Sizes{-2, -2} << Sizes{1, 1};
    QTest::newRow("shape longer than strides") << 6L << 0L << Sizes{3, 2} << Sizes{1};
    QTest::newRow("storage longer than its data") << 7L << 0L << Sizes{2} << Sizes{1};
    QTest::newRow("storage larger than memory") << large << 0L << Sizes{2} << Sizes{1};
    QTest::newRow("negative storage") << -1L << 0L << Sizes{2} << Sizes{1};
  }
  void tensors_that_leave_their_storage_are_refused() {
    QFETCH(std::int64_t, count);
    QFETCH(std::int64_t, offset);
    QFETCH(std::vector<std::int64_t>, shape);
    QFETCH(std::vector<std::int64_t>, strides);
    const std::string pickle = pickle_of({count, offset, shape, strides});
    QCOMPARE(outcome(read_torch_zip, torch_zip(pickle)), "damaged"s);
    QCOMPARE(outcome(read_legacy_torch_save, legacy_file(pickle)), "damaged"s);
  }

  void storage_types_decide_the_size() {
    const std::string pickle = pickle_of({3, 0, {3}, {1}, "LongStorage"});
    QCOMPARE(read_torch_zip(torch_zip(pickle)).tensors.at("w").scalar_type(), torch::kLong);
    QCOMPARE(outcome(read_torch_zip, torch_zip(pickle_of({6, 0, {3}, {1}, "LongStorage"}))), "damaged"s);
    QCOMPARE(outcome(read_torch_zip, torch_zip(pickle_of({6, 0, {3}, {1}, "QUInt8Storage"}))), "unsupported"s);
  }

  void malformed_pickles_are_refused_data() {
    QTest::addColumn<QByteArray>("opcodes");
    QTest::newRow("empty stack") << QByteArray("\x80\x02.");
    QTest::newRow("append to nothing") << QByteArray(
        "\x80\x02"
        "Na.");
    QTest::newRow("pop behind a mark") << QByteArray("\x80\x02N(0.");
    QTest::newRow("no mark") << QByteArray("\x80\x02t.");
    QTest::newRow("key without a value") << QByteArray("\x80\x02}(Nu.");
    QTest::newRow("memo never filled") << QByteArray("\x80\x02h\x05.");
    QTest::newRow("call of a string") << QByteArray(
        "\x80\x02U\x01"
        "a)R.");
    QTest::newRow("call of a storage type") << QByteArray(
        "\x80\x02"
        "ctorch\nFloatStorage\n)R.");
    QTest::newRow("string behind the end") << QByteArray("\x80\x02X\xFF\xFF\xFF\xFF.");
    QTest::newRow("string far behind the end") << QByteArray("\x80\x04\x8d\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF.");
    QTest::newRow("storage of nothing") << QByteArray("\x80\x02NQ.");
    QTest::newRow("unknown protocol") << QByteArray("\x80\x09N.");
    QTest::newRow("huge integer") << QByteArray(
        "\x80\x02\x8a\x09"
        "123456789.");
  }
  void malformed_pickles_are_refused() {
    QFETCH(QByteArray, opcodes);
    QCOMPARE(outcome(read_torch_zip, torch_zip(opcodes.toStdString())), "damaged"s);
  }

  void lists_in_a_circle_and_deep_lists_end() {
    // A list that contains itself, and a hundred thousand lists in each other.
    QCOMPARE(outcome(read_torch_zip, torch_zip("\x80\x02]q\x01h\x01"
                                               "a."s)),
             "unsupported"s);
    const std::string deep = "\x80\x02" + std::string(100'000, ']') + std::string(99'999, 'a') + ".";
    QCOMPARE(outcome(read_torch_zip, torch_zip(deep)), "unsupported"s);
  }

  void what_holds_no_tensors_says_so() {
    QString message;
    QCOMPARE(outcome(read_torch_zip, torch_zip("\x80\x02K\x01."s), &message), "unsupported"s);
    QVERIFY(message.contains("state_dict"));
    QCOMPARE(outcome(read_torch_zip, zip_of({{"word/document.xml", "<xml/>"}}), &message), "unsupported"s);
    QVERIFY(message.contains("archive"));
    QCOMPARE(outcome(read_torch_zip, zip_of({{"archive/data.pkl", "x"}}, 8), &message), "unsupported"s);
    QVERIFY(message.contains("compressed"));
  }

  void damage_anywhere_never_crashes() {
    const std::string pickle = pickle_of({});
    maltreat(read_legacy_torch_save, legacy_file(pickle), true);
    maltreat(read_torch_zip, torch_zip(pickle), true);
    std::string nested = pickle;
    nested.insert(2, "}" + text("state_dict"));
    nested.insert(nested.size() - 1, "s");
    QCOMPARE(read_torch_zip(torch_zip(nested)).tensors.size(), std::size_t{1});
    maltreat(read_torch_zip, torch_zip(nested), true);
  }
};

QTEST_GUILESS_MAIN(PickleTest)
#include "pickle.moc"
