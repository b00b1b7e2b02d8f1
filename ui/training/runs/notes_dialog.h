#pragma once

#include <QDialog>

#include "training/run/run_notes.h"

class QLineEdit;
class QPlainTextEdit;

namespace descry {

/// What a person says of a run: its name, tags and note. Stays open beside the window; deletes itself.
class NotesDialog : public QDialog {
  Q_OBJECT

 public:
  /// `known`: tags that other runs have, which are offered while one types.
  NotesDialog(const QString& folder, const RunNotes& notes, const QStringList& known, QWidget* parent = nullptr);

 Q_SIGNALS:
  void edited(const QString& folder, const descry::RunNotes& notes);

 private:
  void save();
  void offerTags(const QStringList& known);

  QString folder_;
  RunNotes notes_;
  QLineEdit* name_ = nullptr;
  QLineEdit* tags_ = nullptr;
  QPlainTextEdit* note_ = nullptr;
};

}  // namespace descry
