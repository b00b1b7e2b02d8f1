#pragma once

#include <filesystem>
#include <string_view>

#include "model/result.h"
#include "training/data/caption_list.h"

namespace descry {

/// Whether a file that begins so may be an album: an SQLite database.
bool is_album(std::string_view beginning);

/// The captions of an album of Descry's that a person stands behind: those that were written by one, and those that
/// were accepted. What a model said and nobody looked at is left out: nothing is to be learned from it. Errors:
/// kUnsupported (no album, or none of its captions was reviewed), else as AlbumFile's.
Result<CaptionList> read_album_captions(const std::filesystem::path& path);

}  // namespace descry
