#pragma once

#include <memory>

#include "model/export/caption_export.h"

namespace descry {

/// One format of CaptionExport. Gets wanted pictures only.
class CaptionWriter {
 public:
  virtual ~CaptionWriter() = default;
  /// Counts in `summary` what became of the picture. Errors: those that end the export.
  virtual Result<void> add(const AlbumPicture& picture, ExportSummary& summary) = 0;
  virtual Result<void> finish(ExportSummary& summary) = 0;
};

using OpenedWriter = Result<std::unique_ptr<CaptionWriter>>;

OpenedWriter open_text_file(const ExportSettings& settings);  ///< CSV, JSON, JSON Lines
OpenedWriter open_coco(const ExportSettings& settings);
OpenedWriter open_sidecars(const ExportSettings& settings);
OpenedWriter open_embedding(const ExportSettings& settings, ExportHooks hooks);
OpenedWriter open_gallery(const ExportSettings& settings, ExportHooks hooks);

void note_problem(ExportSummary& summary, Error error);

/// The number that a file's name gives a picture: its longest run of digits, of two as long the last
/// ("COCO_val2014_000000391895.jpg": 391895); nothing where there are none, or more than 15.
std::optional<std::int64_t> digits_of_name(const std::filesystem::path& picture);

}  // namespace descry
