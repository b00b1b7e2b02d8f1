#include <algorithm>

#include "model/text/csv.h"
#include "model/text/utf8.h"
#include "training/report/comparison.h"
#include "training/report/html.h"

namespace descry {
namespace {

constexpr std::size_t kWidestCell = 32;

std::string number_of(std::size_t system) { return std::to_string(system + 1); }

/// With its sign.
std::string signed_number(double value) { return (value >= 0 ? "+" : "") + csv_number(value, 4); }

std::string shortened(const std::string& text) {
  const std::string valid = valid_utf8(text);
  return valid.size() > kWidestCell ? "..." + valid.substr(valid.size() - kWidestCell + 3) : valid;
}

std::string padded(const std::string& text, std::size_t width, bool left) {
  const std::string blanks(width > text.size() ? width - text.size() : 0, ' ');
  return left ? text + blanks : blanks + text;
}

/// Columns as wide as they need; the first one set left, the others right.
std::string text_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "  " : "") + padded(row[i], widths[i], i == 0);
    text += "\n";
  }
  return text;
}

std::string text_of(const char* title, const Comparison& comparison, const ComparedRows& rows) {
  std::vector<std::vector<std::string>> table{{title}};
  for (std::size_t i = 0; i < comparison.systems.size(); ++i) table.front().push_back(number_of(i));
  for (const auto& [name, values] : rows) {
    auto& row = table.emplace_back(1, shortened(name));
    for (const std::string& value : values) row.push_back(value.empty() ? "-" : shortened(value));
  }
  return "\n" + text_table(table);
}

std::vector<std::vector<std::string>> difference_rows(const ComparedSystem& system) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [metric, found] : system.against_first)
    rows.push_back({metric, signed_number(found.difference.value),
                    signed_number(found.difference.low) + " to " + signed_number(found.difference.high),
                    csv_number(found.p, 4)});
  return rows;
}

std::string page_table(const char* title, const Comparison& comparison, const ComparedRows& rows) {
  std::vector<std::string> head{title};
  for (const ComparedSystem& system : comparison.systems) head.push_back(html_text(system.name));
  std::vector<std::vector<std::string>> cells;
  for (const auto& [name, values] : rows) {
    auto& row = cells.emplace_back(1, html_text(name));
    for (const std::string& value : values) row.push_back(value.empty() ? "&ndash;" : html_text(value));
  }
  return html_table(head, cells);
}

}  // namespace

std::string comparison_text(const Comparison& comparison) {
  std::string text;
  for (std::size_t i = 0; i < comparison.systems.size(); ++i)
    text += number_of(i) + "  " + valid_utf8(comparison.systems[i].name) + "\n";
  text += text_of("figure", comparison, compared_figures(comparison));
  if (const ComparedRows rows = differing_settings(comparison); !rows.empty())
    text += text_of("setting", comparison, rows);
  for (std::size_t i = 1; i < comparison.systems.size(); ++i) {
    auto rows = difference_rows(comparison.systems[i]);
    if (rows.empty()) continue;
    rows.insert(rows.begin(), {number_of(i) + " less 1", "difference", "95 % interval", "p"});
    text += "\n" + text_table(rows);
  }
  return text;
}

std::string comparison_page(const Comparison& comparison) {
  std::string body = "<dl>\n";
  for (const auto& [name, value] : comparison.facts)
    body += "<dt>" + html_text(name) + "</dt><dd>" + html_text(value) + "</dd>\n";
  body += "</dl>\n<h2>Figures</h2>\n" + page_table("figure", comparison, compared_figures(comparison));
  if (const ComparedRows rows = differing_settings(comparison); !rows.empty())
    body += "<h2>Settings that differ</h2>\n" + page_table("setting", comparison, rows);
  for (const ComparedSystem& system : comparison.systems) {
    auto rows = difference_rows(system);
    if (rows.empty()) continue;
    body += "<h2>" + html_text(system.name) + " less " + html_text(comparison.systems.front().name) + "</h2>\n" +
            html_table({"metric", "difference", "95&#8239;% interval", "p"}, rows) +
            "<p class=\"faint\">On the same pictures: paired bootstrap, 1,000 resamples; p by approximate "
            "randomisation, 10,000 shuffles, two-sided.</p>\n";
  }
  return html_page("Comparison", body);
}

}  // namespace descry
