#include "ui/captioning/export/export_desk.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSettings>
#include <QTimer>

#include "ui/captioning/export/caption_files.h"
#include "ui/captioning/export/export_dialog.h"
#include "ui/captioning/export/import_dialog.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr int kQuiet = 700;  // milliseconds that an export may take before its progress is shown

}  // namespace

ExportDesk::ExportDesk(std::shared_ptr<ModelShelf> shelf, std::function<ExportContext()> context,
                       std::function<std::vector<ImportEntry>()> entries, QWidget* window)
    : QObject(window),
      window_(window),
      files_(new CaptionFiles(std::move(shelf), this)),
      dialog_(new ExportDialog(files_, window)),
      import_(new ImportDialog(window)),
      context_(std::move(context)),
      entries_(std::move(entries)) {
  connect(dialog_, &ExportDialog::exportWanted, this, &ExportDesk::start);
  connect(dialog_, &ExportDialog::copyWanted, this, &ExportDesk::copy);
  connect(files_, &CaptionFiles::progressed, dialog_, &ExportDialog::showProgress);
  connect(files_, &CaptionFiles::written, this, &ExportDesk::tell);
  connect(files_, &CaptionFiles::copied, this, &ExportDesk::takeCopy);
  connect(files_, &CaptionFiles::importPlanned, this, &ExportDesk::takePlan);
  connect(import_, &ImportDialog::accepted, this,
          [this](const std::vector<ImportChange>& changes) { Q_EMIT imported(changes, import_->plan().file); });
}

ExportDesk::~ExportDesk() { cancel(); }

void ExportDesk::cancel() { files_->cancel(); }

void ExportDesk::showDialog() { dialog_->showFor(context_()); }

void ExportDesk::exportAgain() {
  const auto last = lastExport(QSettings());
  const bool is_of_another = last && last->album != textOf(context_().album);  // its file is not to be replaced
  if (!last || is_of_another) {
    showDialog();
    return;
  }
  if (files_->isWriting()) {
    Q_EMIT said(tr("An export is under way."), false);
    return;
  }
  start(*last);
}

void ExportDesk::start(const ExportRequest& request) {
  const ExportContext context = context_();
  const std::vector<std::int64_t>& pictures = context.pictures(request.scope);
  if (pictures.empty()) {
    dialog_->showOutcome(tr("There are no such pictures."), true, {});
    Q_EMIT said(request.scope == ExportScope::kSelected ? tr("Nothing was exported: no picture is selected.")
                                                        : tr("Nothing was exported: there are no such pictures."),
                true);
    return;
  }
  files_->write({0, context.album, pictures, request.settings, context.models});
  // What takes long can be looked at and cancelled.
  QTimer::singleShot(kQuiet, this, [this] {
    if (files_->isWriting() && !dialog_->isVisible()) dialog_->show();
  });
}

void ExportDesk::tell(const ExportOutcome& outcome) {
  if (!outcome.changed_files.empty()) Q_EMIT filesChanged(outcome.changed_files);
  QString text;
  bool problem = false;
  if (!outcome.problem.isEmpty()) {
    text = outcome.problem;
    problem = true;
  } else if (outcome.cancelled) {
    text = tr("The export was cancelled; no file is half written.");
  } else {
    text = outcome.files.isEmpty()
               ? tr("%Ln caption(s) written", nullptr, outcome.written)
               : tr("%Ln caption(s) written to %1", nullptr, outcome.written).arg(outcome.files.first());
    if (outcome.kept > 0) text += tr("; %Ln were there already and stayed", nullptr, outcome.kept);
    if (outcome.failed > 0) {
      text += tr("; %Ln could not be written: %1", nullptr, outcome.failed).arg(outcome.problems.value(0));
      problem = true;
    }
  }
  dialog_->showOutcome(text, problem, outcome.files.value(0));
  Q_EMIT said(text, problem);
}

void ExportDesk::copy(const ExportRequest& request, bool as_table) {
  const ExportContext context = context_();
  ExportSettings settings = request.settings;
  settings.format = as_table ? ExportFormat::kCsv : ExportFormat::kTextSidecars;
  settings.byte_order_mark = false;
  files_->copy({0, context.album, context.pictures(request.scope), settings, {}}, as_table);
}

void ExportDesk::takeCopy(const QString& text, const QString& html, int pictures, const QString& problem) {
  if (!problem.isEmpty()) {
    Q_EMIT said(problem, true);
    return;
  }
  auto* data = new QMimeData;
  data->setText(text);
  if (!html.isEmpty()) {
    data->setHtml(html);
    data->setData(QStringLiteral("text/csv"), text.toUtf8());
  }
  QApplication::clipboard()->setMimeData(data);
  const QString copied = tr("%Ln caption(s) copied", nullptr, pictures);
  dialog_->showOutcome(copied, false, {});
  Q_EMIT said(copied, false);
}

void ExportDesk::importCaptions() {
  const QString file = FileDialogs::current().openFile(
      window_, tr("Import captions"), tr("Captions (*.csv *.tsv *.txt *.json *.jsonl);;All files (*)"));
  if (file.isEmpty()) return;
  ++plans_wanted_;
  files_->planImport(file, entries_());
}

void ExportDesk::leaveAlbum() {
  dialog_->close();
  plans_dropped_ = plans_wanted_;
  import_->close();
}

void ExportDesk::takePlan(const ImportPlan& plan) {
  --plans_wanted_;
  if (plans_dropped_ > 0) {
    --plans_dropped_;
    return;
  }
  if (!plan.problem.isEmpty()) {
    Q_EMIT said(plan.problem, true);
    return;
  }
  import_->showPlan(plan);
}

}  // namespace descry
