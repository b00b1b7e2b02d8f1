#include "ui/workers/comparison_worker.h"

#include <algorithm>
#include <exception>
#include <span>

#include "model/captioning/batch.h"
#include "model/disk/content_hash.h"
#include "model/disk/whole_file.h"
#include "model/text/csv.h"

namespace descry {
namespace {

constexpr std::size_t kPortion = 16;  // pictures that one model captions before the other does
constexpr int kReportInterval = 50;   // milliseconds: 20 reports a second

QString firstLine(const char* text) { return QString::fromUtf8(text).section(QLatin1Char('\n'), 0, 0); }

/// Only the best sentence counts; of drawn ones that is the best of as many as are asked for.
DecodingSettings settingsOf(const ComparisonJob& job, const PictureCaptioner& captioner) {
  DecodingSettings settings = job.each_its_own ? captioner.recommended_decoding() : job.settings;
  if (!settings.sample) settings.n_best = 1;
  return settings;
}

/// One model's captions of some pictures. Errors: as caption_pictures'.
Result<void> captionPortion(std::span<ComparedPicture> portion, const PictureCaptioner& captioner,
                            const DecodingSettings& settings, ComparedCaption ComparedPicture::*place,
                            const std::stop_token& stop) {
  std::vector<std::filesystem::path> paths;
  for (const ComparedPicture& picture : portion) paths.push_back(picture.path);
  return caption_pictures(
      paths, captioner, settings,
      [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
        ComparedCaption& said = portion[index].*place;
        if (captions) {
          said.text = QString::fromStdString(captions->front().text());
          said.confidence = captions->front().confidence;
          if (place == &ComparedPicture::second) said.caption = captions->front();
        } else {
          said.problem = QString::fromStdString(captions.error().message);
        }
      },
      stop);
}

}  // namespace

void ComparisonWorker::compare(const ComparisonJob& job, std::stop_token stop) {
  QString problem;
  try {
    const std::optional<PictureCaptioner> first = shelf_->get(job.first);
    problem = first ? openSecond(job.second, job.device) : tr("The first model is no longer open.");
    if (problem.isEmpty()) {
      const DecodingSettings settings = settingsOf(job, *second_);
      Q_EMIT secondOpened(job.number, {second_->name(), second_hash_, second_file_.toStdString(), settings});
      problem = compareAll(job, *first, settings, stop);
    }
  } catch (const std::exception& failure) {  // LibTorch throws when memory or a device gives out
    problem = tr("The network failed: %1").arg(firstLine(failure.what()));
  }
  Q_EMIT finished(job.number, problem);
}

QString ComparisonWorker::openSecond(const QString& file, const QString& device) {
  const std::filesystem::path path(file.toStdU16String());
  const FileTimes times = file_times(path).value_or(FileTimes());
  if (second_ && second_file_ == file && second_device_ == device && second_times_ == times) return {};
  second_.reset();
  Result<PictureCaptioner> opened = PictureCaptioner::open(path, device.toStdString());
  if (!opened) return QString::fromStdString(opened.error().describe());
  second_ = std::move(*opened);
  second_hash_ = content_hash(path, HashedPart::kAll).value_or(std::string());
  second_times_ = times;
  second_file_ = file;
  second_device_ = device;
  return {};
}

QString ComparisonWorker::compareAll(const ComparisonJob& job, const PictureCaptioner& first,
                                     const DecodingSettings& of_second, const std::stop_token& stop) {
  const DecodingSettings of_first = settingsOf(job, first);
  std::vector<ComparedPicture> ready;
  QElapsedTimer since_report;
  since_report.start();
  QString problem;
  for (std::size_t begin = 0; begin < job.pictures.size() && problem.isEmpty(); begin += kPortion) {
    std::vector<ComparedPicture> portion;
    for (std::size_t i = begin; i < std::min(begin + kPortion, job.pictures.size()); ++i)
      portion.push_back({job.pictures[i].id, job.pictures[i].path, {}, {}});
    Result<void> done = captionPortion(portion, first, of_first, &ComparedPicture::first, stop);
    if (done) done = captionPortion(portion, *second_, of_second, &ComparedPicture::second, stop);
    if (!done && done.error().code == ErrorCode::kCancelled) break;
    if (!done) {
      problem = QString::fromStdString(done.error().message);
      break;
    }
    ready.insert(ready.end(), portion.begin(), portion.end());
    if (since_report.elapsed() < kReportInterval) continue;
    Q_EMIT compared(job.number, std::exchange(ready, {}));
    since_report.restart();
  }
  if (!ready.empty()) Q_EMIT compared(job.number, ready);
  return problem;
}

void ComparisonWorker::writeTable(const std::vector<ComparedPicture>& pictures, const QString& first,
                                  const QString& second, const QString& file) {
  const auto line = [](const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ",") + field;
    return text + "\r\n";
  };
  const auto number = [](double value) { return value < 0 ? std::string() : csv_number(value, 4); };
  const auto words = [](const ComparedCaption& said) { return csv_field(said.text.toStdString()); };
  std::string table =
      line({"path", csv_field("caption " + first.toStdString()), csv_field("confidence " + first.toStdString()),
            csv_field("caption " + second.toStdString()), csv_field("confidence " + second.toStdString()), "differ"});
  for (const ComparedPicture& picture : pictures)
    table += line({csv_field(picture.path.native()), words(picture.first), number(picture.first.confidence),
                   words(picture.second), number(picture.second.confidence),
                   picture.first.text == picture.second.text ? "no" : "yes"});
  const Result<void> done = write_file_atomically(std::filesystem::path(file.toStdU16String()), table);
  Q_EMIT written(file, done ? QString() : QString::fromStdString(done.error().message));
}

}  // namespace descry
