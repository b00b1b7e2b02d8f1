#pragma once

#include <QColor>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace descry {

/// A folder of pictures that is gone with the test.
class SamplePictures {
 public:
  QString add(const QString& name, QSize size = {96, 64}) {
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor::fromHsv(40 * count_++ % 360, 200, 200));
    const QString path = folder_.filePath(name);
    picture.save(path);
    return path;
  }

  QStringList addMany(int count) {
    QStringList paths;
    for (int i = 0; i < count; ++i) paths << add(QStringLiteral("picture%1.png").arg(i), {16, 12});
    return paths;
  }

  /// A file with a picture's name that holds something else.
  QString addBroken(const QString& name) {
    QFile file(folder_.filePath(name));
    if (file.open(QIODevice::WriteOnly)) file.write("this is no picture");
    return file.fileName();
  }

  QString path(const QString& name) const { return folder_.filePath(name); }

 private:
  QTemporaryDir folder_;
  int count_ = 0;
};

}  // namespace descry
