// Pictures that say what their colours are: ICC profiles in every format that has them, and code points of HEIC and
// AVIF.
#include <lcms2.h>
#include <tiffio.h>
#include <zlib.h>

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <fstream>

#include "model/images/decode.h"
#include "picture_files.h"

#if __has_include(<libheif/heif.h>)
#include <libheif/heif.h>
#endif

using namespace descry;
namespace fs = std::filesystem;

namespace {

using Pixel = std::array<int, 3>;

// A colour of Display P3 and the same in sRGB: the curve of IEC 61966-2-1, the matrix from P3's primaries to sRGB's.
constexpr Pixel kInP3{100, 150, 120}, kInSrgb{83, 152, 118};

/// An ICC profile's bytes; takes the profile.
QByteArray bytes_of_profile(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  QByteArray bytes(static_cast<qsizetype>(size), '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

QByteArray display_p3() {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
  const double curve[]{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* tone = cmsBuildParametricToneCurve(nullptr, 4, curve);
  cmsToneCurve* curves[]{tone, tone, tone};
  cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(tone);
  return bytes_of_profile(profile);
}

QByteArray linear_grey() {
  cmsToneCurve* tone = cmsBuildGamma(nullptr, 1);
  cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), tone);
  cmsFreeToneCurve(tone);
  return bytes_of_profile(profile);
}

/// Inks that are all grey, black as dark as the others together: nothing that a guess would come to.
cmsInt32Number grey_inks(const cmsUInt16Number in[], cmsUInt16Number out[], void*) {
  const double ink = std::min(1.0, (in[0] + in[1] + in[2]) / 65535.0 / 3 + in[3] / 65535.0);
  const cmsCIELab lab{100 * (1 - ink), 0, 0};
  cmsFloat2LabEncoded(out, &lab);
  return 1;
}

QByteArray grey_cmyk() {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetProfileVersion(profile, 4.3);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, cmsSigCmykData);
  cmsSetPCS(profile, cmsSigLabData);
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, 4, 3);
  cmsStage* table = cmsStageAllocCLut16bit(nullptr, 9, 4, 3, nullptr);
  cmsStageSampleCLut16bit(table, grey_inks, nullptr, 0);
  cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, cmsStageAllocToneCurves(nullptr, 4, nullptr));
  cmsPipelineInsertStage(pipeline, cmsAT_END, table);
  cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
  cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
  cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
  cmsPipelineFree(pipeline);
  return bytes_of_profile(profile);
}

template <typename Number>
QByteArray big(Number number) {
  QByteArray bytes(sizeof(Number), '\0');
  qToBigEndian(number, bytes.data());
  return bytes;
}

/// A JPEG with a profile, in pieces of at most `piece` bytes.
QByteArray jpeg_with(const QByteArray& jpeg, const QByteArray& profile, qsizetype piece = 60000) {
  QByteArray segments;
  const auto count = static_cast<char>((profile.size() + piece - 1) / piece);
  for (char number = 1; number <= count; ++number) {
    const QByteArray part = profile.mid((number - 1) * piece, piece);
    segments += QByteArray::fromHex("ffe2") + big(static_cast<quint16>(part.size() + 16)) +
                QByteArray("ICC_PROFILE\0", 12) + number + count + part;
  }
  return jpeg.left(2) + segments + jpeg.mid(2);
}

QByteArray png_chunk(const QByteArray& name, const QByteArray& content) {
  const QByteArray body = name + content;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()));
  return big(static_cast<quint32>(content.size())) + body + big(static_cast<quint32>(sum));
}

QByteArray png_with(const QByteArray& png, const QByteArray& profile) {
  uLongf size = compressBound(static_cast<uLong>(profile.size()));
  QByteArray packed(static_cast<qsizetype>(size), '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(profile.constData()),
           static_cast<uLong>(profile.size()));
  // A gamma that contradicts the profile, which goes first.
  return png.left(33) + png_chunk("gAMA", big(quint32{100000})) +
         png_chunk("iCCP", QByteArray("p3\0\0", 4) + packed.left(static_cast<qsizetype>(size))) + png.mid(33);
}

QByteArray png_of(const std::vector<std::array<int, 4>>& pixels) {
  QByteArray row(1, '\0');
  for (const auto& pixel : pixels)
    for (const int value : pixel) row += static_cast<char>(value);
  uLongf size = compressBound(static_cast<uLong>(row.size()));
  QByteArray packed(static_cast<qsizetype>(size), '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(row.constData()),
           static_cast<uLong>(row.size()));
  return QByteArray::fromHex("89504e470d0a1a0a") +
         png_chunk("IHDR",
                   big(static_cast<quint32>(pixels.size())) + big(quint32{1}) + QByteArray::fromHex("0806000000")) +
         png_chunk("IDAT", packed.left(static_cast<qsizetype>(size))) + png_chunk("IEND", {});
}

Pixel pixel(const Image& image, int x = 0, int y = 0) {
  const std::uint8_t* at = image.rgb.data() + 3 * (static_cast<std::size_t>(y) * image.width + x);
  return {at[0], at[1], at[2]};
}

}  // namespace

#define COMPARE_COLOUR(image, expected, tolerance)                                   \
  do {                                                                               \
    const Pixel got = (image);                                                       \
    for (std::size_t c = 0; c < 3; ++c)                                              \
      QVERIFY2(std::abs(got[c] - (expected)[c]) <= (tolerance),                      \
               qPrintable(QString("%1 %2 %3").arg(got[0]).arg(got[1]).arg(got[2]))); \
  } while (false)

class ColourProfiles : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  static Result<Image> decoded(const QByteArray& file, int wanted_side = 0) {
    return decode_image(
        {reinterpret_cast<const std::uint8_t*>(file.constData()), static_cast<std::size_t>(file.size())}, wanted_side);
  }

  QByteArray file(const std::string& name) const {
    QFile file(folder_.filePath(QString::fromStdString(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  /// A picture of one colour, as OpenCV writes it.
  QByteArray plain(const std::string& name, int width, int height, const Pixel& colour) const {
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
      for (const int value : colour) image.rgb.push_back(static_cast<std::uint8_t>(value));
    const fs::path path = fs::path(folder_.path().toStdString()) / name;
    return write_image(image, path) ? file(name) : QByteArray();
  }

 private Q_SLOTS:
  void wide_colours_of_a_jpeg_become_srgb() {
    const QByteArray jpeg = plain("a.jpg", 64, 48, kInP3);
    COMPARE_COLOUR(pixel(*decoded(jpeg)), kInP3, 2);
    COMPARE_COLOUR(pixel(*decoded(jpeg_with(jpeg, display_p3()))), kInSrgb, 3);
    COMPARE_COLOUR(pixel(*decoded(jpeg_with(jpeg, display_p3()), 12)), kInSrgb, 3);   // reduced
    COMPARE_COLOUR(pixel(*decoded(jpeg_with(jpeg, display_p3(), 100))), kInSrgb, 3);  // a profile in pieces
  }

  void wide_colours_of_a_png_become_srgb_before_they_are_laid_over_white() {
    const QByteArray opaque = png_of({{kInP3[0], kInP3[1], kInP3[2], 255}});
    COMPARE_COLOUR(pixel(*decoded(png_with(opaque, display_p3()))), kInSrgb, 2);
    const QByteArray half = png_of({{kInP3[0], kInP3[1], kInP3[2], 128}, {0, 0, 0, 0}});
    const auto image = decoded(png_with(half, display_p3()));
    const Pixel mixed{(kInSrgb[0] + 255) / 2, (kInSrgb[1] + 255) / 2, (kInSrgb[2] + 255) / 2};
    COMPARE_COLOUR(pixel(*image, 0), mixed, 2);
    COMPARE_COLOUR(pixel(*image, 1), (Pixel{255, 255, 255}), 0);
  }

  void wide_colours_of_a_webp_become_srgb() {
    // kAlphaWebp: red, bottom right see-through; its VP8L chunk in an extended file with a profile (flags: ICC, alpha).
    const QByteArray profile = display_p3();
    const auto chunk = [](const QByteArray& name, const QByteArray& content) {
      QByteArray size(4, '\0');
      qToLittleEndian(static_cast<quint32>(content.size()), size.data());
      return name + size + content + QByteArray(content.size() % 2, '\0');
    };
    const QByteArray chunks = QByteArray("WEBP") + chunk("VP8X", QByteArray::fromHex("30000000030000030000")) +
                              chunk("ICCP", profile) + picture_files::kAlphaWebp.mid(12);
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(chunks.size()), size.data());
    const auto image = decoded(QByteArray("RIFF") + size + chunks);
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    // P3's red lies outside sRGB: as near as it gets. Orange would be nearer sRGB's red seen as P3's.
    COMPARE_COLOUR(pixel(*image), (Pixel{255, 0, 0}), 1);
    COMPARE_COLOUR(pixel(*image, 3, 3), (Pixel{255, 255, 255}), 0);
  }

  void wide_colours_of_a_tiff_become_srgb() {
    for (const bool cmyk : {false, true}) {
      const QByteArray profile = cmyk ? grey_cmyk() : display_p3();
      const std::string path = folder_.filePath("a.tif").toStdString();
      TIFF* tiff = TIFFOpen(path.c_str(), "w");
      TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 2);
      TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
      TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
      TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, cmyk ? 4 : 3);
      TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, cmyk ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
      TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
      TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(profile.size()), profile.constData());
      std::vector<std::uint8_t> row{100, 150, 120, 100, 150, 120};
      if (cmyk) row = {255, 0, 0, 0, 0, 0, 0, 0};
      TIFFWriteScanline(tiff, row.data(), 0);
      TIFFClose(tiff);
      const auto image = decoded(file("a.tif"));
      QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
      // A third of the ink: L* of 67 is the grey 163 of sRGB.
      COMPARE_COLOUR(pixel(*image), (cmyk ? Pixel{163, 163, 163} : kInSrgb), 3);
      COMPARE_COLOUR(pixel(*image, 1), (cmyk ? Pixel{255, 255, 255} : kInSrgb), 3);
    }
  }

  void a_grey_profile_is_followed() {
    // 128 of linear light is 188 of sRGB.
    COMPARE_COLOUR(pixel(*decoded(jpeg_with(picture_files::kGreyJpeg, linear_grey()))), (Pixel{188, 188, 188}), 2);
  }

  void inks_are_mixed_as_their_profile_says() {
    // (51, 102, 204, 26) of 255: 0.467 and 0.102 of ink, L* of 43: the grey 102 of sRGB.
    const auto image = decoded(jpeg_with(picture_files::kCmykJpeg, grey_cmyk()));
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    COMPARE_COLOUR(pixel(*image), (Pixel{102, 102, 102}), 4);
    const auto small = decoded(jpeg_with(picture_files::kCmykJpeg, grey_cmyk()), 2);
    COMPARE_COLOUR(pixel(*small), (Pixel{102, 102, 102}), 4);
  }

  void srgb_and_senseless_profiles_change_nothing() {
    const QByteArray jpeg = plain("b.jpg", 32, 32, {10, 200, 90});
    const auto before = decoded(jpeg);
    QVERIFY(decoded(jpeg_with(jpeg, bytes_of_profile(cmsCreate_sRGBProfile())))->rgb == before->rgb);
    QVERIFY(decoded(jpeg_with(jpeg, "this is no profile"))->rgb == before->rgb);
    QVERIFY(decoded(jpeg_with(jpeg, grey_cmyk()))->rgb == before->rgb);  // of other pixels
    QVERIFY(decoded(jpeg_with(jpeg, display_p3().left(200)))->rgb == before->rgb);
    QVERIFY(decoded(jpeg_with(jpeg, display_p3()))->rgb != before->rgb);
  }

  void sizes_are_told_upright_without_decoding() {
    using namespace picture_files;
    const std::vector<std::tuple<const char*, QByteArray, int, int>> cases{
        {"grey.jpg", kGreyJpeg, 8, 8},     {"turned.png", kTurnedPng, 1, 2}, {"turned.webp", kTurnedWebp, 1, 2},
        {"turned.tif", kTurnedTiff, 1, 2}, {"a.gif", kAnimatedGif, 6, 4},    {"a.bmp", kBmp, 2, 1}};
    for (const auto& [name, bytes, width, height] : cases) {
      const fs::path path = fs::path(folder_.path().toStdString()) / name;
      std::ofstream(path, std::ios::binary).write(bytes.constData(), bytes.size());
      const auto size = read_size(path);
      QVERIFY2(size.has_value(), name);
      QCOMPARE(size->width, width);
      QCOMPARE(size->height, height);
    }
    QVERIFY(read_size("/none.jpg").error().code == ErrorCode::kNotFound);
  }

#if __has_include(<libheif/heif.h>)
  QByteArray heif_of(heif_compression_format format, const QByteArray& profile, bool code_points) const {
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    if (heif_context_get_encoder_for_format(context, format, &encoder).code != heif_error_Ok) {
      heif_context_free(context);
      return {};
    }
    heif_encoder_set_lossy_quality(encoder, 95);
    heif_image* image = nullptr;
    heif_image_create(96, 64, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, 96, 64, 8);
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < 64; ++y)
      for (int x = 0; x < 96 * 3; ++x) plane[y * stride + x] = static_cast<std::uint8_t>(kInP3[x % 3]);
    if (!profile.isEmpty())
      heif_image_set_raw_color_profile(image, "prof", profile.constData(), static_cast<std::size_t>(profile.size()));
    if (code_points) {
      heif_color_profile_nclx* nclx = heif_nclx_color_profile_alloc();
      heif_nclx_color_profile_set_color_primaries(nclx, 12);
      heif_nclx_color_profile_set_transfer_characteristics(nclx, 13);
      heif_nclx_color_profile_set_matrix_coefficients(nclx, 6);
      nclx->full_range_flag = 1;
      heif_image_set_nclx_color_profile(image, nclx);
      heif_nclx_color_profile_free(nclx);
    }
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->macOS_compatibility_workaround_no_nclx_profile = 0;
    heif_context_encode_image(context, image, encoder, options, nullptr);
    heif_encoding_options_free(options);
    const std::string path = folder_.filePath("a.heif").toStdString();
    heif_context_write_to_file(context, path.c_str());
    heif_image_release(image);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return file("a.heif");
  }

  void heic_and_avif_are_read_with_their_colours_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("extension");
    QTest::newRow("HEIC") << static_cast<int>(heif_compression_HEVC) << "heic";
    QTest::newRow("AVIF") << static_cast<int>(heif_compression_AV1) << "avif";
  }
  void heic_and_avif_are_read_with_their_colours() {
    QFETCH(int, format);
    QFETCH(QString, extension);
    const auto compression = static_cast<heif_compression_format>(format);
    const QByteArray plain_file = heif_of(compression, {}, false);
    if (plain_file.isEmpty()) QSKIP("this libheif cannot write the format");
    QVERIFY(has_picture_extension(("a." + extension).toStdString()));
    const auto image = decoded(plain_file);
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QCOMPARE(image->width, 96);
    QCOMPARE(image->height, 64);
    COMPARE_COLOUR(pixel(*image, 50, 30), kInP3, 5);
    COMPARE_COLOUR(pixel(*decoded(heif_of(compression, display_p3(), false)), 50, 30), kInSrgb, 6);
    COMPARE_COLOUR(pixel(*decoded(heif_of(compression, {}, true)), 50, 30), kInSrgb, 6);
    const auto cut = decoded(plain_file.left(plain_file.size() - 20));
    QVERIFY(!cut.has_value());
    QVERIFY2(cut.error().code == ErrorCode::kDamaged, cut.error().message.c_str());
  }
#endif

  void a_video_is_no_picture() {
    const auto video = decoded(QByteArray::fromHex("000000186674797069736f6d0000020069736f6d6d703432"));
    QVERIFY(!video.has_value());
    QVERIFY(video.error().code == ErrorCode::kUnsupported);
    QVERIFY2(video.error().message.find("video") != std::string::npos, video.error().message.c_str());
  }
};

QTEST_GUILESS_MAIN(ColourProfiles)
#include "colour_profiles.moc"
