#include "ui/captioning/export/caption_file_worker.h"

#include <QElapsedTimer>

#include "model/album/album_file.h"
#include "model/export/caption_export.h"
#include "model/export/picture_fields.h"
#include "model/images/decode.h"
#include "model/text/csv.h"
#include "model/text/html_text.h"
#include "ui/captioning/export/import_plan.h"
#include "ui/workers/model_shelf.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr std::size_t kPreviewed = 20;         // pictures
constexpr std::size_t kLooked = 500;           // pictures that are looked through for those
constexpr int kTellEvery = 60;                 // milliseconds
constexpr int kMapSide = 512;                  // pixels that are enough for maps
constexpr std::size_t kMostCopied = 64 << 20;  // bytes that a clipboard takes

QString sentence(const Error& error) { return QString::fromStdString(error.describe()); }

ExportOutcome outcomeOf(const ExportSummary& summary) {
  ExportOutcome outcome;
  outcome.written = static_cast<int>(summary.written);
  outcome.kept = static_cast<int>(summary.kept);
  outcome.failed = static_cast<int>(summary.failed);
  for (const Error& problem : summary.problems) outcome.problems << sentence(problem);
  for (const std::filesystem::path& file : summary.files) outcome.files << textOf(file);
  return outcome;
}

}  // namespace

std::vector<AttentionMap> CaptionFileWorker::wordMaps(const ExportJob& job, const AlbumPicture& picture) const {
  const auto number = job.models.find(QString::fromStdString(picture.source.hash));
  const auto captioner = number == job.models.end() ? std::nullopt : shelf_->get(*number);
  const Result<Image> image = read_image(picture.path, kMapSide);
  std::vector<AttentionMap> maps;
  if (!captioner || !image) return maps;
  const AttentionTrace trace = captioner->explain(*image, picture.captions.front().tokens);
  for (int word = 0; word < trace.words; ++word)
    maps.push_back(trace.map(word, captioner->default_layer(), captioner->default_head()));
  return maps;
}

void CaptionFileWorker::write(const ExportJob& job, std::stop_token stop) {
  ExportOutcome outcome;
  std::vector<PictureId> changed;
  const auto finish = [&](const QString& problem) {
    outcome.number = job.number;
    outcome.problem = problem;
    outcome.changed_files = changed;
    Q_EMIT written(outcome);
  };
  const auto album = AlbumFile::open(job.album, AlbumFile::Access::kRead);
  if (!album) return finish(sentence(album.error()));
  ExportHooks hooks;
  hooks.word_maps = [&](const AlbumPicture& picture) { return wordMaps(job, picture); };
  hooks.file_changed = [&](const AlbumPicture& picture) { changed.push_back(picture.id); };
  auto opened = CaptionExport::open(job.settings, hooks);
  if (!opened) return finish(sentence(opened.error()));
  QElapsedTimer since;
  since.start();
  int done = 0;
  Result<void> added;
  const Result<void> read = album->each(job.pictures, [&](const AlbumPicture& picture) {
    added = opened->add(picture);
    ++done;
    if (since.elapsed() >= kTellEvery) {
      Q_EMIT progressed(job.number, done, static_cast<int>(job.pictures.size()));
      since.restart();
    }
    return added.has_value() && !stop.stop_requested();
  });
  if (!read) return finish(sentence(read.error()));
  if (!added) return finish(sentence(added.error()));
  if (stop.stop_requested()) {
    outcome.cancelled = true;
    return finish({});
  }
  const auto summary = opened->finish();
  if (!summary) return finish(sentence(summary.error()));
  outcome = outcomeOf(*summary);
  finish({});
}

void CaptionFileWorker::preview(const ExportJob& job) {
  const auto album = AlbumFile::open(job.album, AlbumFile::Access::kRead);
  if (!album) {
    Q_EMIT previewed(job.number, sentence(album.error()));
    return;
  }
  std::vector<AlbumPicture> pictures;
  const std::span<const std::int64_t> looked(job.pictures.data(), std::min(kLooked, job.pictures.size()));
  const Result<void> read = album->each(looked, [&](AlbumPicture picture) {
    if (is_wanted(picture, job.settings)) pictures.push_back(std::move(picture));
    return pictures.size() < kPreviewed;
  });
  QString text = QString::fromStdString(export_preview(job.settings, pictures));
  if (!read) text = sentence(read.error());
  if (read && pictures.empty()) text = tr("These choices leave no caption to write.");
  Q_EMIT previewed(job.number, text);
}

void CaptionFileWorker::copy(const ExportJob& job, bool html) {
  const auto album = AlbumFile::open(job.album, AlbumFile::Access::kRead);
  if (!album) {
    Q_EMIT copied({}, {}, 0, sentence(album.error()));
    return;
  }
  std::string text = job.settings.format == ExportFormat::kCsv ? table_header(job.settings) : std::string();
  std::string page = html ? "<table><tr>" : std::string();
  const std::vector<ExportColumn> columns = columns_of(job.settings);
  for (const ExportColumn column : html ? columns : std::vector<ExportColumn>())
    page += "<th>" + html_text(name_of(column)) + "</th>";
  int pictures = 0;
  const Result<void> read = album->each(job.pictures, [&](const AlbumPicture& picture) {
    if (!is_wanted(picture, job.settings)) return true;
    ++pictures;
    text += job.settings.format == ExportFormat::kCsv ? table_row(picture, job.settings) : picture.text() + "\n";
    if (html) {
      page += "</tr>\n<tr>";
      for (const ExportColumn column : columns)
        page += "<td>" + html_text(protected_csv_field(field_text(picture, column))) + "</td>";
    }
    return text.size() + page.size() < kMostCopied;
  });
  if (html) page += "</tr></table>";
  Q_EMIT copied(QString::fromStdString(text), QString::fromStdString(page), pictures,
                read ? QString() : sentence(read.error()));
}

void CaptionFileWorker::planImport(const QString& file, const std::vector<ImportEntry>& album) {
  const std::filesystem::path path = pathOf(file);
  const auto rows = read_captions(path);
  ImportPlan plan;
  if (rows) {
    plan = importPlan(*rows, album, path);
  } else {
    plan.problem = sentence(rows.error());
  }
  plan.file = file;
  Q_EMIT importPlanned(plan);
}

}  // namespace descry
