#pragma once

#include <QStringList>

#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/file_manager.h"

namespace descry {

/// Answers every question about a file or folder while it lives.
class FileAnswers : public FileDialogs {
 public:
  explicit FileAnswers(QStringList answers) : answers_(std::move(answers)) { replace(this); }
  ~FileAnswers() override { replace(nullptr); }
  QStringList openFiles(QWidget*, const QString&, const QString&) override { return answers_; }
  QString openFile(QWidget*, const QString&, const QString&) override { return answers_.value(0); }
  QString openFolder(QWidget*, const QString&) override { return answers_.value(0); }
  QString saveFile(QWidget*, const QString&, const QString&, const QString&) override { return answers_.value(0); }

 private:
  QStringList answers_;
};

/// Notes what the file manager was to show, and what was to be opened.
class FileManagerNotes : public FileManager {
 public:
  FileManagerNotes() { replace(this); }
  ~FileManagerNotes() override { replace(nullptr); }
  void show(const QString& path) override { shown << path; }
  void open(const QString& file) override { opened << file; }

  QStringList shown, opened;
};

}  // namespace descry
