#include "training/judging/model_report.h"

#include "model/network/device.h"
#include "training/judging/model_evaluation.h"

namespace descry {

Result<EvaluationReport> report_on_model(const std::string& model, const JudgingTask& task,
                                         const JudgingObserver& observer, std::stop_token stop) {
  const Result<torch::Device> device = device_named(task.how.device);
  if (!device) return tl::unexpected(device.error());
  KnownCaptions known;
  const auto pictures = pictures_of_split(task, &known, stop);
  if (!pictures) return tl::unexpected(pictures.error());
  Result<LoadedCaptioner> captioner = load_with_backbone(model, *device);
  if (!captioner) return tl::unexpected(captioner.error());
  const Result<Evaluation> evaluation =
      evaluate_model(*captioner, *pictures, &known, task.how, *device, observer, stop);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const JudgedCaptions captions = judged_captions(*pictures, *evaluation, task.how.meteor());
  return whole_report(captions, description_of(task, model, task.how.decoding(*captioner), captions, pictures->size(),
                                               figures_of(*evaluation, *captioner)));
}

}  // namespace descry
