#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <filesystem>
#include <vector>

namespace descry {

/// A picture with its caption, as a table has it.
struct TableRow {
  std::filesystem::path path;
  std::string caption;
  double confidence = 0;
};

/// Writes files that a person asked for, whole or not at all, off the GUI thread.
class ExportWorker : public QObject {
  Q_OBJECT

 public Q_SLOTS:
  void writeTable(const std::vector<descry::TableRow>& rows, const QString& file);
  /// A copied picture has no file of its own: it gets one in `folder`, and keeps it, because the album refers to it.
  void keepPicture(const QImage& picture, const QString& folder);

 Q_SIGNALS:
  void written(const QString& file, const QString& problem);  ///< no problem: done
  void kept(const QString& file);
};

}  // namespace descry
