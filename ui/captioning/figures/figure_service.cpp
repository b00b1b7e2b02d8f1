#include "ui/captioning/figures/figure_service.h"

#include <QClipboard>
#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QPixmap>
#include <QUrl>
#include <QWidget>

#include "ui/captioning/figures/figure_worker.h"
#include "ui/workers/worker_thread.h"

namespace descry {
namespace {

/// The button may have been let go while the file was written.
void dragFrom(QWidget* from, QMimeData* data, const QPixmap& shown) {
  if (!QGuiApplication::mouseButtons().testFlag(Qt::LeftButton)) {
    delete data;
    return;
  }
  auto* drag = new QDrag(from);
  drag->setMimeData(data);
  drag->setPixmap(shown);
  drag->exec(Qt::CopyAction);
}

}  // namespace

FigureService::FigureService(QObject* parent) : QObject(parent), drag_out(dragFrom), worker_(new FigureWorker) {
  connect(worker_, &FigureWorker::previewed, this, &FigureService::previewed);
  connect(worker_, &FigureWorker::written, this, &FigureService::written);
  connect(worker_, &FigureWorker::drawn, this, [this](const QImage& image) {
    if (!image.isNull()) QGuiApplication::clipboard()->setImage(image);
    Q_EMIT copied(image.isNull() ? tr("The figure is too large to be copied: choose a smaller size.") : QString());
  });
  thread_ = std::make_unique<WorkerThread>(worker_, QStringLiteral("figures"));
}

FigureService::~FigureService() { ++*newest_preview_; }

void FigureService::preview(const FigureContent& content, const FigureSettings& settings, QSize room) {
  const int number = ++*newest_preview_;
  QMetaObject::invokeMethod(worker_, [worker = worker_, content, settings, room, number, newest = newest_preview_] {
    if (*newest == number) worker->preview(content, settings, room);
  });
}

void FigureService::write(const FigureContent& content, const FigureSettings& settings, const QString& file) {
  QMetaObject::invokeMethod(worker_,
                            [worker = worker_, content, settings, file] { worker->write(content, settings, file); });
}

void FigureService::copy(const FigureContent& content, const FigureSettings& settings) {
  QMetaObject::invokeMethod(worker_, [worker = worker_, content, settings] { worker->draw(content, settings); });
}

void FigureService::drag(QWidget* from, const FigureContent& content, const FigureSettings& settings) {
  static int requests = 0;
  const int request = ++requests;
  auto* once = new QObject(this);
  connect(worker_, &FigureWorker::kept, once,
          [this, once, request, from = QPointer<QWidget>(from)](int answered, const QString& file, const QImage& image,
                                                                const QImage& shown) {
            if (answered != request) return;
            once->deleteLater();
            if (!from || file.isEmpty()) return;
            auto* data = new QMimeData;
            data->setImageData(image);
            data->setUrls({QUrl::fromLocalFile(file)});
            drag_out(from, data, QPixmap::fromImage(shown));
          });
  QMetaObject::invokeMethod(
      worker_, [worker = worker_, content, settings, request] { worker->keep(content, settings, request); });
}

}  // namespace descry
