#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace descry {

/// A caption's tokens as caption metrics count them: the Penn Treebank conventions of Stanford's PTBTokenizer (CoreNLP
/// 3.4.1, -preserveLines -lowerCase), then the punctuation tokens that pycocoevalcap drops are dropped. UTF-8.
std::vector<std::string> ptb_tokens(std::string_view caption);

}  // namespace descry
