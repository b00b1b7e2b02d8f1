#include "ui/training/plots/plot_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMessageBox>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

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

void writeElsewhere(QPointer<CurvePlot> plot, const QString& path, QByteArray bytes) {
  QThreadPool::globalInstance()->start([plot, path, bytes = std::move(bytes)] {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return;
    QMetaObject::invokeMethod(
        qApp,
        [plot, path, reason = file.errorString()] {
          if (plot) report(plot, path, reason);
        },
        Qt::QueuedConnection);
  });
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

QByteArray plotAsCsv(const CurvePlot& plot) {
  QByteArray bytes("run,series,step,value\r\n");
  for (const QString& run : plot.runs()) {
    for (std::size_t kind = 0; kind < plot.spec().kinds.size(); ++kind) {
      const QByteArray start = quoted(QFileInfo(run).fileName()) + ',' + quoted(plot.spec().kinds[kind].name) + ',';
      for (const QCPGraphData& point : *plot.curve(run, static_cast<int>(kind)).raw()) {
        bytes +=
            start + QByteArray::number(point.key, 'f', 0) + ',' + QByteArray::number(point.value, 'g', 12) + "\r\n";
      }
    }
  }
  return bytes;
}

void savePlot(CurvePlot& plot, const QString& path) {
  const QString kind = QFileInfo(path).suffix().toLower();
  if (kind == QStringLiteral("pdf")) return writeElsewhere(&plot, path, plotAsPdf(plot));
  if (kind == QStringLiteral("csv")) return writeElsewhere(&plot, path, plotAsCsv(plot));
  writeElsewhere(&plot, path, plotAsPng(plot));
}

}  // namespace descry
