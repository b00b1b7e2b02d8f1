#include "ui/training/plots/plot_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMessageBox>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QThreadPool>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <vector>

#include "ui/training/plots/curve_plot.h"

namespace descry {

namespace {

QByteArray quoted(QString field) {
  // A spreadsheet would run a field that begins like a formula.
  if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field.front())) field.prepend(QLatin1Char('\''));
  if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')) && !field.contains(QLatin1Char('\n'))) {
    return field.toUtf8();
  }
  field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
  return QByteArray("\"") + field.toUtf8() + "\"";
}

void report(QWidget* parent, const QString& path, const QString& reason) {
  auto* box = new QMessageBox(QMessageBox::Warning, CurvePlot::tr("Not saved"),
                              CurvePlot::tr("%1 was not written: %2.").arg(QFileInfo(path).fileName(), reason),
                              QMessageBox::Ok, parent);
  box->setObjectName(QStringLiteral("plotNotSaved"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setModal(false);
  box->show();
}

void writeElsewhere(QPointer<CurvePlot> plot, const QString& path, std::function<QByteArray()> content) {
  QThreadPool::globalInstance()->start([plot, path, content = std::move(content)] {
    QSaveFile file(path);
    const QByteArray bytes = content();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return;
    QMetaObject::invokeMethod(
        qApp,
        [plot, path, reason = file.errorString()] {
          if (plot) report(plot, path, reason);
        },
        Qt::QueuedConnection);
  });
}

/// One curve's points, taken out of the plot, so that another thread can write them.
struct CurveData {
  QByteArray start;
  std::vector<QCPGraphData> points;
};

std::vector<CurveData> dataOf(const CurvePlot& plot) {
  std::vector<CurveData> data;
  for (const QString& run : plot.runs()) {
    for (std::size_t kind = 0; kind < plot.spec().kinds.size(); ++kind) {
      const Curve curve = plot.curve(run, static_cast<int>(kind));
      CurveData& to = data.emplace_back();
      to.start = quoted(QFileInfo(run).fileName()) + ',' + quoted(plot.spec().kinds[kind].name) + ',';
      to.points.reserve(curve.size());
      for (std::size_t index = 0; index < curve.size(); ++index)
        to.points.emplace_back(curve.key(index, plot.options().unit), curve.value(index));
    }
  }
  return data;
}

QByteArray headOf(KeyUnit unit) {
  switch (unit) {
    case KeyUnit::kEpoch:
      return "run,series,epochs,value\r\n";
    case KeyUnit::kTime:
      return "run,series,seconds_trained,value\r\n";
    case KeyUnit::kClock:
      return "run,series,seconds_since_1970_utc,value\r\n";
    case KeyUnit::kStep:
      break;
  }
  return "run,series,step,value\r\n";
}

/// The shortest number that reads back the same.
template <typename Number>
void appendNumber(QByteArray& bytes, Number number) {
  std::array<char, 48> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  bytes.append(text.data(), end - text.data());
}

QByteArray csvOf(const QByteArray& head, const std::vector<CurveData>& data) {
  QByteArray bytes = head;
  for (const CurveData& curve : data) {
    for (const QCPGraphData& point : curve.points) {
      bytes += curve.start;
      if (std::isfinite(point.key)) appendNumber(bytes, point.key);
      bytes += ',';
      appendNumber(bytes, static_cast<float>(point.value));
      bytes += "\r\n";
    }
  }
  return bytes;
}

}  // namespace

QByteArray plotAsPng(CurvePlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  plot.toPixmap(0, 0, 2.0).save(&buffer, "PNG");
  return bytes;
}

QByteArray plotAsPdf(CurvePlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(plot.spec().title);
  writer.setCreator(QStringLiteral("Descry"));
  const QRect view = plot.viewport();
  writer.setResolution(96);
  writer.setPageSize(QPageSize(QSizeF(view.width(), view.height()) * 72.0 / 96.0, QPageSize::Point));
  writer.setPageMargins(QMarginsF());
  QCPPainter painter;
  painter.begin(&writer);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  plot.toPainter(&painter, view.width(), view.height());
  painter.end();
  return bytes;
}

QByteArray plotAsSvg(CurvePlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  const QRect view = plot.viewport();
  generator.setOutputDevice(&buffer);
  generator.setTitle(plot.spec().title);
  generator.setSize(view.size());
  generator.setViewBox(QRect(QPoint(), view.size()));
  QCPPainter painter;
  painter.begin(&generator);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  plot.toPainter(&painter, view.width(), view.height());
  painter.end();
  return bytes;
}

QByteArray plotAsCsv(const CurvePlot& plot) { return csvOf(headOf(plot.options().unit), dataOf(plot)); }

void savePlot(CurvePlot& plot, const QString& path) {
  const QString kind = QFileInfo(path).suffix().toLower();
  if (kind == QStringLiteral("csv")) {
    return writeElsewhere(&plot, path,
                          [head = headOf(plot.options().unit), data = dataOf(plot)] { return csvOf(head, data); });
  }
  const QByteArray picture = kind == QStringLiteral("pdf")   ? plotAsPdf(plot)
                             : kind == QStringLiteral("svg") ? plotAsSvg(plot)
                                                             : plotAsPng(plot);
  writeElsewhere(&plot, path, [picture] { return picture; });
}

}  // namespace descry
