#include "training/report/report_page.h"

#include <algorithm>

#include "training/report/html.h"

namespace descry {
namespace {

std::string facts(const EvaluationReport& report) {
  std::string text = "<dl>\n";
  for (const auto& [name, value] : report.facts)
    text += "<dt>" + html_text(name) + "</dt><dd>" + html_text(value) + "</dd>\n";
  text += "<dt>pictures scored</dt><dd>" + std::to_string(report.pictures) + "</dd>\n</dl>\n";
  for (const std::string& remark : report.remarks) text += "<p class=\"remark\">" + html_text(remark) + "</p>\n";
  return text;
}

std::string scores(const EvaluationReport& report) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, score] : report.scores)
    rows.push_back(
        {html_text(name), html_number(score.value), html_number(score.low) + " to " + html_number(score.high)});
  return "<h2>Scores</h2>\n" + html_table({"metric", "score", "95&#8239;% interval"}, rows) +
         "<p class=\"faint\">Names and values are pycocoevalcap's; CIDEr is CIDEr-D. Intervals: percentile bootstrap "
         "over pictures, 1,000 resamples.</p>\n";
}

std::string figures(const EvaluationReport& report) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, value] : report.figures) {
    const bool counts = name == "distinct_captions" || name == "vocabulary_used" || name == "pointing_nouns" ||
                        name == "pointing_absent";
    rows.push_back({html_text(name), html_number(value, counts ? 0 : 3)});
  }
  return "<h2>The captions</h2>\n" + html_table({"figure", "value"}, rows);
}

/// Bars for the captions, outlines for the references.
std::string histogram(const WordStatistics& words) {
  constexpr double kStep = 22, kHeight = 160, kLeft = 40, kTop = 10;
  double most = 1e-9;
  for (const auto* shares : {&words.lengths, &words.reference_lengths})
    for (const double share : *shares) most = std::max(most, share);
  const double width = kLeft + kStep * static_cast<double>(words.lengths.size()) + 10;
  std::string svg =
      "<h2>Caption length</h2>\n<svg role=\"img\" aria-label=\"Shares of captions by length in words\" "
      "width=\"" +
      html_number(width, 0) + "\" height=\"200\" viewBox=\"0 0 " + html_number(width, 0) + " 200\">\n";
  const auto bar = [&](const char* kind, std::size_t length, double share, double inset) {
    const double height = kHeight * share / most;
    svg += std::string("<rect class=\"") + kind + "\" x=\"" +
           html_number(kLeft + kStep * static_cast<double>(length) + inset, 1) + "\" y=\"" +
           html_number(kTop + kHeight - height, 1) + "\" width=\"" + html_number(kStep - 2 * inset, 1) +
           "\" height=\"" + html_number(height, 1) + "\"><title>" + std::to_string(length) +
           (kind[0] == 's' ? " words: captions " : " words: references ") + html_number(100 * share, 1) +
           " %</title></rect>\n";
  };
  for (std::size_t length = 0; length < words.lengths.size(); ++length) {
    bar("said", length, words.lengths[length], 3);
    bar("expected", length, words.reference_lengths[length], 2);
    if (length % 5 == 0)
      svg += "<text text-anchor=\"middle\" x=\"" + html_number(kLeft + kStep * (static_cast<double>(length) + 0.5), 1) +
             "\" y=\"188\">" + std::to_string(length) + "</text>\n";
  }
  svg += "<line class=\"axis\" x1=\"40\" x2=\"" + html_number(width - 10, 1) + "\" y1=\"170\" y2=\"170\"/>\n" +
         "<text text-anchor=\"end\" x=\"36\" y=\"18\">" + html_number(100 * most, 0) + " %</text>\n</svg>\n";
  return svg +
         "<p class=\"faint\">Words a caption; filled: these captions, outlined: the references. 40 stands for 40 "
         "and more.</p>\n";
}

std::string word_table(const char* title, const std::vector<WordUse>& words) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(words.size());
  for (const WordUse& use : words)
    rows.push_back({html_text(use.word), html_number(use.said, 1), html_number(use.expected, 1)});
  return std::string("<div><h3>") + title + "</h3>\n" + html_table({"word", "captions", "references"}, rows) +
         "</div>\n";
}

std::string captions(const char* title, const std::vector<ReportedCaption>& list) {
  std::string text = std::string("<h2>") + title + "</h2>\n<div class=\"pictures\">\n";
  for (const ReportedCaption& caption : list) {
    const std::string name = html_text(caption.scored.name);
    text += "<figure>";
    text += caption.thumbnail.empty()
                ? "<div class=\"missing\">the picture cannot be shown</div>"
                : "<img loading=\"lazy\" src=\"" + html_text(caption.thumbnail) + "\" alt=\"" + name + "\">";
    text += "\n<figcaption><p><strong>" + html_text(caption.scored.candidate) + "</strong></p><ul>\n";
    for (const std::string& reference : caption.scored.references) text += "<li>" + html_text(reference) + "</li>\n";
    text += "</ul><p class=\"faint\">" + name;
    for (const char* metric : {"CIDEr", "METEOR", "Bleu_4"})
      if (const auto score = caption.scores.find(metric); score != caption.scores.end())
        text += std::string(" &middot; ") + metric + " " + html_number(score->second, 2);
    text += "</p></figcaption></figure>\n";
  }
  return text + "</div>\n";
}

}  // namespace

std::string report_page(const EvaluationReport& report) {
  std::string body = facts(report) + scores(report) + figures(report) + histogram(report.words);
  body += "<h2>Words</h2>\n<p class=\"faint\">Times in a thousand words, strongest first.</p>\n<div class=\"side\">\n" +
          word_table("More than in the references", report.words.overused) +
          word_table("Less than in the references", report.words.underused) + "</div>\n";
  body += captions("Best by CIDEr-D", report.best) + captions("Worst by CIDEr-D", report.worst) +
          captions("Drawn at random", report.random);
  return html_page(report.title, body);
}

}  // namespace descry
