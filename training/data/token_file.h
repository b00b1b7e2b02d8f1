#pragma once

#include "training/data/caption_list.h"

namespace descry {

/// Whether the line is `picture.jpg#n<TAB>caption`.
bool is_token_line(std::string_view line);

/// Reads Flickr8k's and Flickr30k's form: such lines. Blank ones are skipped, others are problems.
CaptionList read_tokens(TextFile& file);

}  // namespace descry
