#pragma once

#include <QImage>
#include <QObject>
#include <QTemporaryDir>
#include <memory>

#include "ui/captioning/figures/figure_settings.h"

namespace descry {

/// FigureService's side on its thread.
class FigureWorker : public QObject {
  Q_OBJECT

 public:
  void preview(const FigureContent& content, const FigureSettings& settings, QSize room);
  void write(const FigureContent& content, const FigureSettings& settings, const QString& file);
  void draw(const FigureContent& content, const FigureSettings& settings);
  /// A PNG file that goes with the program, named after the picture.
  void keep(const FigureContent& content, const FigureSettings& settings, int request);

 Q_SIGNALS:
  void previewed(const QImage& image);
  void written(const QString& file, const QString& problem);
  void drawn(const QImage& image);
  /// No file: it could not be written. `shown`: small, to be seen beside the pointer.
  void kept(int request, const QString& file, const QImage& image, const QImage& shown);

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  int files_ = 0;
};

}  // namespace descry
