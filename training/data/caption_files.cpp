#include "training/data/caption_files.h"

#include <unordered_map>
#include <utility>

namespace descry {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the next line (without its end) off the front of `rest`.
std::string_view next_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

/// Gathers captions by picture and problems by line.
class Collector {
 public:
  explicit Collector(const std::string& file) : file_(file) {}

  void add(std::string_view name, std::string_view caption, std::size_t line) {
    name = trimmed(name);
    caption = trimmed(caption);
    if (name.empty()) return complain(line, "names no picture");
    if (caption.empty()) return complain(line, "has no caption");
    const auto [place, is_new] = places_.try_emplace(std::string(name), result.pictures.size());
    if (is_new) result.pictures.push_back({std::string(name), {}});
    result.pictures[place->second].captions.emplace_back(caption);
  }

  void complain(std::size_t line, const std::string& what) {
    const std::string place = "line " + std::to_string(line);
    result.problems.push_back(
        {DataProblem::Kind::kMalformedLine, place, "In " + file_ + ", " + place + " " + what + "; it was left out."});
  }

  CaptionFile result;

 private:
  std::string file_;
  std::unordered_map<std::string, std::size_t> places_;
};

CaptionFile parse_token_lines(std::string_view rest, const std::string& file) {
  Collector collector(file);
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = next_line(rest);
    if (trimmed(line).empty()) continue;
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) {
      collector.complain(number, "has no tab between the picture and its caption");
      continue;
    }
    const auto hash = line.substr(0, tab).rfind('#');
    if (hash == std::string_view::npos) {
      collector.complain(number, "has no #number after the picture's name");
      continue;
    }
    collector.add(line.substr(0, hash), line.substr(tab + 1), number);
  }
  return std::move(collector.result);
}

/// Takes the next field of a CSV record off `rest`; `last` says that the record ended with it. Returns false when a
/// quote is never closed.
bool next_field(std::string_view& rest, std::string& field, bool& last, std::size_t& lines) {
  field.clear();
  last = true;
  bool quoted = !rest.empty() && rest.front() == '"';
  std::size_t at = quoted ? 1 : 0;
  for (; at < rest.size(); ++at) {
    const char c = rest[at];
    if (c == '\n') ++lines;
    if (quoted && c == '"') {
      if (at + 1 < rest.size() && rest[at + 1] == '"') {
        field += rest[at++];
      } else {
        quoted = false;
      }
    } else if (!quoted && (c == ',' || c == '\n')) {
      last = c == '\n';
      ++at;
      break;
    } else {
      field += c;
    }
  }
  rest.remove_prefix(at);
  return !quoted;
}

CaptionFile parse_csv(std::string_view rest, const std::string& file) {
  Collector collector(file);
  std::size_t lines = 1;
  while (!rest.empty()) {
    const std::string_view record_start = rest;
    const std::size_t number = lines;
    std::string name;
    std::string caption;
    bool last = false;
    bool closed = next_field(rest, name, last, lines);
    for (bool first = true; closed && !last; first = false) {
      std::string field;
      closed = next_field(rest, field, last, lines);
      caption += (first ? "" : ",") + field;  // a caption with unquoted commas is still a caption
    }
    if (!closed) {  // the rest of the file would vanish in it: give up this line only
      rest = record_start;
      next_line(rest);
      lines = number + 1;
      collector.complain(number, "opens a quote that is never closed");
    } else if (number > 1 && !(trimmed(name).empty() && caption.empty())) {
      collector.add(name, caption, number);
    }
  }
  return std::move(collector.result);
}

}  // namespace

CaptionFile parse_captions(std::string_view text, const std::string& file) {
  std::string_view rest = text;
  const std::string_view header = trimmed(next_line(rest));
  const bool csv = header == "image,caption" || header == "image_name,caption" || header == "\"image\",\"caption\"";
  return csv ? parse_csv(text, file) : parse_token_lines(text, file);
}

std::vector<std::string> listed_names(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::string_view name = trimmed(next_line(text));
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

}  // namespace descry
