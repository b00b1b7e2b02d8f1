#include "app/commands/album_batch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_set>

#include "model/captioning/batch.h"
#include "model/disk/content_hash.h"
#include "model/disk/file_times.h"
#include "model/images/decode.h"

namespace descry {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds kWriteEvery{500};

/// How an album knows a path, whatever folder the program runs in.
fs::path album_path(const fs::path& given) {
  std::error_code error;
  const fs::path absolute = fs::absolute(given, error);
  return (error ? given : absolute).lexically_normal();
}

void look_at_file(AlbumPicture& picture) {
  const std::optional<FileTimes> times = file_times(picture.path);
  if (!times) return;
  picture.bytes = times->bytes;
  picture.modified = times->modified;
}

/// A verdict is on words; one on a person's own stays whatever a model says.
bool is_on_model_words(const AlbumPicture& picture) { return picture.verdict != Verdict::kNone && !picture.edited; }

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

Result<AlbumBatch> AlbumBatch::open(const fs::path& file) {
  auto album = AlbumFile::open(file);
  if (!album) return tl::unexpected(album.error());
  AlbumBatch batch(std::move(*album));
  if (const Result<void> read = batch.read_index(); !read) return tl::unexpected(read.error());
  return batch;
}

Result<void> AlbumBatch::read_index() {
  const auto last = album_.last_id();
  if (!last) return tl::unexpected(last.error());
  last_id_ = *last;
  return album_.each([this](const AlbumPicture& picture) {
    Known& known = known_[picture.path.native()];
    known = {picture.id,
             picture.bytes,
             picture.modified,
             picture.captions.empty() ? -1 : number_of(picture.source),
             !picture.problem.empty(),
             is_on_model_words(picture)};
    if (!picture.content.empty()) by_content_.emplace(picture.content, picture.id);
    return true;
  });
}

int AlbumBatch::number_of(const CaptionSource& source) {
  // Where a model's file lay and what it was called do not matter where its content is known.
  const auto same = [&](const CaptionSource& other) {
    return other.settings == source.settings && (source.hash.empty() ? other == source : other.hash == source.hash);
  };
  const auto found = std::find_if(sources_.begin(), sources_.end(), same);
  if (found != sources_.end()) return static_cast<int>(found - sources_.begin());
  sources_.push_back(source);
  return static_cast<int>(sources_.size()) - 1;
}

Result<AlbumPicture> AlbumBatch::stored(std::int64_t id) const {
  AlbumPicture found;
  const std::int64_t ids[] = {id};
  const Result<void> read = album_.each(ids, [&](AlbumPicture picture) {
    found = std::move(picture);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return found;
}

/// Whether the album knows this file under another path, where it no longer is; `fresh` becomes that picture then.
Result<bool> AlbumBatch::find_moved(AlbumPicture& fresh) {
  const auto [first, end] = by_content_.equal_range(fresh.content);
  for (auto candidate = first; candidate != end; ++candidate) {
    auto whole = stored(candidate->second);
    if (!whole) return tl::unexpected(whole.error());
    std::error_code ignored;
    if (fs::exists(whole->path, ignored)) continue;
    by_content_.erase(candidate);
    known_.extract(whole->path.native());
    whole->path = fresh.path;
    whole->bytes = fresh.bytes;
    whole->modified = fresh.modified;
    fresh = std::move(*whole);
    return true;
  }
  return false;
}

Result<void> AlbumBatch::take_in(const std::vector<fs::path>& pictures) {
  AlbumFile::Changes changes;
  for (const fs::path& given : pictures) {
    AlbumPicture picture;
    picture.path = album_path(given);
    look_at_file(picture);
    const auto found = known_.find(picture.path.native());
    if (found != known_.end()) {
      Known& known = found->second;
      chosen_.push_back({known.id, given});
      if (known.bytes == picture.bytes && known.modified == picture.modified) continue;
      const Result<std::string> content = content_hash(picture.path);
      if (!content) {  // why not is told when it is to be captioned
        known.source = -1;
        continue;
      }
      auto whole = stored(known.id);
      if (!whole) return tl::unexpected(whole.error());
      if (*content != whole->content) {  // another picture under the old name: what was said is not of this one
        known.source = -1;
        changes.answers.emplace_back(known.id, AlbumAnswer());
        if (std::exchange(known.is_judged, false)) whole->verdict = Verdict::kNone;
        const PictureSize size = read_size(picture.path).value_or(PictureSize());
        whole->width = size.width;
        whole->height = size.height;
      }
      whole->content = *content;
      whole->bytes = known.bytes = picture.bytes;
      whole->modified = known.modified = picture.modified;
      changes.pictures.push_back(std::move(*whole));
      continue;
    }
    int source = -1;
    if (picture.bytes >= 0) {
      picture.content = content_hash(picture.path).value_or(std::string());
      AlbumPicture before = picture;
      const auto was_moved = picture.content.empty() ? Result<bool>(false) : find_moved(before);
      if (!was_moved) return tl::unexpected(was_moved.error());
      if (*was_moved) {
        picture = std::move(before);
        if (!picture.captions.empty()) source = number_of(picture.source);
      }
    }
    if (picture.id == 0) picture.id = ++last_id_;
    chosen_.push_back({picture.id, given});
    known_[picture.path.native()] = {
        picture.id, picture.bytes, picture.modified, source, !picture.problem.empty(), is_on_model_words(picture)};
    changes.pictures.push_back(std::move(picture));
  }
  return changes.pictures.empty() ? Result<void>() : album_.write(changes);
}

Result<void> AlbumBatch::write_results(Results& results) {
  if (results.answers.empty() && results.problems.empty()) return {};
  std::map<std::int64_t, AlbumPicture> altered;
  const auto alter = [&](std::int64_t id) -> Result<AlbumPicture*> {
    if (!altered.contains(id)) {
      auto picture = stored(id);
      if (!picture) return tl::unexpected(picture.error());
      altered.emplace(id, std::move(*picture));
    }
    return &altered.at(id);
  };
  for (const auto& [id, problem] : results.problems) {
    const auto picture = alter(id);
    if (!picture) return tl::unexpected(picture.error());
    (*picture)->problem = problem;
  }
  for (const auto& [id, said] : results.judged) {
    const auto picture = alter(id);
    if (!picture) return tl::unexpected(picture.error());
    if ((*picture)->text() != said) (*picture)->verdict = Verdict::kNone;
  }
  AlbumFile::Changes changes;
  for (auto& [id, picture] : altered) changes.pictures.push_back(std::move(picture));
  changes.answers = std::move(results.answers);
  results = {};
  return album_.write(changes);
}

Result<void> AlbumBatch::caption(const std::vector<fs::path>& pictures, const PictureCaptioner& captioner,
                                 const CaptionSource& source, const OnDone& on_done, const std::stop_token& stop) {
  const std::size_t first = chosen_.size();
  if (const Result<void> taken = take_in(pictures); !taken) return taken;
  const int wanted = number_of(source);
  std::vector<fs::path> paths;
  std::vector<Known*> waiting;
  std::unordered_set<const Known*> named;  // a picture that is named twice is captioned once
  for (std::size_t i = first; i < chosen_.size(); ++i) {
    Known& known = known_.at(album_path(chosen_[i].path).native());
    if (known.source == wanted || !named.insert(&known).second) {
      on_done(chosen_[i].path, {});
      continue;
    }
    paths.push_back(chosen_[i].path);
    waiting.push_back(&known);
  }
  Results results;
  auto last_write = std::chrono::steady_clock::now();
  std::stop_source cannot_go_on;
  const std::stop_callback asked(stop, [&] { cannot_go_on.request_stop(); });
  Result<void> kept;
  const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
    Known& known = *waiting[index];
    if (captions) {
      results.answers.push_back({known.id, {*captions, source, now()}});
      if (known.has_problem) results.problems.emplace_back(known.id, std::string());
      if (known.is_judged && !captions->empty()) results.judged.emplace_back(known.id, captions->front().text());
      known.source = wanted;
    } else {
      results.problems.emplace_back(known.id, captions.error().message);
    }
    known.has_problem = !captions;
    const auto time = std::chrono::steady_clock::now();
    if (kept && time - last_write >= kWriteEvery) {
      kept = write_results(results);
      if (!kept) cannot_go_on.request_stop();
      last_write = time;
    }
    on_done(paths[index], captions ? Result<void>() : tl::unexpected(captions.error()));
  };
  const Result<void> captioned = caption_pictures(paths, captioner, source.settings, take, cannot_go_on.get_token());
  if (kept) kept = write_results(results);
  return kept ? captioned : kept;
}

Result<void> AlbumBatch::choose_all() {
  chosen_.clear();
  return album_.each([this](const AlbumPicture& picture) {
    chosen_.push_back({picture.id, picture.path});
    return true;
  });
}

Result<void> AlbumBatch::each(const std::function<bool(const AlbumPicture&)>& take) const {
  for (const Chosen& each : chosen_) {
    auto picture = stored(each.id);
    if (!picture) return tl::unexpected(picture.error());
    picture->path = each.path;
    if (!take(*picture)) return {};
  }
  return {};
}

Result<void> AlbumBatch::refresh(const std::vector<std::int64_t>& ids) {
  AlbumFile::Changes changes;
  for (const std::int64_t id : ids) {
    auto picture = stored(id);
    if (!picture) return tl::unexpected(picture.error());
    look_at_file(*picture);
    picture->content = content_hash(picture->path).value_or(std::string());
    picture->captions.clear();  // they stay as they are, and need not be held
    changes.pictures.push_back(std::move(*picture));
  }
  return changes.pictures.empty() ? Result<void>() : album_.write(changes);
}

}  // namespace descry
