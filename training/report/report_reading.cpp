#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"
#include "training/report/report_folder.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kLargestReport = std::int64_t{64} << 20;

std::vector<ReportedCaption> captions_from(const Json& list) {
  std::vector<ReportedCaption> captions;
  for (const Json& entry : list) {
    ReportedCaption& caption = captions.emplace_back();
    caption.scored = {entry.at("picture"), entry.at("caption"), entry.at("references")};
    caption.scores = entry.at("scores").get<std::map<std::string, double>>();
    caption.thumbnail = entry.value("thumbnail", std::string());
    caption.path = entry.value("path", std::string());
  }
  return captions;
}

std::vector<WordUse> words_from(const Json& list) {
  std::vector<WordUse> words;
  for (const Json& entry : list)
    words.push_back(
        {entry.at("word"), entry.at("said_per_thousand"), entry.at("expected_per_thousand"), entry.at("evidence")});
  return words;
}

}  // namespace

EvaluationReport report_from(const Json& json) {
  EvaluationReport report;
  report.title = json.at("title");
  report.pictures = json.at("pictures");
  report.figures = json.at("figures").get<std::map<std::string, double>>();
  report.remarks = json.at("remarks").get<std::vector<std::string>>();
  for (const auto& [name, value] : json.at("facts").items()) report.facts.emplace_back(name, value);
  for (const auto& [name, score] : json.at("scores").items())
    report.scores[name] = {score.at("value"), score.at("low"), score.at("high")};
  report.words.lengths = json.at("lengths").at("captions").get<std::vector<double>>();
  report.words.reference_lengths = json.at("lengths").at("references").get<std::vector<double>>();
  report.words.overused = words_from(json.at("overused"));
  report.words.underused = words_from(json.at("underused"));
  report.best = captions_from(json.at("best"));
  report.worst = captions_from(json.at("worst"));
  report.random = captions_from(json.at("random"));
  return report;
}

Result<EvaluationReport> read_report(const fs::path& folder) {
  const fs::path file = folder / "report.json";
  const auto bytes = read_whole_file(file, kLargestReport);
  if (!bytes) return tl::unexpected(bytes.error());
  const Json json = Json::parse(bytes->begin(), bytes->end(), nullptr, false);
  try {
    EvaluationReport report = report_from(json);
    for (auto* captions : {&report.best, &report.worst, &report.random})
      for (ReportedCaption& caption : *captions)
        if (!caption.thumbnail.empty()) caption.path = folder / caption.thumbnail;
    return report;
  } catch (const Json::exception&) {
    return failure(ErrorCode::kDamaged, "This is no evaluation report; evaluate again.", file);
  }
}

}  // namespace descry
