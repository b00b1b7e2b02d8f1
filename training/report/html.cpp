#include "training/report/html.h"

#include "model/text/csv.h"

namespace descry {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --page: #fbfbfa; --text: #1d1f21; --faint: #62666b; --line: #d8d9d6; --bar: #3d6ea5; }
@media (prefers-color-scheme: dark) {
  :root { --page: #17191b; --text: #e6e6e3; --faint: #a0a4a8; --line: #3a3d40; --bar: #7aa9dd; }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 72rem; background: var(--page); color: var(--text);
  font: 1rem/1.45 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.4rem; }
table { border-collapse: collapse; margin: .6rem 0; }
th, td { padding: .2rem .9rem .2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th + th, td + td { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
dt, .faint { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
.remark { border-left: 3px solid var(--bar); padding-left: .7rem; }
.side { display: flex; flex-wrap: wrap; gap: 0 3rem; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1.4rem; }
figure { margin: 0; } figure img, .missing { width: 100%; height: 12rem; object-fit: contain; background: var(--line); }
.missing { display: flex; align-items: center; justify-content: center; color: var(--faint); }
figcaption { overflow-wrap: anywhere; } figcaption p { margin: .35rem 0; }
figcaption ul { margin: .2rem 0; padding-left: 1.1rem; color: var(--faint); font-size: .9rem; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
.said { fill: var(--bar); } .expected { fill: none; stroke: var(--text); } .axis { stroke: var(--line); }
)";

std::string row(std::string_view cell, const std::vector<std::string>& cells) {
  std::string text = "<tr>";
  for (const std::string& each : cells)
    text.append("<").append(cell).append(">").append(each).append("</").append(cell).append(">");
  return text + "</tr>\n";
}

}  // namespace

std::string html_number(double value, int digits) { return csv_number(value, digits); }

std::string html_page(std::string_view title, std::string_view body) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'\">\n<title>";
  page.append(html_text(title)).append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n<body>\n<h1>");
  page.append(html_text(title)).append("</h1>\n").append(body).append("</body>\n</html>\n");
  return page;
}

std::string html_table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  std::string table = "<div class=\"scroll\"><table>\n" + row("th", head);
  for (const auto& cells : rows) table += row("td", cells);
  return table + "</table></div>\n";
}

}  // namespace descry
