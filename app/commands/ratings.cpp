#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/evaluate_arguments.h"
#include "app/commands/exit_codes.h"
#include "training/data/picture_names.h"
#include "training/data/rating_file.h"
#include "training/judging/model_evaluation.h"
#include "training/metrics/rank_agreement.h"

namespace descry {
namespace {

struct Rated {
  std::vector<ScoredPicture> captions;
  std::vector<double> ratings;
  std::size_t unknown = 0;
  std::string an_unknown;  ///< one of those that are not among the pictures
};

Rated matched(const RatingList& list, const std::vector<CaptionedPicture>& pictures) {
  Rated rated;
  const PictureNames names(pictures);
  for (const RatedCaption& each : list.captions) {
    const auto place = names.find(each.picture);
    if (!place) {
      if (rated.unknown++ == 0) rated.an_unknown = each.picture;
      continue;
    }
    rated.captions.push_back({pictures[*place].name, each.caption, pictures[*place].captions});
    rated.ratings.push_back(each.rating);
  }
  return rated;
}

void print_problems(const RatingList& list, const Rated& rated) {
  if (!list.problems.empty())
    std::fprintf(stderr, "descry: lines of the ratings that are left out: %zu (such as %s: %s)\n", list.problems.size(),
                 list.problems.front().name.c_str(), list.problems.front().message.c_str());
  if (rated.unknown > 0)
    std::fprintf(stderr, "descry: ratings of pictures that are not in the split: %zu (such as %s)\n", rated.unknown,
                 rated.an_unknown.c_str());
}

}  // namespace

int judge_metrics(const EvaluateArguments& arguments) {
  const auto pictures = pictures_of_split(arguments);
  if (!pictures) return report(pictures.error());
  const Result<RatingList> list = read_ratings(arguments.ratings);
  if (!list) return report(list.error());
  const Rated rated = matched(*list, *pictures);
  print_problems(*list, rated);
  if (rated.captions.empty())
    return report({ErrorCode::kNotFound,
                   "None of these ratings is of the " + std::to_string(pictures->size()) + " pictures (such as " +
                       pictures->front().name + "); name the data and the --split that they were made for.",
                   arguments.ratings});
  const PictureStatistics statistics = picture_statistics(rated.captions, arguments.how.meteor());
  if (const auto& reason = statistics.without_meteor)
    std::fprintf(stderr, "descry: METEOR is left out: %s\n", reason->describe().c_str());
  nlohmann::json agreement{{"ratings", rated.ratings.size()}};
  for (const auto& [metric, scores] : statistics.per_picture())
    agreement["tau_c"][metric] = kendall_tau_c(scores, rated.ratings);
  std::printf("Kendall's tau-c with %zu ratings\n", rated.ratings.size());
  show_scores(agreement["tau_c"], {});
  return write_scores(agreement, arguments.json);
}

}  // namespace descry
