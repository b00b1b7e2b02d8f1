#include "model/export/gallery_page.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "model/attention/colour_map.h"
#include "model/attention/overlay.h"
#include "model/export/small_png.h"
#include "model/text/csv.h"
#include "model/text/html_text.h"

namespace descry {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --page: #fbfbfa; --text: #1d1f21; --faint: #62666b; --line: #d8d9d6; --tint: 61 110 165; }
@media (prefers-color-scheme: dark) {
  :root { --page: #17191b; --text: #e6e6e3; --faint: #a0a4a8; --line: #3a3d40; --tint: 122 169 221; }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 84rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } a { color: inherit; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1.6rem 1.2rem; }
figure { margin: 0; position: relative; content-visibility: auto; contain-intrinsic-size: auto 20rem; }
figure > img, .missing { width: 100%; height: auto; display: block; background: var(--line); border-radius: 4px; }
.missing { aspect-ratio: 3 / 2; display: flex; align-items: center; justify-content: center; color: var(--faint);
  padding: 1rem; box-sizing: border-box; }
figcaption { margin-top: .5rem; overflow-wrap: anywhere; }
.word { border-radius: 3px; padding: .05em .15em; } .word[tabindex] { cursor: pointer; }
.word:hover, .word:focus-visible { outline: 2px solid rgb(var(--tint)); outline-offset: -1px; }
.map { display: none; position: absolute; left: 0; top: 0; width: 100%; border-radius: 4px; pointer-events: none; }
.word:hover > .map, .word:focus > .map { display: block; }
small { display: block; color: var(--faint); } nav { margin: 2rem 0; display: flex; gap: 1.5rem; }
)";

/// A word's map as a picture of its cells: colour by weight, see-through where there is little. Stretched over the
/// thumbnail by the browser.
std::string map_address(const AttentionMap& map) {
  const auto& colours = heat_colours();
  const float most = std::max(largest_weight(map), 1e-6F);
  std::vector<std::uint8_t> rgba;
  for (const float weight : map.weights) {
    const float share = std::clamp(weight / most, 0.0F, 1.0F);
    const auto& colour = colours[static_cast<std::size_t>(std::lround(share * 255))];
    rgba.insert(rgba.end(), colour.begin(), colour.end());
    rgba.push_back(static_cast<std::uint8_t>(std::lround(share * 200)));
  }
  return png_address(rgba, map.columns, map.rows);
}

std::string word_html(const CaptionWord& word, const AttentionMap* map, const GalleryPicture& shown) {
  const int percent = static_cast<int>(std::lround(std::clamp(word.probability, 0.0F, 1.0F) * 100));
  std::string html = "<span class=\"word\" style=\"background:rgb(var(--tint)/" + csv_number(percent * 0.0045, 3) +
                     ")\" title=\"" + std::to_string(percent) + " %\"";
  if (map != nullptr && map->rows > 0) {
    html += " tabindex=\"0\"><img class=\"map\" alt=\"\" loading=\"lazy\" style=\"aspect-ratio:" +
            std::to_string(shown.width) + "/" + std::to_string(shown.height) + "\" src=\"" + map_address(*map) + "\"";
  }
  return html + ">" + html_text(word.text) + "</span>";
}

std::string words_html(const GalleryPicture& shown) {
  const AlbumPicture& picture = shown.picture;
  if (picture.edited || picture.captions.empty()) return html_text(picture.text());
  std::string html;
  const std::vector<CaptionWord>& words = picture.captions.front().words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const AttentionMap* map = i < shown.word_maps.size() && !shown.thumbnail.empty() ? &shown.word_maps[i] : nullptr;
    // Scripts without spaces between words get none here either: what the sentence itself has decides.
    Caption before;
    before.words.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    const std::string sentence = before.text();
    before.words.pop_back();
    const bool spaced = i > 0 && sentence.size() > before.text().size() + words[i].text.size();
    html += (spaced ? " " : "") + word_html(words[i], map, shown);
  }
  return html;
}

}  // namespace

std::string gallery_file_name(int page) { return page == 1 ? "index.html" : "page-" + std::to_string(page) + ".html"; }

std::string gallery_head(const std::string& title, int page) {
  const std::string shown = html_text(title) + (page > 1 ? " (" + std::to_string(page) + ")" : "");
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"generator\" content=\"Descry gallery\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data: file:; "
         "style-src 'unsafe-inline'\">\n<title>" +
         shown + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>" + shown +
         "</h1>\n<main>\n";
}

std::string gallery_foot(int page, bool has_next) {
  std::string html = "</main>\n";
  if (page > 1 || has_next) {
    html += "<nav>";
    if (page > 1) html += "<a rel=\"prev\" href=\"" + gallery_file_name(page - 1) + "\">\u2190 Previous</a>";
    if (has_next) html += "<a rel=\"next\" href=\"" + gallery_file_name(page + 1) + "\">Next \u2192</a>";
    html += "</nav>\n";
  }
  return html + "</body>\n</html>\n";
}

std::string gallery_figure(const GalleryPicture& shown) {
  const AlbumPicture& picture = shown.picture;
  std::string html = "<figure>";
  if (shown.thumbnail.empty()) {
    html += "<div class=\"missing\">" + html_text(shown.problem) + "</div>";
  } else {
    html += "<img loading=\"lazy\" src=\"" + html_text(shown.thumbnail) + "\" width=\"" + std::to_string(shown.width) +
            "\" height=\"" + std::to_string(shown.height) + "\" alt=\"" + html_text(picture.text()) + "\">";
  }
  html += "<figcaption>" + words_html(shown) + "<small>" + html_text(picture.path.filename().native());
  if (picture.edited)
    html += " · edited";
  else if (!picture.captions.empty())
    html += " · " + std::to_string(static_cast<int>(std::lround(picture.confidence() * 100))) + " %";
  return html + "</small></figcaption></figure>\n";
}

}  // namespace descry
