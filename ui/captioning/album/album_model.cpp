#include "ui/captioning/album/album_model.h"

#include <QImage>
#include <algorithm>
#include <utility>

#include "ui/workers/image_loader.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr int kCaptionsKept = 256;  // pictures whose sentences are at hand

/// More of them at once are told as a reset: each costs moving everything behind it.
constexpr std::size_t kRunsFollowed = 64;

/// Rows in a row, both ends included.
struct Run {
  int first, last;
};

std::vector<Run> runsOf(const std::vector<int>& rows) {
  std::vector<Run> runs;
  for (const int row : rows) {
    if (!runs.empty() && runs.back().last + 1 == row) {
      runs.back().last = row;
    } else {
      runs.push_back({row, row});
    }
  }
  return runs;
}

QByteArray pathKey(const std::filesystem::path& path) { return QByteArray::fromStdString(path.native()); }

}  // namespace

AlbumModel::AlbumModel(ImageLoader* thumbnails, QObject* parent)
    : QAbstractListModel(parent), thumbnails_(thumbnails), captions_(kCaptionsKept) {
  if (!thumbnails_) return;
  connect(thumbnails_, &ImageLoader::loaded, this, &AlbumModel::thumbnailChanged);
}

int AlbumModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant AlbumModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const AlbumEntry& entry = entries_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
    case kNameRole:
      return entry.name;
    case Qt::DecorationRole:
      return thumbnails_ ? QVariant(thumbnails_->image(entry.id, entry.path)) : QVariant();
    case Qt::ToolTipRole:
      return textOf(entry.path);
    case Qt::AccessibleTextRole: {
      const QString said = entry.state == PictureState::kFailed ? entry.problem : entry.text();
      return said.isEmpty() ? entry.name : tr("%1: %2", "file name: caption").arg(entry.name, said);
    }
    case kIdRole:
      return entry.id;
    case kCaptionRole:
      return entry.text();
    case kStateRole:
      return static_cast<int>(entry.state);
    case kProblemRole:
      return entry.problem;
    case kConfidenceRole:
      return entry.confidence;
    case kVerdictRole:
      return static_cast<int>(entry.verdict);
    case kEditedRole:
      return entry.edited.has_value();
    case kRatingRole:
      return entry.rating;
    case kMissingRole:
      return entry.missing;
    default:
      return {};
  }
}

std::vector<PictureId> AlbumModel::add(const std::vector<std::filesystem::path>& pictures) {
  std::vector<AlbumEntry> fresh;
  std::vector<PictureId> ids;
  for (const std::filesystem::path& path : pictures) {
    const QByteArray key = pathKey(path);
    if (paths_.contains(key)) continue;
    AlbumEntry entry;
    entry.id = next_id_++;
    paths_.insert(key, entry.id);
    entry.path = path;
    entry.name = textOf(path.filename());
    ids.push_back(entry.id);
    fresh.push_back(std::move(entry));
  }
  append(std::move(fresh));
  if (!ids.empty()) Q_EMIT entriesChanged(ids);
  return ids;
}

void AlbumModel::load(std::vector<AlbumEntry> entries) {
  for (const AlbumEntry& entry : entries) {
    paths_.insert(pathKey(entry.path), entry.id);
    next_id_ = std::max(next_id_, entry.id + 1);
  }
  append(std::move(entries));
}

void AlbumModel::append(std::vector<AlbumEntry> fresh) {
  if (fresh.empty()) return;
  const int first = rowCount();
  for (const AlbumEntry& entry : fresh) count(entry, 1);
  beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
  std::move(fresh.begin(), fresh.end(), std::back_inserter(entries_));
  renumber(first);
  endInsertRows();
}

void AlbumModel::clear() {
  beginResetModel();
  entries_.clear();
  rows_.clear();
  paths_.clear();
  captions_.clear();
  next_id_ = 1;
  captioned_ = failed_ = 0;
  endResetModel();
  Q_EMIT cleared();
}

std::vector<std::pair<int, AlbumEntry>> AlbumModel::take(const std::vector<PictureId>& ids) {
  std::vector<int> rows;
  for (const PictureId id : ids) {
    if (rows_.contains(id)) rows.push_back(rows_.value(id));
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  const std::vector<Run> runs = runsOf(rows);
  std::vector<std::pair<int, AlbumEntry>> taken;
  taken.reserve(rows.size());
  const bool at_once = runs.size() > kRunsFollowed;
  if (at_once) beginResetModel();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {  // from the end, so that rows stay what they are
    if (!at_once) beginRemoveRows({}, run->first, run->last);
    for (int row = run->last; row >= run->first; --row) {
      AlbumEntry& entry = entries_[static_cast<std::size_t>(row)];
      paths_.remove(pathKey(entry.path));
      rows_.remove(entry.id);
      count(entry, -1);
      taken.emplace_back(row, std::move(entry));
    }
    if (at_once) continue;
    entries_.erase(entries_.begin() + run->first, entries_.begin() + run->last + 1);
    renumber(run->first);
    endRemoveRows();
  }
  std::reverse(taken.begin(), taken.end());
  if (at_once) {
    std::size_t next = 0, kept = 0;
    for (std::size_t row = 0; row < entries_.size(); ++row) {
      if (next < rows.size() && rows[next] == static_cast<int>(row)) {
        ++next;
      } else {
        if (kept != row) entries_[kept] = std::move(entries_[row]);
        ++kept;
      }
    }
    entries_.resize(kept);
    renumber(0);
    endResetModel();
  }
  std::vector<PictureId> gone;
  for (const auto& [row, entry] : taken) gone.push_back(entry.id);
  if (!gone.empty()) Q_EMIT entriesTaken(gone);
  return taken;
}

void AlbumModel::restore(const std::vector<std::pair<int, AlbumEntry>>& taken) {
  std::vector<std::pair<int, AlbumEntry>> back;
  std::vector<PictureId> ids;
  for (const auto& [row, entry] : taken) {
    if (paths_.contains(pathKey(entry.path))) continue;
    paths_.insert(pathKey(entry.path), entry.id);
    ids.push_back(entry.id);
    count(entry, 1);
    back.emplace_back(std::min(row, rowCount() + static_cast<int>(back.size())), entry);
  }
  if (back.empty()) return;
  if (back.size() > kRunsFollowed) {
    beginResetModel();
    std::vector<AlbumEntry> merged;
    merged.reserve(entries_.size() + back.size());
    auto next = back.begin();
    for (AlbumEntry& entry : entries_) {
      for (; next != back.end() && next->first <= static_cast<int>(merged.size()); ++next) {
        merged.push_back(std::move(next->second));
      }
      merged.push_back(std::move(entry));
    }
    for (; next != back.end(); ++next) merged.push_back(std::move(next->second));
    entries_ = std::move(merged);
    renumber(0);
    endResetModel();
  } else {
    for (auto& [row, entry] : back) {
      beginInsertRows({}, row, row);
      entries_.insert(entries_.begin() + row, std::move(entry));
      renumber(row);
      endInsertRows();
    }
  }
  Q_EMIT entriesRestored(ids);
  Q_EMIT entriesChanged(ids);
}

void AlbumModel::setState(const std::vector<PictureId>& ids, PictureState state) {
  int first = rowCount();
  int last = -1;
  for (const PictureId id : ids) {
    const bool changed = alter(id, [state](AlbumEntry& entry) {
      entry.state = state;
      if (state != PictureState::kFailed) entry.problem.clear();
      return true;
    });
    if (!changed) continue;
    first = std::min(first, rows_.value(id));
    last = std::max(last, rows_.value(id));
  }
  if (last >= first) Q_EMIT dataChanged(index(first), index(last));
}

void AlbumModel::setResults(const std::vector<CaptionResult>& results) {
  std::vector<PictureId> judged_anew;
  for (const CaptionResult& result : results) {
    if (!find(result.id)) continue;
    const bool said = result.problem.isEmpty();
    const int source = said ? numberOf(result.source) : -1;
    const bool anew = alter(result.id, [&](AlbumEntry& entry) {
      entry.problem = result.problem;
      entry.state = said ? PictureState::kDone : PictureState::kFailed;
      if (!said) return false;
      const bool silent = result.captions.empty();
      const QString before = entry.said;
      entry.said = silent ? QString() : QString::fromStdString(result.captions.front().text());
      entry.confidence = silent ? -1.0 : result.captions.front().confidence;
      entry.source = source;
      entry.missing = false;
      // A verdict is on words; on these nobody has spoken yet.
      if (entry.edited || entry.said == before) return false;
      return std::exchange(entry.verdict, Verdict::kNone) != Verdict::kNone;
    });
    if (anew) judged_anew.push_back(result.id);
    if (said) captions_.insert(result.id, new std::vector<Caption>(result.captions));
    const QModelIndex at = indexOf(result.id);
    Q_EMIT dataChanged(at, at);
  }
  Q_EMIT answered(results);
  if (!judged_anew.empty()) Q_EMIT entriesChanged(judged_anew);
}

void AlbumModel::setEdited(const std::vector<std::pair<PictureId, std::optional<QString>>>& texts) {
  std::vector<PictureId> ids;
  for (const auto& [id, text] : texts) {
    const auto edit = [&text = text](AlbumEntry& entry) { return std::exchange(entry.edited, text) != text; };
    if (alter(id, edit)) ids.push_back(id);
  }
  tell(ids);
}

void AlbumModel::setVerdict(const std::vector<PictureId>& ids, Verdict verdict) {
  change(ids, [verdict](AlbumEntry& entry) { return std::exchange(entry.verdict, verdict) != verdict; });
}

void AlbumModel::setRating(const std::vector<PictureId>& ids, int rating) {
  change(ids, [rating](AlbumEntry& entry) { return std::exchange(entry.rating, rating) != rating; });
}

void AlbumModel::setMissing(const std::vector<PictureId>& ids, bool missing) {
  change(ids, [missing](AlbumEntry& entry) { return std::exchange(entry.missing, missing) != missing; });
}

void AlbumModel::setPath(PictureId id, const std::filesystem::path& path) {
  if (paths_.contains(pathKey(path))) return;
  const bool changed = alter(id, [&](AlbumEntry& entry) {
    paths_.remove(pathKey(entry.path));
    entry.path = path;
    entry.name = textOf(path.filename());
    entry.missing = false;
    return true;
  });
  if (!changed) return;
  paths_.insert(pathKey(path), id);
  if (thumbnails_) thumbnails_->forget(id);
  tell({id});
}

template <typename Change>
void AlbumModel::change(const std::vector<PictureId>& ids, const Change& change) {
  std::vector<PictureId> changed;
  for (const PictureId id : ids) {
    if (alter(id, change)) changed.push_back(id);
  }
  tell(changed);
}

void AlbumModel::tell(const std::vector<PictureId>& ids) {
  if (ids.empty()) return;
  int first = rowCount();
  int last = -1;
  for (const PictureId id : ids) {
    first = std::min(first, rows_.value(id));
    last = std::max(last, rows_.value(id));
  }
  Q_EMIT dataChanged(index(first), index(last));
  Q_EMIT entriesChanged(ids);
}

const std::vector<Caption>* AlbumModel::captions(PictureId id) {
  if (const std::vector<Caption>* have = captions_.object(id)) return have;
  const AlbumEntry* known = find(id);
  if (known && known->source >= 0) Q_EMIT captionsWanted(id);
  return nullptr;
}

void AlbumModel::setCaptions(PictureId id, const std::vector<Caption>& captions) {
  captions_.insert(id, new std::vector<Caption>(captions));
  Q_EMIT captionsChanged(id);
}

const CaptionSource& AlbumModel::source(int number) const { return sources_.at(static_cast<std::size_t>(number)); }

int AlbumModel::numberOf(const CaptionSource& source) {
  const auto known = std::find(sources_.begin(), sources_.end(), source);
  if (known == sources_.end()) {
    sources_.push_back(source);
    return static_cast<int>(sources_.size()) - 1;
  }
  return static_cast<int>(known - sources_.begin());
}

const AlbumEntry* AlbumModel::find(PictureId id) const {
  const auto row = rows_.constFind(id);
  return row == rows_.constEnd() ? nullptr : &entries_[static_cast<std::size_t>(*row)];
}

template <typename Change>
bool AlbumModel::alter(PictureId id, const Change& change) {
  auto* entry = const_cast<AlbumEntry*>(find(id));
  if (!entry) return false;
  count(*entry, -1);
  const bool changed = change(*entry);
  count(*entry, 1);
  return changed;
}

void AlbumModel::count(const AlbumEntry& entry, int by) {
  if (entry.hasCaption()) captioned_ += by;
  if (entry.state == PictureState::kFailed) failed_ += by;
}

PictureId AlbumModel::idOf(const std::filesystem::path& path) const { return paths_.value(pathKey(path)); }

QModelIndex AlbumModel::indexOf(PictureId id) const {
  const auto row = rows_.constFind(id);
  return row == rows_.constEnd() ? QModelIndex() : index(*row);
}

void AlbumModel::renumber(int from) {
  for (int row = from; row < rowCount(); ++row) rows_[entries_[static_cast<std::size_t>(row)].id] = row;
}

void AlbumModel::thumbnailChanged(PictureId id) {
  const QModelIndex at = indexOf(id);
  if (at.isValid()) Q_EMIT dataChanged(at, at, {Qt::DecorationRole});
}

}  // namespace descry
