#include "model/text/html_text.h"

#include "model/text/utf8.h"

namespace descry {

std::string html_text(std::string_view text) {
  std::string result;
  for (const char character : valid_utf8(text)) {
    if (character == '&') {
      result += "&amp;";
    } else if (character == '<') {
      result += "&lt;";
    } else if (character == '>') {
      result += "&gt;";
    } else if (character == '"') {
      result += "&quot;";
    } else if (character == '\'') {
      result += "&#39;";
    } else {
      const bool control = static_cast<unsigned char>(character) < ' ' || character == '\x7f';
      result += control && character != '\n' && character != '\t' ? ' ' : character;
    }
  }
  return result;
}

}  // namespace descry
