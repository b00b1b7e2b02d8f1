#include "model/captioning/export.h"

#include <nlohmann/json.hpp>

#include "model/text/csv.h"
#include "model/text/utf8.h"

namespace descry {

std::string csv_header() { return "path,caption,confidence\r\n"; }

std::string csv_row(const std::filesystem::path& path, std::string_view caption, double confidence) {
  return csv_field(path.native()) + "," + csv_field(caption) + "," + csv_number(confidence, 4) + "\r\n";
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
