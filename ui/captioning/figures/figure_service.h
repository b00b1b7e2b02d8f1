#pragma once

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <atomic>
#include <functional>
#include <memory>

#include "ui/captioning/figures/figure_settings.h"

class QMimeData;
class QPixmap;

namespace descry {

class FigureWorker;
class WorkerThread;

/// Draws, writes, copies and hands out figures on a thread of its own: every call returns at once, every answer comes
/// on the GUI thread.
class FigureService : public QObject {
  Q_OBJECT

 public:
  explicit FigureService(QObject* parent = nullptr);
  ~FigureService() override;

  /// As large as fits `room` (pixels); of previews that still wait only the newest is drawn.
  void preview(const FigureContent& content, const FigureSettings& settings, QSize room);
  /// As the name's extension says: png, svg or pdf.
  void write(const FigureContent& content, const FigureSettings& settings, const QString& file);
  /// To the clipboard, in the figure's size.
  void copy(const FigureContent& content, const FigureSettings& settings);
  /// Lets `from`, on which the mouse is pressed, be dragged from: the figure as a picture and as a PNG file, which
  /// lives as long as the program.
  void drag(QWidget* from, const FigureContent& content, const FigureSettings& settings);

  /// What carries the data away; a test may look on in the desktop's place. Takes `data`.
  std::function<void(QWidget* from, QMimeData* data, const QPixmap& shown)> drag_out;

 Q_SIGNALS:
  void previewed(const QImage& image);
  void written(const QString& file, const QString& problem);  ///< no problem: done
  void copied(const QString& problem);

 private:
  FigureWorker* worker_;
  std::shared_ptr<std::atomic<int>> newest_preview_ = std::make_shared<std::atomic<int>>(0);
  std::unique_ptr<WorkerThread> thread_;
};

}  // namespace descry
