#include "model/disk/file_stream.h"
#include "model/export/caption_writer.h"
#include "model/export/picture_fields.h"

namespace descry {
namespace {

/// CSV, JSON and JSON Lines: one file, an entry a picture.
class TextFileWriter : public CaptionWriter {
 public:
  TextFileWriter(const ExportSettings& settings, FileStream file)
      : settings_(settings), columns_(columns_of(settings)), file_(std::move(file)) {}

  Result<void> begin() {
    if (settings_.format == ExportFormat::kCsv) return file_.write(table_header(settings_));
    return settings_.format == ExportFormat::kJson ? file_.write("[") : Result<void>();
  }

  Result<void> add(const AlbumPicture& picture, ExportSummary& summary) override {
    const bool first = summary.written++ == 0;
    if (settings_.format == ExportFormat::kCsv) return file_.write(table_row(picture, settings_));
    const nlohmann::ordered_json object = picture_json(picture, columns_);
    if (settings_.format == ExportFormat::kJsonLines) return file_.write(json_text(object) + "\n");
    return file_.write((first ? "\n" : ",\n") + json_text(object, 2));
  }

  Result<void> finish(ExportSummary& summary) override {
    if (settings_.format == ExportFormat::kJson)
      if (Result<void> ended = file_.write("\n]\n"); !ended) return ended;
    if (Result<void> committed = file_.commit(); !committed) return committed;
    summary.files.push_back(file_.path());
    return {};
  }

 private:
  ExportSettings settings_;
  std::vector<ExportColumn> columns_;
  FileStream file_;
};

}  // namespace

OpenedWriter open_text_file(const ExportSettings& settings) {
  auto file = FileStream::create(settings.destination);
  if (!file) return tl::unexpected(file.error());
  auto writer = std::make_unique<TextFileWriter>(settings, std::move(*file));
  if (Result<void> begun = writer->begin(); !begun) return tl::unexpected(begun.error());
  return writer;
}

}  // namespace descry
