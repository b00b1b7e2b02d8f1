#include "model/files/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>

#include "tests/reference/python.h"

using namespace descry;
using namespace std::string_literals;

namespace {

/// Header length, header, data.
std::string file_of(const std::string& header, const std::string& data = {}) {
  const std::uint64_t size = header.size();
  std::string bytes(sizeof size, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  return bytes + header + data;
}

std::string entry(const char* name, const char* type, const char* shape, int begin, int end) {
  return QString("\"%1\":{\"dtype\":\"%2\",\"shape\":%3,\"data_offsets\":[%4,%5]}")
      .arg(name, type, shape)
      .arg(begin)
      .arg(end)
      .toStdString();
}

TensorFile sample() {
  TensorFile file;
  file.metadata["note"] = "commas, \"quotes\" and ä";
  file.tensors["matrix"] = torch::arange(6.F).view({2, 3}).t();
  file.tensors["numbers"] = torch::tensor({-(std::int64_t{1} << 62), std::int64_t{7}});
  file.tensors["half"] = torch::tensor({0.5F, -2.F}).to(torch::kHalf);
  file.tensors["flags"] = torch::tensor({1, 0, 1}).to(torch::kBool);
  file.tensors["double"] = torch::tensor({0.1}, torch::kDouble);
  file.tensors["scalar"] = torch::tensor(3.F);
  file.tensors["nothing"] = torch::zeros({0, 4});
  return file;
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  std::filesystem::path path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)).toStdString(); }

 private Q_SLOTS:
  void a_file_reads_back_as_it_was_written() {
    TensorFile file = sample();
    file.tensors["brain_half"] = torch::tensor({1.5F}).to(torch::kBFloat16);
    QVERIFY(write_safetensors(file, path("own.safetensors")));
    const Result<TensorFile> read = read_safetensors(path("own.safetensors"));
    QVERIFY2(read, read ? "" : read.error().describe().c_str());
    QCOMPARE(read->metadata, file.metadata);
    QCOMPARE(read->tensors.size(), file.tensors.size());
    for (const auto& [name, tensor] : file.tensors) {
      QCOMPARE(read->tensors.at(name).scalar_type(), tensor.scalar_type());
      QVERIFY2(torch::equal(read->tensors.at(name), tensor), name.c_str());
    }
  }

  // The format's own example of a layout: length 8 little endian, JSON, little-endian data.
  void literal_bytes_are_read() {
    const std::string header = "{" + entry("t", "I16", "[2]", 0, 4) + ",\"__metadata__\":{\"a\":\"b\"}}";
    const Result<TensorFile> file = parse_safetensors(file_of(header, "\x01\x00\xFE\xFF"s));
    QVERIFY(file);
    QVERIFY(torch::equal(file->tensors.at("t"), torch::tensor({1, -2}).to(torch::kShort)));
    QCOMPARE(file->metadata.at("a"), "b"s);
  }

  void tensors_are_aligned_in_the_file() {
    QVERIFY(write_safetensors(sample(), path("aligned.safetensors")));
    QFile file(QString::fromStdString(path("aligned.safetensors").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::uint64_t header = 0;
    QCOMPARE(file.read(reinterpret_cast<char*>(&header), 8), 8);
    QCOMPARE(header % 8, std::uint64_t{0});
    const QByteArray text = file.read(static_cast<qint64>(header));
    const QRegularExpressionMatch match =
        QRegularExpression("\"data_offsets\":\\[(\\d+),\\d+\\],\"dtype\":\"F32\",\"shape\":\\[3,2\\]").match(text);
    QVERIFY2(match.hasMatch(), text.constData());
    QCOMPARE(match.captured(1).toInt() % 4, 0);
  }

  void pythons_safetensors_reads_ours_and_we_read_theirs() {
    if (!reference::has_modules({"safetensors", "numpy"}))
      QSKIP("needs Python with safetensors; tests/run installs it");
    QVERIFY(write_safetensors(sample(), path("ours.safetensors")));
    QVERIFY(reference::run("safetensors_files.py", {folder_.path()}));
    const Result<TensorFile> theirs = read_safetensors(path("theirs.safetensors"));
    QVERIFY(theirs);
    const auto& tensors = theirs->tensors;
    QCOMPARE(tensors.size(), std::size_t{6});
    QVERIFY(torch::equal(tensors.at("matrix"), torch::arange(6.F).view({2, 3})));
    QVERIFY(torch::equal(tensors.at("bytes"), torch::tensor({1, 255}).to(torch::kByte)));
    QVERIFY(torch::equal(tensors.at("small"), torch::tensor({-1, 127}).to(torch::kChar)));
    QVERIFY(torch::equal(tensors.at("short"), torch::tensor({-300}).to(torch::kShort)));
    QVERIFY(torch::equal(tensors.at("int"), torch::tensor({-70000}).to(torch::kInt)));
    QVERIFY(torch::equal(tensors.at("flags"), torch::tensor({0, 1}).to(torch::kBool)));
  }

  void contradictions_are_refused_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    const auto header = [](const std::string& entries) { return "{" + entries + "}"; };
    const std::string eight(8, 'x');
    row("empty", "");
    row("seven bytes", "1234567");
    row("header behind the end", file_of("{}").substr(0, 9));
    row("header cut in its padding", file_of("{}   ").substr(0, 10));
    row("header of 2^64 - 1 bytes", std::string(8, '\xFF') + "{}");
    row("not JSON", file_of("{"));
    row("a list", file_of("[]"));
    row("deep", file_of(std::string(100'000, '[')));
    row("data without tensors", file_of("{}", eight));
    row("data cut short", file_of(header(entry("t", "F32", "[2]", 0, 8)), eight.substr(1)));
    row("data behind the last", file_of(header(entry("t", "F32", "[2]", 0, 8)), eight + "x"));
    row("shape too large", file_of(header(entry("t", "F32", "[3]", 0, 8)), eight));
    row("end before begin", file_of(header(entry("t", "F32", "[0]", 8, 0)), eight));
    row("negative size", file_of(header(entry("t", "F32", "[-2,-1]", 0, 8)), eight));
    row("fraction", file_of(header(entry("t", "F32", "[2.0]", 0, 8)), eight));
    row("overflow", file_of(header(entry("t", "U8", "[4294967296,4294967296]", 0, 0)), ""));
    row("overflow beside zero", file_of(header(entry("t", "U8", "[0,4294967296,4294967296]", 0, 0)), ""));
    row("overlap", file_of(header(entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[1]", 4, 8)), eight));
    row("hole", file_of(header(entry("a", "U8", "[2]", 0, 2) + "," + entry("b", "U8", "[4]", 4, 8)), eight));
    row("a name twice", file_of(header(entry("a", "U8", "[8]", 0, 8) + "," + entry("a", "U8", "[8]", 0, 8)), eight));
    row("too many dimensions", file_of(header(entry("t", "U8", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,8]", 0, 8)), eight));
    row("no shape", file_of("{\"t\":{\"dtype\":\"U8\",\"data_offsets\":[0,8]}}", eight));
    row("entry is no object", file_of("{\"t\":5}", eight));
    row("metadata is no object", file_of("{\"__metadata__\":5}"));
    row("metadata is no string", file_of("{\"__metadata__\":{\"a\":5}}"));
  }
  void contradictions_are_refused() {
    QFETCH(QByteArray, bytes);
    const Result<TensorFile> file = parse_safetensors({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::kDamaged);
  }

  void unknown_types_are_named() {
    const Result<TensorFile> file = parse_safetensors(file_of("{" + entry("t", "F8_E4M3", "[1]", 0, 1) + "}", "x"));
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::kUnsupported);
    QVERIFY(QString::fromStdString(file.error().message).contains("F8_E4M3"));
  }

  void damage_anywhere_never_crashes() {
    const std::string bytes = file_of(
        "{" + entry("a", "F32", "[1,2]", 0, 8) + "," + entry("b", "BOOL", "[3]", 8, 11) + "}", "12345678\1\2\0"s);
    QVERIFY(parse_safetensors(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size) QVERIFY(!parse_safetensors(bytes.substr(0, size)));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (const int change : {0x01, 0x08, 0x80, 0xFF}) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ change);
        parse_safetensors(changed);
      }
    }
  }

  void errors_name_the_file() {
    const Result<TensorFile> missing = read_safetensors(path("nowhere.safetensors"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::kNotFound);
    QCOMPARE(missing.error().path, path("nowhere.safetensors"));
    QFile cut(QString::fromStdString(path("cut.safetensors").string()));
    QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write("12") == 2);
    cut.close();
    const Result<TensorFile> damaged = read_safetensors(path("cut.safetensors"));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().path, path("cut.safetensors"));
  }

  void a_full_disk_is_reported_with_the_files_name() {
    if (!QFile::exists("/dev/full")) QSKIP("needs /dev/full");
    const Result<void> written = write_safetensors(sample(), "/dev/full");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::kNotWritten);
    QCOMPARE(written.error().path, std::filesystem::path("/dev/full"));
    QVERIFY(!write_safetensors(sample(), path("no/such/folder.safetensors")));
  }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors.moc"
