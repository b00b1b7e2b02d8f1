#pragma once

#include <QDialog>
#include <QTimer>
#include <set>

#include "ui/captioning/export/export_request.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace descry {

class CaptionFiles;
class ColumnList;

/// Where captions go, and how: everything that can be chosen, and a look at what would be written as one chooses.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(CaptionFiles* files, QWidget* parent = nullptr);

  /// Opens, with what was asked for last.
  void showFor(const ExportContext& context);
  void showProgress(int done, int all);
  void showOutcome(const QString& text, bool problem, const QString& file);

 Q_SIGNALS:
  void exportWanted(const descry::ExportRequest& request);
  void copyWanted(const descry::ExportRequest& request, bool as_table);

 private:
  void buildOptions(QFormLayout* form);
  QWidget* buildDestination();
  QWidget* buildResult();
  void buildButtons(QDialogButtonBox* buttons);
  void takeFormat();
  void setRequest(const ExportRequest& request);
  ExportRequest request() const;
  void changed();
  void chooseDestination();
  void updateCounts();
  /// Asks before a file is replaced that this album's exports did not write.
  bool mayWriteTo(const ExportSettings& settings);
  void setRunning(bool running);
  ExportFormat format() const;

  CaptionFiles* files_;
  ExportContext context_;
  QTimer preview_soon_;
  QFormLayout* form_ = nullptr;
  QComboBox *format_, *scope_, *which_, *delimiter_;
  ColumnList* columns_;
  QCheckBox *byte_order_mark_, *without_caption_, *overwrite_, *keep_original_, *heat_maps_;
  QLineEdit *title_, *destination_;
  QWidget* destination_row_ = nullptr;
  QLabel *place_, *status_;
  QPlainTextEdit* preview_;
  QProgressBar* progress_;
  QPushButton *export_ = nullptr, *copy_ = nullptr, *cancel_ = nullptr, *open_ = nullptr;
  QString written_file_;
  std::set<std::filesystem::path> ours_;  // places that this album's captions were written to, or may be
};

}  // namespace descry
