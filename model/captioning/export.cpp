#include "model/captioning/export.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "model/text/utf8.h"

namespace descry {
namespace {

std::string csv_field(std::string_view value) {
  std::string field = valid_utf8(value);
  if (!field.empty() && std::string_view("=+-@\t\r").find(field.front()) != std::string_view::npos)
    field.insert(0, "'");
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char character : field) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

}  // namespace

std::string csv_header() { return "path,caption,confidence\r\n"; }

std::string csv_row(const std::filesystem::path& path, std::string_view caption, double confidence) {
  char number[32];  // not printf's: a window's locale may write a comma for the point
  const auto end = std::to_chars(number, number + sizeof number, confidence, std::chars_format::fixed, 4).ptr;
  return csv_field(path.native()) + "," + csv_field(caption) + "," + std::string(number, end) + "\r\n";
}

nlohmann::json caption_json(const std::filesystem::path& path, const std::vector<Caption>& captions) {
  const Caption& best = captions.front();
  nlohmann::json words = nlohmann::json::array();
  for (const CaptionWord& word : best.words) {
    nlohmann::json runner_ups = nlohmann::json::array();
    for (const RunnerUp& other : word.runner_ups)
      runner_ups.push_back({{"word", other.word}, {"probability", other.probability}});
    words.push_back({{"text", word.text}, {"probability", word.probability}, {"runner_ups", runner_ups}});
  }
  nlohmann::json n_best = nlohmann::json::array();
  for (const Caption& caption : captions)
    n_best.push_back({{"caption", caption.text()}, {"score", caption.score}, {"confidence", caption.confidence}});
  return {{"path", valid_utf8(path.native())},
          {"caption", best.text()},
          {"confidence", best.confidence},
          {"words", words},
          {"n_best", n_best}};
}

}  // namespace descry
