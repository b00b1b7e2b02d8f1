#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

class QWidget;

namespace descry {

/// Every question about a file or folder passes through here, so that a test can answer in the desktop's place.
/// An empty answer means that the person cancelled. GUI thread only.
class FileDialogs {
  Q_DECLARE_TR_FUNCTIONS(FileDialogs)

 public:
  virtual ~FileDialogs() = default;

  /// `filter` as in QFileDialog: "Pictures (*.jpg *.png);;All files (*)".
  virtual QStringList openFiles(QWidget* parent, const QString& title, const QString& filter);
  virtual QString openFile(QWidget* parent, const QString& title, const QString& filter);
  virtual QString openFolder(QWidget* parent, const QString& title);
  /// `suggestion`: a name or path. The answer carries the filter's extension when the person typed none.
  virtual QString saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter);

  static FileDialogs& current();
  /// The desktop's own dialogs again when null. Does not take ownership.
  static void replace(FileDialogs* dialogs);

 private:
  QString lastFolder() const;
  void rememberFolder(const QString& path);
  QString folder_;
};

}  // namespace descry
