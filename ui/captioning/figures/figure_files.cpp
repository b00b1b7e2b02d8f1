#include "ui/captioning/figures/figure_files.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "ui/captioning/figures/figure_painter.h"

namespace descry {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(FigureFiles)
};

constexpr double kScreenDotsPerInch = 96;  // a pixel of SVG and CSS

/// Of the whole figure.
QSizeF millimetres(const FigureSettings& settings, QSizeF units) {
  const double width =
      settings.unit == FigureSettings::Unit::kMillimetres ? settings.width : settings.width * 25.4 / kScreenDotsPerInch;
  return {width, width * units.height() / units.width()};
}

/// Pictures in a vector figure have the pixels that its size asks for, and on screen sizes twice as many.
double picturePixels(const FigureSettings& settings, double units) {
  const double factor = settings.unit == FigureSettings::Unit::kPixels ? 2 : 1;
  return factor * figureWidth(settings) / units;
}

QByteArray asPng(const FigureContent& content, const FigureSettings& settings) {
  QImage image = drawnFigure(content, settings, figureWidth(settings));
  if (image.isNull()) return {};
  if (settings.unit == FigureSettings::Unit::kMillimetres) {
    const int dots_a_metre = static_cast<int>(std::lround(settings.dots_per_inch / 0.0254));
    image.setDotsPerMeterX(dots_a_metre);
    image.setDotsPerMeterY(dots_a_metre);
  }
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "png");
  if (!content.sentence.isEmpty()) writer.setText(QStringLiteral("Description"), content.sentence);
  writer.setText(QStringLiteral("Software"), QStringLiteral("Descry"));
  writer.write(image);
  return bytes;
}

QByteArray asSvg(const FigureContent& content, const FigureSettings& settings) {
  const FigurePainter figure(content, settings);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setTitle(content.name);
  generator.setDescription(content.sentence);
  // The generator writes its size in millimetres, by its resolution.
  const QSizeF size = millimetres(settings, figure.size()) / 25.4 * kScreenDotsPerInch;
  generator.setResolution(static_cast<int>(kScreenDotsPerInch));
  generator.setSize(size.toSize());
  generator.setViewBox(QRectF(QPointF(), size));
  QPainter painter(&generator);
  painter.scale(size.width() / figure.size().width(), size.width() / figure.size().width());
  figure.paint(painter, picturePixels(settings, figure.size().width()));
  painter.end();
  return bytes;
}

QByteArray asPdf(const FigureContent& content, const FigureSettings& settings) {
  const FigurePainter figure(content, settings);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(content.sentence.isEmpty() ? content.name : content.sentence);
  writer.setCreator(QStringLiteral("Descry"));
  writer.setResolution(1200);
  writer.setPageSize(
      QPageSize(millimetres(settings, figure.size()), QPageSize::Millimeter, content.name, QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF());
  QPainter painter(&writer);
  painter.scale(writer.width() / figure.size().width(), writer.width() / figure.size().width());
  figure.paint(painter, picturePixels(settings, figure.size().width()));
  painter.end();
  return bytes;
}

}  // namespace

QSize figureSize(const FigureContent& content, const FigureSettings& settings, int width) {
  const QSizeF units = FigurePainter(content, settings).size();
  return {width, std::max(1, static_cast<int>(std::lround(width * units.height() / units.width())))};
}

QImage drawnFigure(const FigureContent& content, const FigureSettings& settings, int width) {
  const QSize size = figureSize(content, settings, width);
  if (static_cast<qint64>(size.width()) * size.height() > kMostFigurePixels) return {};
  QImage image(size, QImage::Format_RGB32);
  if (image.isNull()) return {};
  image.fill(settings.dark ? Qt::black : Qt::white);
  const FigurePainter figure(content, settings);
  QPainter painter(&image);
  const double scale = width / figure.size().width();
  painter.scale(scale, scale);
  figure.paint(painter, scale);
  return image;
}

QByteArray figureAs(const QString& format, const FigureContent& content, const FigureSettings& settings) {
  if (format == QLatin1String("svg")) return asSvg(content, settings);
  if (format == QLatin1String("pdf")) return asPdf(content, settings);
  return asPng(content, settings);
}

QString writeFigure(const FigureContent& content, const FigureSettings& settings, const QString& file) {
  const QString format = QFileInfo(file).suffix().toLower();
  if (format != QLatin1String("png") && format != QLatin1String("svg") && format != QLatin1String("pdf")) {
    return Texts::tr("Figures are written as PNG, SVG or PDF: end the name with .png, .svg or .pdf.");
  }
  const QByteArray bytes = figureAs(format, content, settings);
  if (bytes.isEmpty()) {
    const QSize size = figureSize(content, settings, figureWidth(settings));
    return Texts::tr("A figure of %1 × %2 pixels is too large: choose fewer words, more columns or a smaller size.")
        .arg(QLocale().toString(size.width()), QLocale().toString(size.height()));
  }
  QSaveFile out(file);
  if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) return {};
  return Texts::tr("The figure could not be written (%1). Choose another place or make room.").arg(out.errorString());
}

}  // namespace descry
