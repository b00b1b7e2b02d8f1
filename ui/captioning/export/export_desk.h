#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "ui/captioning/export/export_request.h"

class QWidget;

namespace descry {

class CaptionFiles;
class ExportDialog;
class ImportDialog;
class ModelShelf;

/// Captions out of the window and back: the dialogs, what was asked for last, and what is said of how it went.
class ExportDesk : public QObject {
  Q_OBJECT

 public:
  /// `context`: what there is to export now, written to the album's file. `entries`: what an import may change.
  ExportDesk(std::shared_ptr<ModelShelf> shelf, std::function<ExportContext()> context,
             std::function<std::vector<ImportEntry>()> entries, QWidget* window);
  ~ExportDesk() override;

  void showDialog();
  /// The last export once more, without questions; the dialog where there was none.
  void exportAgain();
  void importCaptions();
  void cancel();
  /// The album is another one now: no dialog stays that was opened for the former one, and no import goes on.
  void leaveAlbum();

 Q_SIGNALS:
  void said(const QString& text, bool problem);
  void imported(const std::vector<descry::ImportChange>& changes, const QString& file);
  /// Pictures' own files were written: they have other sizes and times now.
  void filesChanged(const std::vector<descry::PictureId>& ids);

 private:
  void start(const ExportRequest& request);
  void tell(const ExportOutcome& outcome);
  void copy(const ExportRequest& request, bool as_table);
  void takeCopy(const QString& text, const QString& html, int pictures, const QString& problem);
  void takePlan(const ImportPlan& plan);

  QWidget* window_;
  CaptionFiles* files_;
  ExportDialog* dialog_;
  ImportDialog* import_;
  std::function<ExportContext()> context_;
  std::function<std::vector<ImportEntry>()> entries_;
  int plans_wanted_ = 0, plans_dropped_ = 0;  // that the worker still makes; of these, for nobody
};

}  // namespace descry
