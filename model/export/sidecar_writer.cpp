#include <string>
#include <unordered_set>

#include "model/disk/whole_file.h"
#include "model/export/caption_writer.h"
#include "model/export/metadata.h"
#include "model/text/utf8.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxSidecar = 16 << 20;

/// NAME.txt or NAME.xmp beside each picture.
class SidecarWriter : public CaptionWriter {
 public:
  SidecarWriter(bool xmp, bool overwrite) : xmp_(xmp), overwrite_(overwrite) {}

  Result<void> add(const AlbumPicture& picture, ExportSummary& summary) override {
    const fs::path sidecar = fs::path(picture.path).replace_extension(xmp_ ? ".xmp" : ".txt");
    if (!written_.insert(sidecar.native()).second) {
      note_problem(summary,
                   {ErrorCode::kNotWritten,
                    "Another picture of this name, with another extension, has this sidecar already; rename one.",
                    picture.path});
      return {};
    }
    std::error_code ignored;
    const bool exists = fs::exists(fs::symlink_status(sidecar, ignored));
    if (exists && fs::equivalent(sidecar, picture.path, ignored)) {
      note_problem(summary, {ErrorCode::kNotWritten,
                             "The picture itself has the name that its sidecar would get; rename it.", picture.path});
      return {};
    }
    if (exists && !overwrite_) {
      ++summary.kept;
      return {};
    }
    const Result<std::string> content = content_for(picture, exists ? sidecar : fs::path());
    if (!content) {
      note_problem(summary, content.error());
      return {};
    }
    if (Result<void> written = write_file_atomically(sidecar, *content); !written) {
      note_problem(summary, written.error());
      return {};
    }
    ++summary.written;
    return {};
  }

  Result<void> finish(ExportSummary&) override { return {}; }

 private:
  Result<std::string> content_for(const AlbumPicture& picture, const fs::path& existing) const {
    if (!xmp_) return valid_utf8(picture.text()) + "\n";
    std::string packet;
    if (!existing.empty()) {
      const auto bytes = read_whole_file(existing, kMaxSidecar);
      if (!bytes) return tl::unexpected(bytes.error());
      packet.assign(bytes->begin(), bytes->end());
    }
    Result<std::string> made = xmp_packet(picture.text(), packet);
    if (!made) made.error().path = existing;
    return made;
  }

  bool xmp_, overwrite_;
  std::unordered_set<std::string> written_;
};

/// The pictures' own metadata.
class EmbeddingWriter : public CaptionWriter {
 public:
  EmbeddingWriter(bool keep_original, ExportHooks hooks) : keep_original_(keep_original), hooks_(std::move(hooks)) {}

  Result<void> add(const AlbumPicture& picture, ExportSummary& summary) override {
    const Result<bool> embedded = embed_description(picture.path, picture.text(), keep_original_);
    if (!embedded) {
      note_problem(summary, embedded.error());
    } else if (*embedded) {
      ++summary.written;
      if (hooks_.file_changed) hooks_.file_changed(picture);
    } else {
      ++summary.kept;
    }
    return {};
  }

  Result<void> finish(ExportSummary&) override { return {}; }

 private:
  bool keep_original_;
  ExportHooks hooks_;
};

}  // namespace

OpenedWriter open_sidecars(const ExportSettings& settings) {
  return std::make_unique<SidecarWriter>(settings.format == ExportFormat::kXmpSidecars, settings.overwrite);
}

OpenedWriter open_embedding(const ExportSettings& settings, ExportHooks hooks) {
  return std::make_unique<EmbeddingWriter>(settings.keep_original, std::move(hooks));
}

}  // namespace descry
