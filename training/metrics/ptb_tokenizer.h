#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace descry {

/// A caption's tokens as caption metrics count them: the Penn Treebank conventions of Stanford's PTBTokenizer (CoreNLP
/// 3.4.1, -preserveLines -lowerCase), then the punctuation tokens that pycocoevalcap drops are dropped. Before that,
/// scripts that are written without blanks get them (with_blanks); the originals take such a sentence for one token.
/// UTF-8.
std::vector<std::string> ptb_tokens(std::string_view caption);

}  // namespace descry
