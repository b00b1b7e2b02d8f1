#include "ui/captioning/figures/figure_worker.h"

#include <algorithm>

#include "ui/captioning/figures/figure_files.h"

namespace descry {

void FigureWorker::preview(const FigureContent& content, const FigureSettings& settings, QSize room) {
  const QSize whole = figureSize(content, settings, 1000);
  const double scale =
      std::min(static_cast<double>(room.width()) / whole.width(), static_cast<double>(room.height()) / whole.height());
  Q_EMIT previewed(drawnFigure(content, settings, std::max(1, static_cast<int>(1000 * scale))));
}

void FigureWorker::write(const FigureContent& content, const FigureSettings& settings, const QString& file) {
  Q_EMIT written(file, writeFigure(content, settings, file));
}

void FigureWorker::draw(const FigureContent& content, const FigureSettings& settings) {
  Q_EMIT drawn(drawnFigure(content, settings, figureWidth(settings)));
}

void FigureWorker::keep(const FigureContent& content, const FigureSettings& settings, int request) {
  if (!folder_) folder_ = std::make_unique<QTemporaryDir>();
  const QString name = content.name.isEmpty() ? QStringLiteral("picture") : content.name;
  const QString file = folder_->filePath(QStringLiteral("%1-%2.png").arg(name).arg(++files_));
  const bool good = folder_->isValid() && writeFigure(content, settings, file).isEmpty();
  const QImage image = good ? drawnFigure(content, settings, figureWidth(settings)) : QImage();
  Q_EMIT kept(request, good ? file : QString(), image, good ? drawnFigure(content, settings, 200) : QImage());
}

}  // namespace descry
