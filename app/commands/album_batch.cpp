#include "app/commands/album_batch.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <unordered_set>

#include "model/captioning/batch.h"
#include "model/disk/content_hash.h"

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
  struct stat status {};
  if (::stat(picture.path.c_str(), &status) != 0) return;
  picture.bytes = status.st_size;
  picture.modified = static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

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
    known = {picture.id, picture.bytes, picture.modified, picture.captions.empty() ? -1 : number_of(picture.source),
             !picture.problem.empty()};
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
      auto whole = stored(known.id);
      if (!whole) return tl::unexpected(whole.error());
      const std::string content = content_hash(picture.path).value_or(std::string());
      if (content != whole->content) known.source = -1;  // another picture under the old name
      whole->content = content;
      whole->width = whole->height = 0;
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
    known_[picture.path.native()] = {picture.id, picture.bytes, picture.modified, source, !picture.problem.empty()};
    changes.pictures.push_back(std::move(picture));
  }
  return changes.pictures.empty() ? Result<void>() : album_.write(changes);
}

Result<void> AlbumBatch::write_results(std::vector<std::pair<std::int64_t, AlbumAnswer>>& answers,
                                       std::vector<std::pair<std::int64_t, std::string>>& problems) {
  if (answers.empty() && problems.empty()) return {};
  AlbumFile::Changes changes;
  for (const auto& [id, problem] : problems) {
    auto picture = stored(id);
    if (!picture) return tl::unexpected(picture.error());
    picture->problem = problem;
    changes.pictures.push_back(std::move(*picture));
  }
  changes.answers = std::move(answers);
  answers.clear();
  problems.clear();
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
  std::vector<std::pair<std::int64_t, AlbumAnswer>> answers;
  std::vector<std::pair<std::int64_t, std::string>> problems;
  auto last_write = std::chrono::steady_clock::now();
  std::stop_source cannot_go_on;
  const std::stop_callback asked(stop, [&] { cannot_go_on.request_stop(); });
  Result<void> kept;
  const auto take = [&](std::size_t index, const Result<std::vector<Caption>>& captions) {
    Known& known = *waiting[index];
    if (captions) {
      answers.push_back({known.id, {*captions, source, now()}});
      if (known.has_problem) problems.emplace_back(known.id, std::string());
      known.source = wanted;
    } else {
      problems.emplace_back(known.id, captions.error().message);
    }
    known.has_problem = !captions;
    const auto time = std::chrono::steady_clock::now();
    if (kept && time - last_write >= kWriteEvery) {
      kept = write_results(answers, problems);
      if (!kept) cannot_go_on.request_stop();
      last_write = time;
    }
    on_done(paths[index], captions ? Result<void>() : tl::unexpected(captions.error()));
  };
  const Result<void> captioned = caption_pictures(paths, captioner, source.settings, take, cannot_go_on.get_token());
  if (kept) kept = write_results(answers, problems);
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
    changes.pictures.push_back(std::move(*picture));
  }
  return changes.pictures.empty() ? Result<void>() : album_.write(changes);
}

}  // namespace descry
