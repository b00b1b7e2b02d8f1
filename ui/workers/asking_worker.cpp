#include "ui/workers/asking_worker.h"

#include <algorithm>
#include <exception>

#include "model/images/decode.h"

namespace descry {

template <typename Ask>
QString AskingWorker::ask(int model, const std::filesystem::path& path, const Ask& ask) {
  const std::optional<PictureCaptioner> captioner = shelf_->get(model);
  if (!captioner) return tr("The model that wrote this caption is no longer open: caption the picture again first.");
  const Preprocessing& size = captioner->preprocessing();
  const Result<Image> picture = read_image(path, std::max(size.width, size.height));
  if (!picture) return QString::fromStdString(picture.error().message);
  try {
    const Result<void> answered = ask(*captioner, *picture);
    return answered ? QString() : QString::fromStdString(answered.error().message);
  } catch (const std::exception& failure) {  // LibTorch throws when memory or a device gives out
    return tr("The network failed on this picture: %1")
        .arg(QString::fromUtf8(failure.what()).section(QLatin1Char('\n'), 0, 0));
  }
}

void AskingWorker::rewrite(const RewriteRequest& request, int number) {
  Rewriting answer{request.picture, number, {}, {}};
  answer.problem = ask(request.model, request.path, [&](const auto& captioner, const Image& picture) -> Result<void> {
    auto captions = captioner.continue_from(picture, request.before, request.word.toStdString(), request.settings);
    if (!captions) return tl::unexpected(captions.error());
    answer.captions = std::move(*captions);
    return {};
  });
  Q_EMIT rewritten(answer);
}

void AskingWorker::hide(const HideRequest& request, int number) {
  Hiding answer{request.picture, number, {}, {}};
  answer.problem = ask(request.model, request.path, [&](const auto& captioner, const Image& picture) -> Result<void> {
    auto without = captioner.caption_without(picture, request.cells, request.tokens, request.settings);
    if (!without) return tl::unexpected(without.error());
    answer.answer = std::move(*without);
    return {};
  });
  Q_EMIT hidden(answer);
}

}  // namespace descry
