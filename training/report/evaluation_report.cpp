#include "training/report/evaluation_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "model/text/csv.h"
#include "model/text/utf8.h"
#include "training/metrics/caption_report.h"

namespace descry {
namespace {

using Json = nlohmann::json;
using Places = std::vector<std::size_t>;

/// `count` pictures, the same ones every time, in their order.
Places drawn(std::size_t pictures, std::size_t count) {
  std::mt19937_64 random(1);
  Places places(pictures);
  std::iota(places.begin(), places.end(), std::size_t{0});
  count = std::min(count, pictures);
  for (std::size_t i = 0; i < count; ++i) std::swap(places[i], places[i + random() % (pictures - i)]);
  places.resize(count);
  std::sort(places.begin(), places.end());
  return places;
}

Places by_cider(const std::vector<double>& cider) {
  Places places(cider.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return cider[a] > cider[b]; });
  return places;
}

std::vector<ReportedCaption> reported(const JudgedCaptions& captions,
                                      const std::map<std::string, std::vector<double>>& scores, const Places& places) {
  std::vector<ReportedCaption> result;
  for (const std::size_t place : places) {
    ReportedCaption& next = result.emplace_back();
    next.scored = captions.pictures[place];
    next.path = captions.paths[place];
    for (const auto& [metric, values] : scores) next.scores[metric] = values[place];
  }
  return result;
}

Json json_of(const std::vector<ReportedCaption>& captions) {
  Json list = Json::array();
  for (const ReportedCaption& caption : captions) {
    Json entry{{"picture", valid_utf8(caption.scored.name)},
               {"caption", valid_utf8(caption.scored.candidate)},
               {"references", Json::array()},
               {"scores", caption.scores}};
    for (const std::string& reference : caption.scored.references) entry["references"].push_back(valid_utf8(reference));
    if (!caption.thumbnail.empty()) entry["thumbnail"] = caption.thumbnail;
    list.push_back(std::move(entry));
  }
  return list;
}

Json json_of(const std::vector<WordUse>& words) {
  Json list = Json::array();
  for (const WordUse& use : words)
    list.push_back({{"word", valid_utf8(use.word)},
                    {"said_per_thousand", use.said},
                    {"expected_per_thousand", use.expected},
                    {"evidence", use.evidence}});
  return list;
}

}  // namespace

EvaluationReport report_on(const JudgedCaptions& captions, std::size_t shown) {
  EvaluationReport report;
  report.pictures = captions.pictures.size();
  report.scores = estimate_scores(captions.statistics);
  std::vector<std::string> texts;
  for (const ScoredPicture& picture : captions.pictures) texts.push_back(picture.candidate);
  report.figures = report_captions(texts).named();
  report.words = word_statistics(captions.pictures);
  Places order = by_cider(captions.statistics.cider);
  const auto each = static_cast<std::ptrdiff_t>(std::min(shown, order.size() / 2));
  const auto scores = captions.statistics.per_picture();
  report.best = reported(captions, scores, Places(order.begin(), order.begin() + each));
  report.worst = reported(captions, scores, Places(order.rbegin(), order.rbegin() + each));
  report.random = reported(captions, scores, drawn(order.size(), shown));
  return report;
}

EvaluationReport whole_report(const JudgedCaptions& captions, EvaluationReport described) {
  EvaluationReport whole = report_on(captions);
  whole.title = std::move(described.title);
  whole.facts = std::move(described.facts);
  whole.remarks = std::move(described.remarks);
  whole.figures.merge(described.figures);
  if (const auto& reason = captions.statistics.without_meteor)
    whole.remarks.push_back("METEOR is left out: " + reason->describe());
  return whole;
}

Json report_json(const EvaluationReport& report) {
  Json json{{"title", valid_utf8(report.title)}, {"pictures", report.pictures}, {"figures", report.figures}};
  json["facts"] = Json::object();
  for (const auto& [name, value] : report.facts) json["facts"][name] = valid_utf8(value);
  json["remarks"] = Json::array();
  for (const std::string& remark : report.remarks) json["remarks"].push_back(valid_utf8(remark));
  json["scores"] = Json::object();
  for (const auto& [name, score] : report.scores)
    json["scores"][name] = {{"value", score.value}, {"low", score.low}, {"high", score.high}};
  json["lengths"] = {{"captions", report.words.lengths}, {"references", report.words.reference_lengths}};
  json["overused"] = json_of(report.words.overused);
  json["underused"] = json_of(report.words.underused);
  json["best"] = json_of(report.best);
  json["worst"] = json_of(report.worst);
  json["random"] = json_of(report.random);
  return json;
}

std::string score_table(const JudgedCaptions& captions) {
  const auto scores = captions.statistics.per_picture();
  std::string table = "picture,caption";
  for (const auto& [metric, values] : scores) table += "," + metric;
  table += "\r\n";
  for (std::size_t i = 0; i < captions.pictures.size(); ++i) {
    table += csv_field(captions.pictures[i].name) + "," + csv_field(captions.pictures[i].candidate);
    for (const auto& [metric, values] : scores) table += "," + csv_number(values[i], 6);
    table += "\r\n";
  }
  return table;
}

}  // namespace descry
