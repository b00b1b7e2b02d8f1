#pragma once

#include <QWidget>
#include <vector>

#include "ui/workers/image_loader.h"

class QListWidget;

namespace descry {

/// A picture and what is said of it.
struct PictureText {
  QString path;  ///< empty: there is no picture to show
  QString text;  ///< a line each
  QString tip;
};

/// Pictures one below the other, each with a few lines of text beside it. Pictures are loaded off the window's thread.
class PictureTextList : public QWidget {
  Q_OBJECT

 public:
  /// `objectName` and `name` are the list's own.
  PictureTextList(const QString& objectName, const QString& name, QWidget* parent = nullptr);

  void setEntries(const std::vector<PictureText>& entries);

 private:
  void putImage(PictureId id, const QImage& image);

  ImageLoader images_;
  PictureId first_ = 0;  ///< of the entries shown; ids are never used twice
  QListWidget* list_ = nullptr;
};

}  // namespace descry
