#include "ui/workers/run_summary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "training/run/run_digest.h"
#include "training/run/run_folder.h"
#include "training/run/run_history.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

struct RunTexts {
  Q_DECLARE_TR_FUNCTIONS(RunTexts)
};

QString text(const std::string& string) { return QString::fromStdString(string); }
RunFolder folderOf(const QString& folder) { return {pathOf(folder)}; }

void takeSettings(const RunFolder& run, RunSummary& summary) {
  const auto settings = read_settings(run.settings());
  if (!settings) {
    summary.problems << text(settings.error().describe());
    return;
  }
  summary.epochs = settings->all_epochs();
  summary.dataset = datasetName(settings->data.paths);
}

void takeNotes(const RunFolder& run, RunSummary& summary) {
  auto notes = read_notes(run.folder);
  if (!notes) {
    summary.problems << text(notes.error().describe());
    return;
  }
  summary.notes = std::move(*notes);
  if (!summary.notes.name.empty()) summary.name = text(summary.notes.name);
}

void takeRecords(const RunFolder& run, RunSummary& summary) {
  const RunStanding standing = read_standing(run.folder);
  summary.state = standing.state;
  summary.interrupted = standing.interrupted;
  if (!standing.problem.empty()) summary.problems << text(standing.problem);
  const auto metrics = run.folder / "metrics.csv";
  const bool recorded = QFileInfo::exists(textOf(metrics));
  const bool stated = QFileInfo::exists(textOf(run.folder / "state.json"));
  if (recorded && !stated)
    summary.problems << RunTexts::tr("The file state.json is missing: how the run ended is not known.");
  if (stated && !recorded)
    summary.problems << RunTexts::tr("The file metrics.csv is missing: there are no curves to show.");
  if (const auto digest = standing.digest ? Result<RunDigest>(*standing.digest) : digest_of_records(metrics)) {
    summary.epoch = digest->epoch;
    summary.bestCider = digest->best_cider;
    summary.lowestLoss = digest->lowest_val_loss;
  } else {
    summary.problems << text(digest.error().describe());
  }
  summary.seconds = recorded_seconds(metrics);
  const double start = recorded_start(run.folder / "log.txt");
  summary.started = start > 0 ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(start))
                              : QFileInfo(textOf(run.settings())).lastModified();
}

}  // namespace

void RunSummary::take(const EpochRecord& record) {
  RunDigest digest{epoch, bestCider, lowestLoss};
  digest.take(record);
  epoch = digest.epoch;
  bestCider = digest.best_cider;
  lowestLoss = digest.lowest_val_loss;
}

bool isRunFolder(const QString& folder) {
  const QDir dir(folder);
  return dir.exists(QStringLiteral("settings.json")) || dir.exists(QStringLiteral("metrics.csv")) ||
         dir.exists(QStringLiteral("state.json"));
}

QString datasetName(const std::vector<std::filesystem::path>& sources) {
  QStringList names;
  for (const auto& source : sources) {
    const QFileInfo info(QDir::cleanPath(textOf(source)));
    names << (info.suffix().isEmpty() ? info.fileName() : info.completeBaseName());
  }
  return names.join(QStringLiteral(", "));
}

RunSummary summaryOf(const QString& folder) {
  RunSummary summary;
  summary.folder = folder;
  summary.name = QDir(folder).dirName();
  if (!QFileInfo(folder).isDir()) {
    summary.problems << RunTexts::tr("%1: the folder is not there; is its disk or network place missing?")
                            .arg(QDir::toNativeSeparators(folder));
    return summary;
  }
  const RunFolder run = folderOf(folder);
  takeSettings(run, summary);
  takeNotes(run, summary);
  takeRecords(run, summary);
  if (QFileInfo::exists(textOf(run.best()))) summary.bestModel = textOf(run.best());
  summary.canContinue = run.has_checkpoint() && is_over(summary.state) && summary.state != RunState::kFinished;
  return summary;
}

}  // namespace descry
