#pragma once

#include "training/data/caption_list.h"

namespace descry {

/// Reads COCO's captions (images, annotations), Karpathy's splits (images with sentences), or an array of objects that
/// each name a picture and its captions, such as `descry caption --json` writes. Holds the captions and COCO's picture
/// names only, whatever the file's size. Errors: kUnsupported (JSON of another kind, and which), kDamaged.
Result<CaptionList> read_json(TextFile& file);

/// Reads JSON Lines: such objects, one a line. Lines that are none are problems.
CaptionList read_json_lines(TextFile& file);

}  // namespace descry
