#include "app/commands/model_evaluation.h"

#include <algorithm>
#include <cmath>

#include "app/commands/places.h"
#include "model/captioning/caption_features.h"
#include "training/data/read_dataset.h"

namespace descry {

DecodingSettings ModelEvaluation::decoding(const LoadedCaptioner& captioner) const {
  DecodingSettings decoding = recommended_decoding(captioner.card);
  if (beam > 0) decoding.beam = beam;
  if (length_exponent >= 0) decoding.length_exponent = length_exponent;
  decoding.max_words = std::min(decoding.max_words, static_cast<int>(captioner.network->options().max_tokens) - 2);
  return decoding;
}

MeteorFiles ModelEvaluation::meteor() const {
  MeteorFiles files;
  if (!paraphrases.empty()) files.paraphrases = paraphrases;
  return files;
}

std::string joined_by_commas(const std::vector<std::string>& data) {
  std::string text;
  for (const std::string& source : data) text += (text.empty() ? "" : ", ") + source;
  return text;
}

Result<LoadedCaptioner> load_with_backbone(const std::filesystem::path& path, torch::Device device) {
  Result<LoadedCaptioner> captioner = read_captioner(path);
  if (!captioner) return captioner;
  if (!captioner->backbone)
    return failure(ErrorCode::kUsage, "this model holds no backbone; add one with descry convert --backbone", path);
  captioner->network->to(device);
  captioner->backbone->to(device);
  return captioner;
}

Result<std::vector<CaptionedPicture>> pictures_of_split(const std::vector<std::string>& data, const std::string& split,
                                                        KnownCaptions* known) {
  const Result<Dataset> dataset = read_dataset({data.begin(), data.end()});
  if (!dataset) return tl::unexpected(dataset.error());
  const std::vector<CaptionedPicture>* pictures = dataset->split(split);
  if (pictures == nullptr)
    return failure(ErrorCode::kUsage, "there is no split named '" + split + "'; use train, dev or test");
  if (pictures->empty()) return failure(ErrorCode::kNotFound, "the " + split + " split has no pictures", data.front());
  if (known != nullptr)
    for (const CaptionedPicture& picture : dataset->train)
      for (const std::string& caption : picture.captions) known->add(caption);
  return *pictures;
}

Result<Evaluation> evaluate_model(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures,
                                  const KnownCaptions* known, const ModelEvaluation& how, torch::Device device,
                                  ProgressBar& bar, std::stop_token stop) {
  std::vector<std::filesystem::path> paths;
  for (const CaptionedPicture& picture : pictures) paths.push_back(picture.path);
  const auto features = FeatureCache::build(
      how.cache.empty() ? feature_cache_folder() : std::filesystem::path(how.cache), captioner.backbone,
      captioner.preprocessing, paths, device,
      [&](std::int64_t done, std::int64_t total) { bar.show("features", done, total); }, stop);
  if (!features) return tl::unexpected(features.error());
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (const auto& problem = features->problem(static_cast<std::int64_t>(i)))
      bar.print("descry: " + problem->describe());
  return evaluate(
      captioner, pictures, *features, device, how.decoding(captioner), {how.meteor(), known},
      [&](std::int64_t done, std::int64_t total) { bar.show("captioning", done, total); }, stop);
}

JudgedCaptions judged_captions(const std::vector<CaptionedPicture>& pictures, const Evaluation& evaluation,
                               const MeteorFiles& meteor) {
  JudgedCaptions judged;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (std::isnan(evaluation.cider[i])) continue;
    judged.pictures.push_back({pictures[i].name, evaluation.captions[i].text(), pictures[i].captions});
    judged.paths.push_back(pictures[i].path);
  }
  judged.statistics = picture_statistics(judged.pictures, meteor);
  return judged;
}

}  // namespace descry
