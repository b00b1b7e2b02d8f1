// What a TrainView does to judge captioners.

#include "ui/training/comparison_dialog.h"
#include "ui/training/data_panel.h"
#include "ui/training/report_dialog.h"
#include "ui/training/runs/run_list.h"
#include "ui/training/settings_form.h"
#include "ui/training/train_view.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/paths.h"

namespace descry {

JudgingPlaces TrainView::judgingPlaces() const {
  return {textOf(options_.feature_cache), textOf(options_.runs_folder.parent_path() / "reports"),
          QString::fromStdString(form_->settings().device)};
}

void TrainView::evaluateRun(const RunSummary& run) {
  auto* dialog = new ReportDialog(judging_, judgingPlaces(), window());
  dialog->setChosenData(form_->data()->name(), form_->data()->choice());
  dialog->setRun(run.folder, run.bestModel, run.name);
  dialog->show();
}

void TrainView::evaluateFile() {
  const QString file =
      FileDialogs::current().openFile(this, tr("Evaluate a model"), tr("Captioner (*.safetensors);;All files (*)"));
  if (file.isEmpty()) return;
  auto* dialog = new ReportDialog(judging_, judgingPlaces(), window());
  dialog->setChosenData(form_->data()->name(), form_->data()->choice());
  dialog->setModel(file);
  dialog->show();
}

void TrainView::compareRuns(const QStringList& folders) {
  QStringList names;
  for (const QString& folder : folders) names << list_->nameOf(folder);
  auto* dialog = new ComparisonDialog(judging_, judgingPlaces(), folders, names, list_->coloursOf(folders), window());
  dialog->setChosenData(form_->data()->name(), form_->data()->choice());
  dialog->show();
}

}  // namespace descry
