#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <csignal>
#include <fstream>

#include "model/disk/whole_file.h"
#include "model/images/decode.h"
#include "picture_files.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

using Pixel = std::array<int, 3>;
constexpr Pixel kRed{250, 0, 0}, kGreen{0, 250, 0}, kBlue{0, 0, 250}, kWhite{255, 255, 255}, kBlack{0, 0, 0};

std::span<const std::uint8_t> bytes_of(const QByteArray& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.constData()), static_cast<std::size_t>(file.size())};
}

Pixel pixel(const Image& image, int x, int y) {
  const std::uint8_t* at = image.rgb.data() + 3 * (static_cast<std::size_t>(y) * image.width + x);
  return {at[0], at[1], at[2]};
}

bool near(const Pixel& a, const Pixel& b, int tolerance) {
  for (std::size_t c = 0; c < 3; ++c) {
    if (std::abs(a[c] - b[c]) > tolerance) return false;
  }
  return true;
}

Image filled(int width, int height, const Pixel& colour) {
  Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    for (const int c : colour) image.rgb.push_back(static_cast<std::uint8_t>(c));
  }
  return image;
}

/// Red top left, green top right, blue bottom left, white bottom right.
Image four_corners(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool left = x < width / 2;
      const Pixel& colour = y < height / 2 ? (left ? kRed : kGreen) : (left ? kBlue : kWhite);
      for (const int c : colour) image.rgb.push_back(static_cast<std::uint8_t>(c));
    }
  }
  return image;
}

/// Something with detail in every row, so that a cut file misses rows that matter.
Image stripes(int width, int height) {
  Image image{width, height, {}};
  for (int i = 0; i < width * height * 3; ++i) image.rgb.push_back(static_cast<std::uint8_t>((i * 7919) >> 3));
  return image;
}

QByteArray with_exif_orientation(const QByteArray& jpeg, int orientation) {
  QByteArray exif = QByteArray::fromHex("ffe1002245786966000049492a0008000000010012010300010000000000000000000000");
  exif[28] = static_cast<char>(orientation);
  return jpeg.left(2) + exif + jpeg.mid(2);
}

/// A grey JPEG of 10,000 x 10,000: a small one's header with another size, and every 8x8 block coded as 00 1010 (no
/// change of brightness, end of block; ITU T.81, tables K.3 and K.5).
QByteArray hundred_megapixels() {
  QByteArray jpeg = picture_files::kGreyJpeg;
  const auto frame = jpeg.indexOf(QByteArray::fromHex("ffc0"));
  jpeg.replace(frame + 5, 4, QByteArray::fromHex("27102710"));
  const auto scan = jpeg.indexOf(QByteArray::fromHex("ffda"));
  return jpeg.left(scan + 10) + QByteArray::fromHex("28a28a").repeated(1250 * 1250 / 4) + QByteArray::fromHex("ffd9");
}

}  // namespace

class ImagesTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

  fs::path written(const std::string& name, const QByteArray& content) const {
    std::ofstream(path(name), std::ios::binary).write(content.constData(), content.size());
    return path(name);
  }

  QByteArray jpeg_of(const Image& image) const {
    if (!write_image(image, path("fixture.jpg"))) return {};
    QFile file(QString::fromStdString(path("fixture.jpg").string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

 private Q_SLOTS:
  void cleanupTestCase() {
    // QTemporaryDir cannot remove names that are no UTF-8.
    for (const auto& entry : fs::directory_iterator(path(""))) fs::remove_all(entry.path());
  }

  void pixels_of_every_kind_of_picture_become_8_bit_rgb_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<QList<int>>>("expected");  // x, y, red, green, blue, tolerance
    using namespace picture_files;
    using Rows = QList<QList<int>>;
    // Ink to light: (255 - C) (255 - K) / 255
    QTest::newRow("CMYK JPEG") << kCmykJpeg << Rows{{3, 3, 183, 137, 46, 3}};
    QTest::newRow("grey JPEG") << kGreyJpeg << Rows{{7, 7, 128, 128, 128, 0}};
    QTest::newRow("16-bit PNG") << kPng16 << Rows{{0, 0, 128, 1, 255, 0}, {1, 0, 64, 0, 192, 1}};
    QTest::newRow("16-bit grey PNG") << kGreyPng16 << Rows{{0, 0, 128, 128, 128, 0}, {1, 0, 255, 255, 255, 0}};
    QTest::newRow("grey and alpha PNG") << kGreyAlphaPng << Rows{{0, 0, 0, 0, 0, 0}, {1, 0, 255, 255, 255, 0}};
    QTest::newRow("alpha PNG") << kAlphaPng
                               << Rows{{0, 0, 255, 0, 0, 0}, {1, 0, 255, 255, 255, 0}, {2, 0, 127, 127, 255, 0}};
    QTest::newRow("palette PNG") << kPalettePng << Rows{{0, 0, 0, 128, 0, 0}, {1, 0, 255, 255, 255, 0}};
    QTest::newRow("animated GIF") << kAnimatedGif << Rows{{5, 3, 250, 0, 0, 0}};
    QTest::newRow("see-through GIF") << kTransparentGif << Rows{{0, 0, 0, 200, 0, 0}, {1, 1, 255, 255, 255, 0}};
    QTest::newRow("interlaced GIF") << kInterlacedGif
                                    << Rows{{0, 1, 20, 0, 0, 0}, {0, 6, 120, 0, 0, 0}, {0, 11, 220, 0, 0, 0}};
    QTest::newRow("animated WebP") << kAnimatedWebp << Rows{{5, 3, 250, 0, 0, 0}};
    QTest::newRow("alpha WebP") << kAlphaWebp << Rows{{0, 0, 255, 0, 0, 0}, {3, 3, 255, 255, 255, 0}};
    QTest::newRow("turned WebP") << kTurnedWebp << Rows{{0, 0, 255, 0, 0, 0}, {0, 1, 0, 0, 255, 0}};
    QTest::newRow("turned PNG") << kTurnedPng << Rows{{0, 0, 255, 0, 0, 0}, {0, 1, 0, 0, 255, 0}};
    QTest::newRow("turned TIFF") << kTurnedTiff << Rows{{0, 0, 255, 0, 0, 0}, {0, 1, 0, 0, 255, 0}};
    QTest::newRow("CMYK TIFF") << kCmykTiff << Rows{{1, 1, 183, 137, 46, 1}};
    QTest::newRow("16-bit grey TIFF") << kGreyTiff16 << Rows{{0, 0, 128, 128, 128, 0}, {1, 0, 255, 255, 255, 0}};
    QTest::newRow("BMP") << kBmp << Rows{{0, 0, 255, 0, 0, 0}, {1, 0, 0, 0, 255, 0}};
    QTest::newRow("grey BMP") << kGreyBmp << Rows{{1, 0, 77, 77, 77, 0}};
  }
  void pixels_of_every_kind_of_picture_become_8_bit_rgb() {
    QFETCH(QByteArray, file);
    QFETCH(QList<QList<int>>, expected);
    const auto image = decode_image(bytes_of(file));
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QCOMPARE(image->rgb.size(), static_cast<std::size_t>(image->width * image->height * 3));
    for (const QList<int>& e : expected) {
      QVERIFY(e[0] < image->width && e[1] < image->height);
      const Pixel got = pixel(*image, e[0], e[1]);
      QVERIFY2(near(got, {e[2], e[3], e[4]}, e[5]),
               qPrintable(QString("(%1, %2) is %3 %4 %5").arg(e[0]).arg(e[1]).arg(got[0]).arg(got[1]).arg(got[2])));
    }
  }

  void exif_orientation_turns_a_picture_upright() {
    const QByteArray jpeg = jpeg_of(four_corners(64, 32));
    // What row 0 and column 0 of the stored picture show, by EXIF 2.3 tag 0x0112: top left, top right, bottom left,
    // bottom right.
    const std::array<std::array<Pixel, 4>, 8> expected{{{kRed, kGreen, kBlue, kWhite},
                                                        {kGreen, kRed, kWhite, kBlue},
                                                        {kWhite, kBlue, kGreen, kRed},
                                                        {kBlue, kWhite, kRed, kGreen},
                                                        {kRed, kBlue, kGreen, kWhite},
                                                        {kBlue, kRed, kWhite, kGreen},
                                                        {kWhite, kGreen, kBlue, kRed},
                                                        {kGreen, kWhite, kRed, kBlue}}};
    for (int orientation = 1; orientation <= 8; ++orientation) {
      const auto image = decode_image(bytes_of(with_exif_orientation(jpeg, orientation)));
      QVERIFY(image.has_value());
      const bool turned = orientation >= 5;
      QCOMPARE(image->width, turned ? 32 : 64);
      QCOMPARE(image->height, turned ? 64 : 32);
      const int right = image->width - 4;
      const int bottom = image->height - 4;
      const auto& corner = expected[static_cast<std::size_t>(orientation - 1)];
      QVERIFY2(near(pixel(*image, 3, 3), corner[0], 8), qPrintable(QString::number(orientation)));
      QVERIFY2(near(pixel(*image, right, 3), corner[1], 8), qPrintable(QString::number(orientation)));
      QVERIFY2(near(pixel(*image, 3, bottom), corner[2], 8), qPrintable(QString::number(orientation)));
      QVERIFY2(near(pixel(*image, right, bottom), corner[3], 8), qPrintable(QString::number(orientation)));
    }
  }

  void senseless_orientation_is_ignored() {
    const auto image = decode_image(bytes_of(with_exif_orientation(jpeg_of(four_corners(64, 32)), 77)));
    QVERIFY(image.has_value());
    QVERIFY(near(pixel(*image, 3, 3), kRed, 8));
  }

  void wanted_side_shrinks_but_never_below_it() {
    for (const char* name : {"big.jpg", "big.png"}) {
      QVERIFY(write_image(four_corners(1600, 900), path(name)).has_value());
      const auto image = read_image(path(name), 200);
      QVERIFY(image.has_value());
      QCOMPARE(image->height, 225);
      QCOMPARE(image->width, 400);
      QVERIFY(near(pixel(*image, 10, 10), kRed, 4));
      QVERIFY(near(pixel(*image, 390, 220), kWhite, 4));
      QCOMPARE(read_image(path(name), 900)->height, 900);
      QCOMPARE(read_image(path(name))->height, 900);
    }
  }

  void hundred_megapixel_picture_is_read_in_little_memory() {
    const fs::path file = written("huge.jpg", hundred_megapixels());
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    const auto image = read_image(file, 224);
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QCOMPARE(image->width, 312);  // 10,000 / 8 as the decoder reduces, then / 4
    QCOMPARE(pixel(*image, 300, 300), (Pixel{128, 128, 128}));
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(after.ru_maxrss - before.ru_maxrss < 100 * 1024);  // KiB; all of it would be 300 MB
  }

  void header_that_claims_65535_by_65535_is_refused_data() {
    QTest::addColumn<QByteArray>("file");
    const auto patched = [](QByteArray file, qsizetype at, const char* hex) {
      const QByteArray bytes = QByteArray::fromHex(hex);
      return file.replace(at, bytes.size(), bytes);
    };
    using namespace picture_files;
    QTest::newRow("JPEG") << patched(kGreyJpeg, kGreyJpeg.indexOf(QByteArray::fromHex("ffc0")) + 5, "ffffffff");
    QTest::newRow("PNG") << patched(kAlphaPng, 16, "0000ffff0000ffff");
    QTest::newRow("GIF") << patched(kAnimatedGif, 6, "ffffffff");
    QTest::newRow("BMP") << patched(kBmp, 18, "ffff0000ffff0000");
    QByteArray tiff = kCmykTiff;  // entries 0x0100 (width) and 0x0101 (height), SHORT or LONG
    for (const char* tag : {"0001", "0101"}) {
      const auto at = tiff.indexOf(QByteArray::fromHex(tag), 8);
      tiff = patched(patched(tiff, at + 2, "040001000000"), at + 8, "ffff0000");
    }
    QTest::newRow("TIFF") << tiff;
  }
  void header_that_claims_65535_by_65535_is_refused() {
    QFETCH(QByteArray, file);
    const auto image = decode_image(bytes_of(file));
    QVERIFY(!image.has_value());
    QVERIFY2(image.error().code == ErrorCode::kUsage, image.error().message.c_str());
    QVERIFY(image.error().message.find("65,535 x 65,535") != std::string::npos);
  }

  void limit_is_on_the_pixels_of_the_header() {
    const QByteArray jpeg = jpeg_of(filled(40, 30, kRed));
    QVERIFY(decode_image(bytes_of(jpeg), 0, {.max_pixels = 1200}).has_value());
    QVERIFY(!decode_image(bytes_of(jpeg), 0, {.max_pixels = 1199}).has_value());
  }

  void picture_that_is_cut_short_is_damaged_data() {
    QTest::addColumn<QByteArray>("file");
    using namespace picture_files;
    QTest::newRow("JPEG") << jpeg_of(stripes(64, 64));
    QTest::newRow("progressive JPEG") << kProgressiveJpeg;
    QTest::newRow("PNG") << kTurnedPng;
    QTest::newRow("WebP") << kAnimatedWebp;
    QTest::newRow("GIF") << kInterlacedGif;
    QTest::newRow("TIFF") << kCmykTiff;
    QTest::newRow("BMP") << kGreyBmp;
  }
  void picture_that_is_cut_short_is_damaged() {
    QFETCH(QByteArray, file);
    QVERIFY(decode_image(bytes_of(file)).has_value());
    for (const auto size : {file.size() * 3 / 4, file.size() / 2, file.size() / 4}) {
      const auto image = decode_image(bytes_of(file.left(size)));
      QVERIFY2(!image.has_value(), qPrintable(QString("%1 of %2 bytes").arg(size).arg(file.size())));
      QVERIFY2(image.error().code == ErrorCode::kDamaged, image.error().message.c_str());
    }
  }

  void whole_jpeg_without_its_end_marker_is_read() {
    const QByteArray jpeg = jpeg_of(stripes(64, 64));
    QVERIFY(jpeg.endsWith(QByteArray::fromHex("ffd9")));
    QVERIFY(decode_image(bytes_of(jpeg.chopped(2))).has_value());
  }

  void jpeg_with_damaged_data_is_damaged() {
    QByteArray jpeg = jpeg_of(stripes(64, 64));
    const auto middle = jpeg.size() / 2;
    jpeg.replace(middle, 40, QByteArray(40, '\x01'));
    jpeg.replace(middle + 10, 2, QByteArray::fromHex("ffd9"));
    const auto image = decode_image(bytes_of(jpeg));
    QVERIFY(!image.has_value());
    QVERIFY(image.error().code == ErrorCode::kDamaged);
  }

  void no_prefix_and_no_flipped_byte_crashes_a_decoder() {
    using namespace picture_files;
    for (const QByteArray& file : {kCmykJpeg, kPng16, kPalettePng, kAnimatedGif, kInterlacedGif, kAnimatedWebp,
                                   kAlphaWebp, kTurnedTiff, kCmykTiff, kBmp, kProgressiveJpeg, kTurnedWebp}) {
      for (qsizetype i = 0; i < file.size(); ++i) {
        (void)decode_image(bytes_of(file.left(i)), 0, {.max_pixels = 1'000'000});
        QByteArray flipped = file;
        flipped[i] = static_cast<char>(flipped[i] ^ 0xFF);
        (void)decode_image(bytes_of(flipped), 0, {.max_pixels = 1'000'000});
      }
    }
  }

  void empty_file_is_damaged_and_named() {
    const fs::path file = written("empty.jpg", "");
    const auto image = read_image(file);
    QVERIFY(!image.has_value());
    QVERIFY(image.error().code == ErrorCode::kDamaged);
    QCOMPARE(image.error().path, file);
    QVERIFY(image.error().message.find("empty") != std::string::npos);
  }

  void text_named_jpg_is_unsupported() {
    for (const char* text : {"Dear diary,\n", "x", "BMW has wheels and so on", "GIF87b", "<html>"}) {
      const auto image = read_image(written("diary.jpg", text));
      QVERIFY(!image.has_value());
      QVERIFY2(image.error().code == ErrorCode::kUnsupported, text);
    }
  }

  void heic_is_known_whatever_its_name() {
    const auto image = read_image(written("phone.jpg", QByteArray("\0\0\0\x18"
                                                                  "ftypheic\0\0\0\0",
                                                                  16)));
    QVERIFY(!image.has_value());
    QVERIFY2(image.error().message.find("no picture") == std::string::npos, image.error().message.c_str());
  }

  void format_is_told_by_content_not_by_name() {
    QVERIFY(read_image(written("picture.jpg", picture_files::kBmp)).has_value());
  }

  void missing_file_folder_pipe_and_looping_link_are_named_and_never_wait() {
    const auto code = [&](const std::string& name) { return read_image(path(name)).error().code; };
    QVERIFY(code("missing.jpg") == ErrorCode::kNotFound);
    fs::create_directory(path("folder.jpg"));
    QVERIFY(code("folder.jpg") == ErrorCode::kUnreadable);
    QCOMPARE(mkfifo(path("pipe.jpg").c_str(), 0600), 0);
    QVERIFY(code("pipe.jpg") == ErrorCode::kUnreadable);
    fs::create_symlink("loop.jpg", path("loop.jpg"));
    QVERIFY(code("loop.jpg") == ErrorCode::kUnreadable);
  }

  void forbidden_file_is_unreadable() {
    const fs::path file = written("forbidden.jpg", picture_files::kGreyJpeg);
    fs::permissions(file, fs::perms::none);
    const bool root = geteuid() == 0;  // who may read everything
    if (root) QCOMPARE(seteuid(65534), 0);
    const auto image = read_image(file);
    if (root) QCOMPARE(seteuid(0), 0);
    QVERIFY(!image.has_value());
    QVERIFY(image.error().code == ErrorCode::kUnreadable);
  }

  void names_may_hold_any_bytes() {
    for (const char* name : {"a,b.jpg", "say \"hi\".jpg", "two\nlines.jpg", "=1+1.jpg", "caf\xE9.jpg"}) {
      QVERIFY2(read_image(written(name, picture_files::kGreyJpeg)).has_value(), name);
    }
  }

  void shrinking_averages_and_enlarging_interpolates() {
    Image image{2, 1, {0, 0, 0, 200, 100, 50}};
    QCOMPARE(pixel(resized(image, 1, 1), 0, 0), (Pixel{100, 50, 25}));
    const Image wide = resized(image, 4, 1);
    QCOMPARE(pixel(wide, 0, 0), kBlack);
    QCOMPARE(pixel(wide, 1, 0), (Pixel{50, 25, 13}));  // a quarter of the way between the two centres
  }

  void png_comes_back_as_it_was_written() {
    const Image image = stripes(31, 17);
    QVERIFY(write_image(image, path("out.png")).has_value());
    QCOMPARE(read_image(path("out.png"))->rgb, image.rgb);
  }

  void writing_refuses_what_it_cannot_do() {
    const Image image = filled(4, 4, kRed);
    QVERIFY(write_image(image, path("out.xyz")).error().code == ErrorCode::kUnsupported);
    const auto no_folder = write_image(image, path("absent/out.png"));
    QVERIFY(no_folder.error().code == ErrorCode::kNotWritten);
    QCOMPARE(no_folder.error().path, path("absent/out.png"));
  }

  void full_disk_leaves_the_old_file_and_no_litter() {
    const fs::path file = written("kept.txt", "old");
    const auto count = [&] { return std::distance(fs::directory_iterator(file.parent_path()), {}); };
    const auto before = count();
    rlimit old_limit{};
    getrlimit(RLIMIT_FSIZE, &old_limit);
    const rlimit small{1024, old_limit.rlim_max};
    auto* old_handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const auto written = write_file_atomically(file, std::string(100'000, 'x'));
    setrlimit(RLIMIT_FSIZE, &old_limit);
    (void)std::signal(SIGXFSZ, old_handler);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == ErrorCode::kNotWritten);
    QCOMPARE(count(), before);
    QCOMPARE(read_whole_file(file, 1000)->size(), 3U);
    const auto full = write_file_atomically("/dev/full", "text");
    QVERIFY(full.error().message.find("disk is full") != std::string::npos);
  }

  void file_is_replaced_through_a_link_and_keeps_its_permissions() {
    const fs::path file = written("target.txt", "old");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("target.txt", path("link.txt"));
    QVERIFY(write_file_atomically(path("link.txt"), "new text").has_value());
    QVERIFY(fs::is_symlink(path("link.txt")));
    QCOMPARE(fs::file_size(file), 8U);
    QVERIFY(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  }

  void extensions_of_pictures_are_known_in_either_case() {
    QVERIFY(has_picture_extension("a.jpg") && has_picture_extension("b.JPEG") && has_picture_extension("c.WebP"));
    QVERIFY(!has_picture_extension("d.txt") && !has_picture_extension("jpg") && !has_picture_extension(".jpg"));
  }
};

QTEST_GUILESS_MAIN(ImagesTest)
#include "images.moc"
