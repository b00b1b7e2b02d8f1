#include "ui/workers/attention_worker.h"

#include <algorithm>
#include <exception>

#include "model/images/decode.h"

namespace descry {

void AttentionWorker::explain(const ExplainRequest& request) {
  Explanation answer{request.picture, request.sentence, request.model, request.kind, {}, {}, {},
                     request.tokens,  request.album};
  const std::optional<PictureCaptioner> captioner = shelf_->get(request.model);
  if (!captioner) {
    answer.problem =
        tr("The model that wrote this caption is no longer open: caption the picture again to see where "
           "its words look.");
    Q_EMIT explained(answer);
    return;
  }
  const Preprocessing& size = captioner->preprocessing();
  const Result<Image> picture = read_image(request.path, std::max(size.width, size.height));
  if (!picture) {
    answer.problem = QString::fromStdString(picture.error().message);
  } else {
    try {
      if (request.kind == MapKind::kDependence) {
        answer.dependence = captioner->dependence(*picture, request.tokens);
      } else {
        answer.trace = captioner->explain(*picture, request.tokens);
      }
    } catch (const std::exception& failure) {  // LibTorch throws when memory or a device gives out
      answer.problem = tr("The network failed on this picture: %1")
                           .arg(QString::fromUtf8(failure.what()).section(QLatin1Char('\n'), 0, 0));
    }
  }
  Q_EMIT explained(answer);
}

}  // namespace descry
