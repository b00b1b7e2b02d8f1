#include "model/export/caption_export.h"

#include <utility>

#include "model/export/caption_writer.h"
#include "model/export/metadata.h"
#include "model/export/picture_fields.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

constexpr std::size_t kProblemsKept = 100;

OpenedWriter writer_for(const ExportSettings& settings, ExportHooks hooks) {
  switch (settings.format) {
    case ExportFormat::kCsv:
    case ExportFormat::kJson:
    case ExportFormat::kJsonLines:
      return open_text_file(settings);
    case ExportFormat::kCoco:
      return open_coco(settings);
    case ExportFormat::kTextSidecars:
    case ExportFormat::kXmpSidecars:
      return open_sidecars(settings);
    case ExportFormat::kEmbedded:
      return open_embedding(settings, std::move(hooks));
    case ExportFormat::kGallery:
      return open_gallery(settings, std::move(hooks));
  }
  return failure(ErrorCode::kUsage, "There is no such format.");
}

std::string preview_of(const ExportSettings& settings, const AlbumPicture& picture) {
  const std::string name = valid_utf8(picture.path.filename().native());
  switch (settings.format) {
    case ExportFormat::kCsv:
      return table_row(picture, settings);
    case ExportFormat::kJson:
      return json_text(picture_json(picture, columns_of(settings)), 2) + ",\n";
    case ExportFormat::kJsonLines:
      return json_text(picture_json(picture, columns_of(settings))) + "\n";
    case ExportFormat::kCoco:
      return json_text(
                 {{"image_id", digits_of_name(picture.path).value_or(0)}, {"caption", valid_utf8(picture.text())}}) +
             ",\n";
    case ExportFormat::kTextSidecars:
    case ExportFormat::kXmpSidecars: {
      const char* extension = settings.format == ExportFormat::kTextSidecars ? ".txt" : ".xmp";
      return valid_utf8(std::filesystem::path(picture.path).replace_extension(extension).filename().native()) + ": " +
             valid_utf8(picture.text()) + "\n";
    }
    case ExportFormat::kEmbedded: {
      const Result<void> can = can_embed(picture.path);
      return name + ": " + (can ? valid_utf8(picture.text()) : can.error().message) + "\n";
    }
    case ExportFormat::kGallery:
      return name + ": " + valid_utf8(picture.text()) + "\n";
  }
  return {};
}

}  // namespace

CaptionExport::CaptionExport() = default;
CaptionExport::CaptionExport(CaptionExport&&) noexcept = default;
CaptionExport& CaptionExport::operator=(CaptionExport&&) noexcept = default;
CaptionExport::~CaptionExport() = default;

Result<CaptionExport> CaptionExport::open(ExportSettings settings, ExportHooks hooks) {
  const bool needs_place = is_one_file(settings.format) || settings.format == ExportFormat::kGallery;
  if (needs_place && settings.destination.empty())
    return failure(ErrorCode::kUsage, "Say where the captions are to be written.");
  auto writer = writer_for(settings, std::move(hooks));
  if (!writer) return tl::unexpected(writer.error());
  CaptionExport opened;
  opened.settings_ = std::move(settings);
  opened.writer_ = std::move(*writer);
  return opened;
}

Result<void> CaptionExport::add(const AlbumPicture& picture) {
  if (!is_wanted(picture, settings_)) {
    ++summary_.left_out;
    return {};
  }
  return writer_->add(picture, summary_);
}

Result<ExportSummary> CaptionExport::finish() {
  if (Result<void> finished = writer_->finish(summary_); !finished) return tl::unexpected(finished.error());
  return std::move(summary_);
}

void note_problem(ExportSummary& summary, Error error) {
  ++summary.failed;
  if (summary.problems.size() < kProblemsKept) summary.problems.push_back(std::move(error));
}

std::string export_preview(const ExportSettings& settings, std::span<const AlbumPicture> pictures) {
  std::string text;
  if (settings.format == ExportFormat::kCsv) {
    ExportSettings shown = settings;
    shown.byte_order_mark = false;
    text = table_header(shown);
  }
  for (const AlbumPicture& picture : pictures)
    if (is_wanted(picture, settings)) text += preview_of(settings, picture);
  return text;
}

}  // namespace descry
