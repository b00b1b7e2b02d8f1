#include "ui/workers/caption_worker.h"

#include <c10/core/Device.h>

#include <algorithm>
#include <cmath>
#include <exception>

#include "model/captioning/batch.h"
#include "model/disk/content_hash.h"
#include "model/network/device.h"
#include "model/text/vocabulary.h"
#include "ui/workers/calm_thread.h"

namespace descry {
namespace {

constexpr int kReportInterval = 50;  // milliseconds between two reports: 20 a second

ModelInfo describeModel(const PictureCaptioner& captioner, const QString& file, int number) {
  ModelInfo info;
  info.number = number;
  info.file = file;
  info.hash = QString::fromStdString(
      content_hash(std::filesystem::path(file.toStdU16String()), HashedPart::kAll).value_or(std::string()));
  info.name = QString::fromStdString(captioner.name());
  info.device = QString::fromStdString(captioner.device());
  for (int layer = 0; layer < captioner.layers(); ++layer) info.heads.append(captioner.heads(layer));
  info.default_layer = captioner.default_layer();
  info.default_head = captioner.default_head();
  info.decoding = captioner.recommended_decoding();
  info.vocabulary = std::make_shared<Vocabulary>(captioner.vocabulary());
  info.longest = captioner.longest();
  for (std::size_t i = 0; i < info.grey.size(); ++i)
    info.grey[i] = static_cast<int>(std::lround(255 * captioner.preprocessing().mean[i]));
  return info;
}

QString firstLine(const char* text) { return QString::fromUtf8(text).section(QLatin1Char('\n'), 0, 0); }

}  // namespace

void CaptionWorker::findDevices() {
  yieldToWindow();  // the first call on this thread
  QStringList devices{QStringLiteral("cpu")};
  for (int i = 0; device_named("cuda:" + std::to_string(i)); ++i) devices.append(QStringLiteral("cuda:%1").arg(i));
  Q_EMIT devicesFound(devices);
}

void CaptionWorker::openModel(const QString& file, const QString& device) {
  try {
    Result<PictureCaptioner> captioner =
        PictureCaptioner::open(std::filesystem::path(file.toStdU16String()), device.toStdString());
    if (!captioner) {
      Q_EMIT modelFailed(file, QString::fromStdString(captioner.error().message));
      return;
    }
    newest_ = describeModel(*captioner, file, ++opened_);
    shelf_->put(newest_.number, std::move(*captioner));
    Q_EMIT modelOpened(newest_);
  } catch (const std::exception& failure) {  // LibTorch throws when memory or a device gives out
    Q_EMIT modelFailed(file, tr("The model could not be made ready: %1").arg(firstLine(failure.what())));
  }
}

void CaptionWorker::caption(const CaptionJob& job, std::stop_token stop) {
  const std::optional<PictureCaptioner> captioner = shelf_->newest();
  if (!captioner) {
    Q_EMIT jobFinished(job.number, tr("No model is open."));
    return;
  }
  std::vector<std::filesystem::path> paths;
  for (const CaptionTask& task : job.pictures) paths.push_back(task.path);
  QString problem;
  const CaptionSource source = sourceOf(job.settings);
  since_report_.start();
  try {
    const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
      const PictureId id = job.pictures[index].id;
      if (captions) {
        report(job.number, {id, source, *captions, {}});
      } else {
        report(job.number, {id, source, {}, QString::fromStdString(captions.error().message)});
      }
    };
    const Result<void> done = caption_pictures(paths, *captioner, job.settings, take, stop);
    if (!done && done.error().code != ErrorCode::kCancelled) problem = QString::fromStdString(done.error().message);
  } catch (const std::exception& failure) {  // LibTorch throws when memory or a device gives out
    problem = tr("The network failed: %1").arg(firstLine(failure.what()));
  }
  flush(job.number);
  Q_EMIT jobFinished(job.number, problem);
}

CaptionSource CaptionWorker::sourceOf(const DecodingSettings& settings) const {
  return {newest_.name.toStdString(), newest_.hash.toStdString(), newest_.file.toStdString(), settings};
}

void CaptionWorker::report(int job, CaptionResult result) {
  ready_.push_back(std::move(result));
  if (since_report_.elapsed() >= kReportInterval) flush(job);
}

void CaptionWorker::flush(int job) {
  if (!ready_.empty()) Q_EMIT captioned(job, ready_);
  ready_.clear();
  since_report_.restart();
}

}  // namespace descry
