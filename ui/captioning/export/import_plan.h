#pragma once

#include "model/export/caption_import.h"
#include "ui/captioning/export/export_types.h"

namespace descry {

/// What the rows of a file change in an album: by absolute path, by path from the file's folder, or by a file name that
/// only one picture has, in the album and in the file. Any thread.
ImportPlan importPlan(const std::vector<ImportedCaption>& rows, const std::vector<ImportEntry>& album,
                      const std::filesystem::path& file);

}  // namespace descry
