#include "training/run/dev_report.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "model/disk/whole_file.h"
#include "training/run/run_folder.h"
#include "training/run/watched_file.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaxBytes = 64 << 20;

void put_paths(const std::vector<ReportedCaption>& captions, Json& list) {
  for (std::size_t i = 0; i < captions.size(); ++i) list[i]["path"] = captions[i].path.string();
}

}  // namespace

EvaluationReport dev_report(int epoch, const std::vector<CaptionedPicture>& dev, const Evaluation& evaluation,
                            std::size_t shown) {
  std::vector<ScoredPicture> scored;
  std::vector<std::size_t> places;  // of the scored pictures in dev
  for (std::size_t i = 0; i < dev.size(); ++i) {
    if (!std::isfinite(evaluation.cider.at(i))) continue;
    places.push_back(i);
    scored.push_back({dev[i].name, evaluation.captions[i].text(), dev[i].captions});
  }
  std::vector<std::size_t> order(scored.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto score = [&](std::size_t number) { return evaluation.cider[places[number]]; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score(a) > score(b); });
  const auto reported = [&](std::size_t number) {
    return ReportedCaption{scored[number], dev[places[number]].path, {{"CIDEr", score(number)}}, {}};
  };
  EvaluationReport report;
  report.title = "Epoch " + std::to_string(epoch);
  report.pictures = scored.size();
  report.figures = evaluation.metrics;
  report.words = word_statistics(scored, 25);
  for (std::size_t i = 0; i < std::min(shown, order.size() / 2); ++i) {
    report.best.push_back(reported(order[i]));
    report.worst.push_back(reported(order[order.size() - 1 - i]));
  }
  return report;
}

Result<void> write_dev_report(const std::filesystem::path& run_folder, int epoch, const EvaluationReport& report) {
  Json json = report_json(report);
  put_paths(report.best, json["best"]);
  put_paths(report.worst, json["worst"]);
  return write_file_atomically(epoch_file(run_folder, EpochFile::kDev, epoch), storable(json).dump() + "\n");
}

Result<EvaluationReport> read_dev_report(const std::filesystem::path& run_folder, int epoch) {
  const auto file = epoch_file(run_folder, EpochFile::kDev, epoch);
  const auto bytes = read_whole_file(file, kMaxBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  try {
    return report_from(Json::parse(bytes->begin(), bytes->end()));
  } catch (const Json::exception&) {
    return failure(ErrorCode::kDamaged, "What the epoch's dev captions are like cannot be read: the file is damaged.",
                   file);
  }
}

}  // namespace descry
