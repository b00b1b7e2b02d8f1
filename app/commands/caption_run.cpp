#include "app/commands/caption_run.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "app/commands/album_batch.h"
#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/picture_source.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "app/commands/strips.h"
#include "model/captioning/batch.h"
#include "model/disk/content_hash.h"
#include "model/export/caption_export.h"
#include "model/export/picture_fields.h"
#include "model/images/decode.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kFirstPictures = 64;   // of a list that is still being made, so that work begins at once
constexpr std::size_t kMostPictures = 4096;  // at a time
constexpr std::size_t kMostUnknown = 64;     // files that a kill leaves changed without the album knowing
constexpr int kMapSide = 1024;               // pixels that are enough for maps

bool is_device_or_pipe(const fs::path& place) {
  std::error_code ignored;
  const fs::file_status status = fs::status(place, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Everything that a run of the command shares.
class CaptionRun {
 public:
  CaptionRun(const CaptionArguments& arguments, std::vector<ExportSettings> exports, ExportSettings table)
      : arguments_(arguments),
        exports_(std::move(exports)),
        table_(std::move(table)),
        source_(arguments.paths, arguments.nul_separated ? '\0' : '\n') {}

  int run() {
    if (const Result<void> ready = open(); !ready) return report(ready.error());
    const Result<void> done = needs_album() ? run_with_album() : run_to_stdout();
    if (!done) {
      if (done.error().code == ErrorCode::kCancelled) tell_interrupted();
      return report(done.error());
    }
    if (std::fflush(stdout) != 0) return report(not_on_stdout());
    if (total_ == 0 && first_problem_) return exit_code(first_problem_->code);
    return failed_ > 0 ? kExitSomeFailed : kExitDone;
  }

 private:
  bool needs_album() const { return !exports_.empty() || !arguments_.album.empty(); }

  Result<void> open() {
    // What cannot be written is said before hours of work.
    for (const ExportSettings& settings : exports_) {
      if (is_device_or_pipe(settings.destination)) continue;  // who reads a pipe would take the trial for the end
      if (const auto tried = CaptionExport::open(settings); !tried) return tl::unexpected(tried.error());
    }
    if (arguments_.paths.empty()) return {};
    const Result<fs::path> model = model_or_default(arguments_.model);
    if (!model) return tl::unexpected(model.error());
    auto captioner = PictureCaptioner::open(*model, arguments_.device);
    if (!captioner) return tl::unexpected(captioner.error());
    captioner_.emplace(std::move(*captioner));
    said_by_.model = captioner_->name();
    said_by_.hash = content_hash(*model, HashedPart::kAll).value_or(std::string());
    said_by_.file = fs::absolute(*model).native();
    said_by_.settings = arguments_.decoding.over(captioner_->recommended_decoding());
    return {};
  }

  /// Calls `work` with pictures until there are no more. Errors: its, kCancelled.
  template <typename Work>
  Result<void> each_pictures(const Work& work) {
    for (std::size_t count = kFirstPictures;; count = std::min(2 * count, kMostPictures)) {
      const PictureList pictures = source_.next(count, stop_.get_token());
      if (stop_.stop_requested()) return failure(ErrorCode::kCancelled, "captioning was stopped");
      for (const Error& problem : pictures.problems) note_failure(problem);
      if (pictures.paths.empty() && pictures.problems.empty()) return {};
      total_ = static_cast<std::int64_t>(source_.found());
      if (pictures.paths.empty()) continue;
      if (Result<void> worked = work(pictures.paths); !worked) return worked;
    }
  }

  void note_failure(const Error& problem) {
    ++failed_;
    if (!first_problem_) first_problem_ = problem;
    bar_.print("descry: " + problem.describe());
  }

  void note_done(const fs::path&, const Result<void>& done) {
    if (!done)
      note_failure(done.error());
    else
      ++done_;
    bar_.show("captioning", ++seen_, total_);
  }

  Result<void> run_to_stdout() {
    std::fputs(table_header(table_).c_str(), stdout);
    Result<void> strips, printed;
    auto writer = strip_writer();
    const Result<void> captioned = each_pictures([&](const std::vector<fs::path>& paths) {
      const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
        AlbumPicture picture;
        picture.path = paths[index];
        if (captions) {
          picture.captions = *captions;
          picture.source = said_by_;
          picture.captioned = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
        } else {
          picture.problem = captions.error().message;
        }
        if (is_wanted(picture, table_)) std::fputs(table_row(picture, table_).c_str(), stdout);
        if (printed && std::ferror(stdout) != 0) {  // a full disk: what is captioned from here on would be lost
          printed = tl::unexpected(not_on_stdout());
          stop_.request_stop();
        }
        if (captions && writer && strips) strips = draw_strip(*writer, picture);
        note_done(picture.path, captions ? Result<void>() : tl::unexpected(captions.error()));
      };
      return caption_pictures(paths, *captioner_, said_by_.settings, take, stop_.get_token());
    });
    if (!printed) return printed;
    return captioned ? strips : captioned;
  }

  static Error not_on_stdout() { return {ErrorCode::kNotWritten, "the captions could not be written to stdout", {}}; }

  Result<void> run_with_album() {
    const bool keeps_album = !arguments_.album.empty();
    album_path_ = keeps_album ? fs::path(arguments_.album) : partial_path();
    Result<void> done = fill_and_write_album();
    if (!passing_folder_.empty()) {
      std::error_code ignored;
      fs::remove_all(passing_folder_, ignored);
    } else if (done && !keeps_album) {
      remove_partial();
    }
    return done;
  }

  Result<void> fill_and_write_album() {
    auto batch = AlbumBatch::open(album_path_);
    if (!batch) return tl::unexpected(batch.error());
    if (!captioner_) return batch->choose_all().and_then([&] { return export_from(*batch); });
    const auto told = [this](const fs::path& path, const Result<void>& done) { note_done(path, done); };
    const Result<void> captioned = each_pictures([&](const std::vector<fs::path>& paths) {
      return batch->caption(paths, *captioner_, said_by_, told, stop_.get_token());
    });
    if (!captioned || total_ == 0) return captioned;  // of no pictures there is nothing to write
    return export_from(*batch);
  }

  /// Where what is done is kept until all is written: beside the first file that is asked for, else beside the
  /// pictures.
  fs::path partial_path() {
    std::error_code ignored;
    for (const ExportSettings& settings : exports_) {
      const fs::path& place = settings.destination;
      if (place.empty() || is_device_or_pipe(place)) continue;
      fs::path partial = fs::absolute(place, ignored).lexically_normal();
      if (!partial.has_filename()) partial = partial.parent_path();
      return partial += ".partial";
    }
    const bool writes_files = std::any_of(exports_.begin(), exports_.end(),
                                          [](const ExportSettings& settings) { return settings.destination.empty(); });
    if (!writes_files) {
      std::string folder = (fs::temp_directory_path(ignored) / "descry-XXXXXX").native();
      if (::mkdtemp(folder.data()) != nullptr) passing_folder_ = folder;
      return fs::path(folder) / "captions.partial";
    }
    const fs::path first = arguments_.paths.front();
    const fs::path folder = first == "-" ? "." : fs::is_directory(first, ignored) ? first : first.parent_path();
    return folder / ".descry-captions.partial";
  }

  void remove_partial() const {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-journal", ".lock"}) fs::remove(album_path_.native() + end, ignored);
  }

  std::optional<StripWriter> strip_writer() const {
    if (arguments_.attention.empty() || !captioner_) return std::nullopt;
    const auto kind = arguments_.map == "dependence" ? MapKind::kDependence : MapKind::kAttention;
    return StripWriter(*captioner_, arguments_.attention, kind);
  }

  static Result<void> draw_strip(StripWriter& writer, const AlbumPicture& picture) {
    return writer.write(picture.path, picture.captions.front()).transform([](const fs::path&) {});
  }

  /// Words of other models have other numbers: only what this one said can be explained.
  bool can_explain(const AlbumPicture& picture) const {
    return captioner_ && !picture.captions.empty() && picture.source.hash == said_by_.hash;
  }

  std::vector<AttentionMap> word_maps(const AlbumPicture& picture) const {
    std::vector<AttentionMap> maps;
    if (!can_explain(picture)) return maps;
    const Result<Image> image = read_image(picture.path, kMapSide);
    if (!image) return maps;
    const AttentionTrace trace = captioner_->explain(*image, picture.captions.front().tokens);
    for (int word = 0; word < trace.words; ++word)
      maps.push_back(trace.map(word, captioner_->default_layer(), captioner_->default_head()));
    return maps;
  }

  Result<void> export_from(AlbumBatch& batch) {
    std::vector<std::int64_t> changed_files;
    ExportHooks hooks;
    hooks.word_maps = [this](const AlbumPicture& picture) { return word_maps(picture); };
    hooks.file_changed = [&](const AlbumPicture& picture) { changed_files.push_back(picture.id); };
    std::vector<CaptionExport> exports;
    for (const ExportSettings& settings : exports_) {
      auto opened = CaptionExport::open(settings, hooks);
      if (!opened) return tl::unexpected(opened.error());
      exports.push_back(std::move(*opened));
    }
    auto strips = strip_writer();
    Result<void> written;
    std::int64_t passed = 0;
    Result<void> refreshed;
    const Result<void> read = batch.each([&](const AlbumPicture& picture) {
      for (CaptionExport& each : exports)
        if (written) written = each.add(picture);
      if (written && strips && can_explain(picture)) written = draw_strip(*strips, picture);
      bar_.show("writing", ++passed, static_cast<std::int64_t>(batch.size()));
      if (changed_files.size() >= kMostUnknown) refreshed = batch.refresh(std::exchange(changed_files, {}));
      if (written && stop_.stop_requested()) written = failure(ErrorCode::kCancelled, "writing was stopped");
      return written.has_value() && refreshed.has_value();
    });
    if (refreshed) refreshed = batch.refresh(changed_files);
    if (!read) return read;
    if (!refreshed) return refreshed;
    if (!written) return written;
    for (CaptionExport& each : exports) {
      const auto summary = each.finish();
      if (!summary) return tl::unexpected(summary.error());
      tell(*summary);
    }
    return {};
  }

  void tell(const ExportSummary& summary) {
    for (const Error& problem : summary.problems) bar_.print("descry: " + problem.describe());
    const auto untold = summary.failed - static_cast<std::int64_t>(summary.problems.size());
    if (untold > 0) bar_.print("descry: and " + std::to_string(untold) + " more like these");
    failed_ += summary.failed;
    if (summary.kept > 0)
      bar_.print("descry: " + std::to_string(summary.kept) +
                 " were there already and stayed (--overwrite writes sidecars again)");
  }

  void tell_interrupted() {
    if (album_path_.empty() || !passing_folder_.empty()) return;
    bar_.print("descry: " + std::to_string(done_) + " captions are kept in " + album_path_.string() +
               "; the same command goes on from there");
  }

  const CaptionArguments& arguments_;
  std::vector<ExportSettings> exports_;
  ExportSettings table_;
  PictureSource source_;
  std::stop_source stop_;
  InterruptWatcher watcher_{stop_};  // before LibTorch's threads start
  std::optional<PictureCaptioner> captioner_;
  CaptionSource said_by_;
  fs::path album_path_;
  fs::path passing_folder_;  // of an album that no later run would find again; empty: it is no such one
  ProgressBar bar_;
  std::int64_t total_ = 0, seen_ = 0, done_ = 0, failed_ = 0;
  std::optional<Error> first_problem_;
};

}  // namespace

int run_caption(const CaptionArguments& arguments) {
  auto exports = arguments.exports.exports();
  if (!exports) return report(exports.error());
  auto table = arguments.exports.table();
  if (!table) return report(table.error());
  if (arguments.paths.empty() && (arguments.album.empty() || exports->empty())) {
    return report({ErrorCode::kUsage,
                   "name pictures or folders (or - for a list from stdin); or an --album and where its "
                   "captions are to go",
                   {}});
  }
  return CaptionRun(arguments, std::move(*exports), std::move(*table)).run();
}

}  // namespace descry
