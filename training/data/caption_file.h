#pragma once

#include <filesystem>
#include <stop_token>

#include "training/data/caption_list.h"

namespace descry {

/// Reads a file of captions of any form that this program knows, found out by looking into it: Flickr8k's and
/// Flickr30k's, COCO's, Karpathy's, tables, JSON, JSON Lines, Descry's albums. Errors: kNotFound, kUnreadable,
/// kUnsupported (no captions, and what it is instead), kDamaged. After `stop` what it gives is not whole.
Result<CaptionList> read_caption_file(const std::filesystem::path& path, std::stop_token stop = {});

}  // namespace descry
