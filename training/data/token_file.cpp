#include "training/data/token_file.h"

#include "model/images/decode.h"

namespace descry {

bool is_token_line(std::string_view line) {
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) return false;
  const auto hash = line.substr(0, tab).rfind('#');
  return hash != std::string_view::npos && has_picture_extension(std::string(line.substr(0, hash)));
}

CaptionList read_tokens(TextFile& file) {
  const bool thirty = file.name().find("20130124") != std::string::npos;
  CaptionCollector collector(file.name(), thirty ? "Flickr30k" : "Flickr8k");
  while (const auto line = file.next_line()) {
    if (trimmed(*line).empty() && !file.line_was_cut()) continue;
    const auto tab = line->find('\t');
    const auto hash = line->substr(0, tab).rfind('#');
    if (file.line_was_cut()) {
      collector.complain(line_place(file.line_number()), "is longer than 1 MiB");
    } else if (tab == std::string_view::npos) {
      collector.complain(line_place(file.line_number()), "has no tab between the picture and its caption");
    } else if (hash == std::string_view::npos) {
      collector.complain(line_place(file.line_number()), "has no #number after the picture's name");
    } else {
      collector.add(line->substr(0, hash), line->substr(tab + 1), line_place(file.line_number()));
    }
  }
  return collector.finish(file);
}

}  // namespace descry
