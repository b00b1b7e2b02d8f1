#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "model/attention/attention_trace.h"
#include "model/export/export_settings.h"

namespace descry {

class CaptionWriter;

/// What an export did.
struct ExportSummary {
  std::int64_t written = 0;   ///< pictures whose captions were written
  std::int64_t left_out = 0;  ///< pictures that the settings do not ask for
  std::int64_t kept = 0;      ///< pictures whose sidecar was there already and stayed, or that held the caption already
  std::int64_t failed = 0;    ///< pictures whose captions could not be written; the others were
  std::vector<Error> problems;               ///< why, of the first hundred
  std::vector<std::filesystem::path> files;  ///< what is to be opened: the table, the gallery's page, COCO's two files
};

/// What an export asks of whoever starts it.
struct ExportHooks {
  /// Where the network looked for each word of the model's best sentence (galleries with heat maps); none: no maps.
  std::function<std::vector<AttentionMap>(const AlbumPicture& picture)> word_maps;
  /// A picture's own file was written (kEmbedded): it has another size, time and hash now.
  std::function<void(const AlbumPicture& picture)> file_changed;
};

/// Captions on their way into files: one picture after the other, no more than one held, so that an album of any
/// length passes through. What is one file (or a gallery's folder) is there whole after `finish`, or not at all.
/// One thread at a time.
class CaptionExport {
 public:
  /// Errors: kUsage (no destination), kNotWritten, kUnsupported (a gallery's folder that holds something else).
  static Result<CaptionExport> open(ExportSettings settings, ExportHooks hooks = {});
  CaptionExport(CaptionExport&&) noexcept;
  CaptionExport& operator=(CaptionExport&&) noexcept;
  ~CaptionExport();

  /// Errors: kNotWritten, after which there is no use in going on. What concerns this picture alone (no metadata can be
  /// written into such a file) is noted in the summary instead.
  Result<void> add(const AlbumPicture& picture);
  /// Errors: kNotWritten.
  Result<ExportSummary> finish();

 private:
  CaptionExport();
  ExportSettings settings_;
  ExportSummary summary_;
  std::unique_ptr<CaptionWriter> writer_;
};

/// The beginning of what an export would write, to look at: of a table its text, of sidecars and metadata
/// "NAME: what it would hold", of a gallery its page's text. `pictures`: the first few; those not wanted are passed
/// over.
std::string export_preview(const ExportSettings& settings, std::span<const AlbumPicture> pictures);

}  // namespace descry
