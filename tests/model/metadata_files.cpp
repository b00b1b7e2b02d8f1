// Captions in XMP sidecars and in the pictures' own metadata, read back by Exiv2.
#include <QTemporaryDir>
#include <QTest>
#include <exiv2/exiv2.hpp>
#include <fstream>

#include "model/export/caption_export.h"
#include "model/export/metadata.h"
#include "model/images/decode.h"
#include "picture_files.h"

namespace fs = std::filesystem;
using namespace descry;

namespace {

constexpr const char* kCaption = "a dog & a <cat> – café";

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Everything of a file that tells of the picture, by its key.
QMap<QString, QString> metadata(const fs::path& file) {
  QMap<QString, QString> found;
  const auto image = Exiv2::ImageFactory::open(file.string());
  image->readMetadata();
  for (const auto& each : image->xmpData())
    found[QString::fromStdString(each.key())] = QString::fromStdString(each.toString());
  for (const auto& each : image->exifData())
    found[QString::fromStdString(each.key())] = QString::fromStdString(each.toString());
  for (const auto& each : image->iptcData())
    found[QString::fromStdString(each.key())] = QString::fromStdString(each.toString());
  return found;
}

/// A JPEG's coded pixels: from the start of its scan on.
std::string scan_of(const std::string& jpeg) { return jpeg.substr(jpeg.find("\xFF\xDA")); }

}  // namespace

class MetadataFiles : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
  fs::path written(const std::string& name, const QByteArray& bytes) const {
    std::ofstream(path(name), std::ios::binary).write(bytes.constData(), bytes.size());
    return path(name);
  }
  fs::path jpeg(const std::string& name) const {
    Image image{64, 48, std::vector<std::uint8_t>(64 * 48 * 3)};
    for (std::size_t i = 0; i < image.rgb.size(); ++i) image.rgb[i] = static_cast<std::uint8_t>(i * 5 >> 2);
    if (!write_image(image, path(name))) return {};
    return path(name);
  }

 private Q_SLOTS:
  void init() {
    for (const auto& entry : fs::directory_iterator(path(""))) fs::remove_all(entry.path());
  }
  void cleanupTestCase() { init(); }

  void an_xmp_packet_says_it_for_people_and_screen_readers() {
    const auto packet = xmp_packet(std::string(kCaption) + '\x01');
    QVERIFY(packet.has_value());
    QVERIFY(packet->find("a dog &amp; a &lt;cat&gt; – café</rdf:li>") != std::string::npos);
    QVERIFY(packet->find("Iptc4xmpCore:AltTextAccessibility") != std::string::npos);
    QVERIFY(packet->find("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/") != std::string::npos);
    QVERIFY(!xmp_packet("x", "this is no XMP").has_value());
  }

  void a_packet_keeps_what_else_it_holds() {
    const std::string before =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='4' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>old</rdf:li>"
        "<rdf:li xml:lang='de'>ein Hund</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>";
    const auto packet = xmp_packet("new", before);
    QVERIFY(packet.has_value());
    QVERIFY(packet->find("Rating=\"4\"") != std::string::npos || packet->find("Rating>4<") != std::string::npos);
    QVERIFY(packet->find("ein Hund") != std::string::npos);
    QVERIFY(packet->find(">new<") != std::string::npos && packet->find(">old<") == std::string::npos);
  }

  void captions_are_embedded_and_nothing_else_changes_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("exif");
    QTest::addColumn<bool>("iptc");
    using namespace picture_files;
    QTest::newRow("JPEG") << QByteArray() << "a.jpg" << true << true;
    QTest::newRow("progressive JPEG") << kProgressiveJpeg << "a.JPEG" << true << true;
    QTest::newRow("CMYK JPEG") << kCmykJpeg << "a.jpg" << true << true;
    QTest::newRow("PNG") << kAlphaPng << "a.png" << false << false;
    QTest::newRow("PNG with EXIF") << kTurnedPng << "a.png" << false << false;
    QTest::newRow("WebP") << kAlphaWebp << "a.webp" << true << false;
    QTest::newRow("animated WebP") << kAnimatedWebp << "a.webp" << true << false;
    QTest::newRow("WebP with EXIF") << kTurnedWebp << "a.webp" << true << false;
    QTest::newRow("TIFF") << kTurnedTiff << "a.tif" << true << true;
    QTest::newRow("CMYK TIFF") << kCmykTiff << "a.tif" << true << true;
  }
  void captions_are_embedded_and_nothing_else_changes() {
    QFETCH(QByteArray, file);
    QFETCH(QString, name);
    QFETCH(bool, exif);
    QFETCH(bool, iptc);
    const fs::path picture = file.isEmpty() ? jpeg(name.toStdString()) : written(name.toStdString(), file);
    const std::string before = content(picture);
    const auto pixels = read_image(picture);
    QVERIFY(pixels.has_value());
    const auto embedded = embed_description(picture, kCaption, true);
    QVERIFY2(embedded.has_value() && *embedded, embedded ? "unchanged" : embedded.error().describe().c_str());
    const auto after = read_image(picture);
    QVERIFY(after.has_value());
    QCOMPARE(after->width, pixels->width);
    QVERIFY(after->rgb == pixels->rgb);
    if (name.endsWith(QStringLiteral(".jpg"))) QCOMPARE(scan_of(content(picture)), scan_of(before));
    QCOMPARE(content(picture.native() + "_original"), before);
    const QMap<QString, QString> found = metadata(picture);
    QCOMPARE(found["Xmp.dc.description"], QString::fromUtf8("lang=\"x-default\" ") + kCaption);
    QCOMPARE(found["Xmp.iptc.AltTextAccessibility"], QString::fromUtf8("lang=\"x-default\" ") + kCaption);
    QCOMPARE(found.value("Exif.Image.ImageDescription"), exif ? QString::fromUtf8(kCaption) : QString());
    QCOMPARE(found.value("Iptc.Application2.Caption"), iptc ? QString::fromUtf8(kCaption) : QString());
  }

  void embedding_again_changes_nothing_and_the_first_original_stays() {
    const fs::path picture = jpeg("a.jpg");
    const std::string before = content(picture);
    QVERIFY(embed_description(picture, "one", true).value());
    const std::string once = content(picture);
    QVERIFY(!embed_description(picture, "one", true).value());
    QCOMPARE(content(picture), once);
    QVERIFY(embed_description(picture, "two", true).value());
    QCOMPARE(content(picture.native() + "_original"), before);
    QCOMPARE(metadata(picture)["Exif.Image.ImageDescription"], QStringLiteral("two"));
    QVERIFY(embed_description(jpeg("b.jpg"), "one", false).value());
    QVERIFY(!fs::exists(path("b.jpg_original")));
  }

  void what_cannot_hold_metadata_is_named_and_left_alone() {
    using namespace picture_files;
    for (const auto& [name, bytes] :
         {std::pair("a.gif", kAnimatedGif), std::pair("a.bmp", kBmp), std::pair("really_a_gif.jpg", kAnimatedGif),
          std::pair("text.jpg", QByteArray("x"))}) {
      const fs::path picture = written(name, bytes);
      const auto embedded = embed_description(picture, "x", true);
      QVERIFY2(!embedded.has_value(), name);
      QVERIFY2(embedded.error().message.find("XMP sidecars") != std::string::npos, embedded.error().message.c_str());
      QVERIFY(embedded.error().path == picture);
      QCOMPARE(content(picture), bytes.toStdString());
      QVERIFY(!fs::exists(picture.native() + "_original"));
    }
    QVERIFY(embed_description(path("none.jpg"), "x", true).error().code == ErrorCode::kNotFound);
  }

  void an_embedding_export_goes_on_behind_a_picture_that_cannot() {
    using namespace picture_files;
    std::vector<AlbumPicture> pictures(2);
    pictures[0].path = written("a.gif", kAnimatedGif);
    pictures[1].path = jpeg("b.jpg");
    for (AlbumPicture& picture : pictures) picture.edited = "mine";
    ExportSettings settings;
    settings.format = ExportFormat::kEmbedded;
    int changed = 0;
    ExportHooks hooks;
    hooks.file_changed = [&](const AlbumPicture& picture) { changed += picture.path == pictures[1].path; };
    auto opened = CaptionExport::open(settings, hooks);
    for (const AlbumPicture& picture : pictures) QVERIFY(opened->add(picture).has_value());
    const auto summary = opened->finish();
    QCOMPARE(summary->written, 1);
    QCOMPARE(summary->failed, 1);
    QCOMPARE(changed, 1);
  }

  void xmp_sidecars_lie_beside_the_pictures() {
    AlbumPicture picture;
    picture.path = jpeg("a.jpg");
    picture.edited = kCaption;
    ExportSettings settings;
    settings.format = ExportFormat::kXmpSidecars;
    auto opened = CaptionExport::open(settings);
    QVERIFY(opened->add(picture).has_value());
    QCOMPARE(opened->finish()->written, 1);
    QCOMPARE(metadata(path("a.xmp"))["Xmp.dc.description"], QString::fromUtf8("lang=\"x-default\" ") + kCaption);
  }
};

QTEST_GUILESS_MAIN(MetadataFiles)
#include "metadata_files.moc"
