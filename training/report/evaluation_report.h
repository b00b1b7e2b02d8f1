#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "training/metrics/significance.h"
#include "training/report/caption_words.h"

namespace descry {

/// Captions, and all that they are judged by.
struct JudgedCaptions {
  std::vector<ScoredPicture> pictures;
  std::vector<std::filesystem::path> paths;  ///< of the pictures
  PictureStatistics statistics;
};

/// A caption as a report shows it.
struct ReportedCaption {
  ScoredPicture scored;
  std::filesystem::path path;
  std::map<std::string, double> scores;
  std::string thumbnail;  ///< relative to the report; empty where the picture cannot be shown
};

/// What captions are worth, for people to read. Scores are CaptionScores'.
struct EvaluationReport {
  std::string title;
  std::vector<std::pair<std::string, std::string>> facts;  ///< what was evaluated on what, and how: name and value
  std::vector<std::string> remarks;                        ///< sentences: what was left out, and why
  std::map<std::string, ScoreEstimate> scores;             ///< with 95 % intervals
  std::map<std::string, double> figures;                   ///< further ones, without intervals
  WordStatistics words;
  std::size_t pictures = 0;
  std::vector<ReportedCaption> best, worst, random;  ///< by CIDEr-D; no picture is among best and worst
};

/// What the captions give; title, facts and remarks are the caller's. `figures` has CaptionReport's counts and shares;
/// `shown`: captions of each kind.
EvaluationReport report_on(const JudgedCaptions& captions, std::size_t shown = 12);

/// The same with title, facts, remarks and further figures as `described` has them, and a remark where METEOR is left
/// out.
EvaluationReport whole_report(const JudgedCaptions& captions, EvaluationReport described);

nlohmann::json report_json(const EvaluationReport& report);
/// What report_json wrote; a caption's path is its entry's "path", where it has one. Throws nlohmann::json::exception.
EvaluationReport report_from(const nlohmann::json& json);

/// One row a picture, RFC 4180: picture, caption, and its scores.
std::string score_table(const JudgedCaptions& captions);

}  // namespace descry
