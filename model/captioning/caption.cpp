#include "model/captioning/caption.h"

#include "model/text/words.h"

namespace descry {

std::string Caption::text() const {
  std::string sentence;
  for (const CaptionWord& word : words) append_word(sentence, word.text);
  return sentence;
}

}  // namespace descry
