#include "model/captioning/caption.h"

namespace descry {

std::string Caption::text() const {
  std::string joined;
  for (const CaptionWord& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word.text;
  }
  return joined;
}

}  // namespace descry
