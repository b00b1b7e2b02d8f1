#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/evaluate_arguments.h"
#include "app/commands/exit_codes.h"
#include "training/data/matched_captions.h"
#include "training/judging/model_evaluation.h"
#include "training/metrics/caption_report.h"

namespace descry {
namespace {

using Kind = DataProblem::Kind;

/// "3 pictures have no caption (such as a.jpg, b.jpg, c.jpg)."
std::string sentence_of(Kind kind, const std::vector<const DataProblem*>& problems) {
  constexpr std::size_t kNamed = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(problems.size(), kNamed); ++i) names += (i > 0 ? ", " : "") + problems[i]->name;
  const std::string count = std::to_string(problems.size());
  const bool one = problems.size() == 1;
  const std::string such = one ? " (" + names + ")." : " (such as " + names + ").";
  if (kind == Kind::kNoCaption)
    return count + (one ? " picture of the split has" : " pictures of the split have") +
           " no caption in the file and count for nothing" + such;
  if (kind == Kind::kMissing)
    return count + (one ? " captioned picture is" : " captioned pictures are") + " not in the split and passed over" +
           such;
  if (kind == Kind::kDuplicate)
    return count + (one ? " picture has" : " pictures have") + " several captions, of which the first is scored" + such;
  return count + (one ? " line" : " lines") + " of the file could not be read as captions" + such + " " +
         problems.front()->message;
}

std::vector<std::string> remarks_on(const MatchedCaptions& matched) {
  std::map<Kind, std::vector<const DataProblem*>> kinds;
  for (const DataProblem& problem : matched.problems) kinds[problem.kind].push_back(&problem);
  std::vector<std::string> remarks;
  for (const auto& [kind, problems] : kinds) remarks.push_back(sentence_of(kind, problems));
  return remarks;
}

/// The pictures that have a caption.
JudgedCaptions judged(const std::vector<CaptionedPicture>& pictures, const MatchedCaptions& matched,
                      const MeteorFiles& meteor) {
  JudgedCaptions judged;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (!matched.captions[i]) continue;
    judged.pictures.push_back({pictures[i].name, *matched.captions[i], pictures[i].captions});
    judged.paths.push_back(pictures[i].path);
  }
  judged.statistics = picture_statistics(judged.pictures, meteor);
  return judged;
}

nlohmann::json scores_of(const JudgedCaptions& captions, const KnownCaptions& known) {
  nlohmann::json scores(corpus_scores(captions.statistics));
  std::vector<std::string> texts;
  for (const ScoredPicture& picture : captions.pictures) texts.push_back(picture.candidate);
  const CaptionReport words = report_captions(texts, &known);
  scores.update(nlohmann::json(words.named()));
  scores["distinct_captions"] = words.distinct;
  scores["vocabulary_used"] = words.vocabulary;
  scores["pictures"] = captions.pictures.size();
  return scores;
}

}  // namespace

int score_against(const EvaluateArguments& arguments) {
  KnownCaptions known;
  const auto pictures = pictures_of_split(arguments, &known);
  if (!pictures) return report(pictures.error());
  const Result<MatchedCaptions> matched = match_captions(arguments.against, *pictures);
  if (!matched) return report(matched.error());
  const JudgedCaptions captions = judged(*pictures, *matched, arguments.how.meteor());
  EvaluationReport found;
  found.title = std::filesystem::path(arguments.against).filename().string() + " on " + arguments.split;
  found.facts = {{"captions", arguments.against}, {"data", arguments.data_text()}, {"split", arguments.split}};
  found.remarks = remarks_on(*matched);
  for (const std::string& remark : found.remarks) std::fprintf(stderr, "descry: %s\n", remark.c_str());
  if (const auto& reason = captions.statistics.without_meteor)
    std::fprintf(stderr, "descry: METEOR is left out: %s\n", reason->describe().c_str());
  if (const Result<void> written = write_output(arguments.output, captions, std::move(found)); !written)
    return report(written.error());
  const int code = show_scores(scores_of(captions, known), arguments.json);
  return code == kExitDone && captions.pictures.size() < pictures->size() ? kExitSomeFailed : code;
}

}  // namespace descry
