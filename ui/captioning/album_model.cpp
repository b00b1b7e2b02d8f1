#include "ui/captioning/album_model.h"

#include <QFile>
#include <QImage>
#include <algorithm>

#include "ui/workers/image_loader.h"

namespace descry {
namespace {

QByteArray pathKey(const std::filesystem::path& path) { return QByteArray::fromStdString(path.native()); }

}  // namespace

AlbumModel::AlbumModel(ImageLoader* thumbnails, QObject* parent) : QAbstractListModel(parent), thumbnails_(thumbnails) {
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
      return QFile::decodeName(pathKey(entry.path));
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
      return entry.captions.empty() ? -1.0 : entry.confidence();
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
    paths_.insert(key);
    AlbumEntry entry;
    entry.id = next_id_++;
    entry.path = path;
    entry.name = QFile::decodeName(pathKey(path.filename()));
    ids.push_back(entry.id);
    fresh.push_back(std::move(entry));
  }
  if (fresh.empty()) return ids;
  const int first = rowCount();
  beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
  std::move(fresh.begin(), fresh.end(), std::back_inserter(entries_));
  renumber(first);
  endInsertRows();
  return ids;
}

std::vector<std::pair<int, AlbumEntry>> AlbumModel::take(const std::vector<PictureId>& ids) {
  std::vector<int> rows;
  for (const PictureId id : ids) {
    if (rows_.contains(id)) rows.push_back(rows_.value(id));
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<std::pair<int, AlbumEntry>> taken;
  // From the end, in runs of neighbours: thousands of single removals would each be told to the list.
  for (auto last = rows.size(); last > 0;) {
    auto first = last - 1;
    while (first > 0 && rows[first - 1] == rows[first] - 1) --first;
    beginRemoveRows({}, rows[first], rows[last - 1]);
    for (auto i = last; i-- > first;) {
      AlbumEntry& entry = entries_[static_cast<std::size_t>(rows[i])];
      paths_.remove(pathKey(entry.path));
      rows_.remove(entry.id);
      taken.emplace_back(rows[i], std::move(entry));
    }
    entries_.erase(entries_.begin() + rows[first], entries_.begin() + rows[last - 1] + 1);
    renumber(rows[first]);
    endRemoveRows();
    last = first;
  }
  std::reverse(taken.begin(), taken.end());
  return taken;
}

void AlbumModel::restore(const std::vector<std::pair<int, AlbumEntry>>& taken) {
  for (const auto& [row, entry] : taken) {
    if (paths_.contains(pathKey(entry.path))) continue;
    const int at = std::min(row, rowCount());
    beginInsertRows({}, at, at);
    entries_.insert(entries_.begin() + at, entry);
    paths_.insert(pathKey(entry.path));
    renumber(at);
    endInsertRows();
  }
}

void AlbumModel::setState(const std::vector<PictureId>& ids, PictureState state) {
  int first = rowCount();
  int last = -1;
  for (const PictureId id : ids) {
    AlbumEntry* changed = entry(id);
    if (!changed) continue;
    changed->state = state;
    if (state != PictureState::kFailed) changed->problem.clear();
    first = std::min(first, rows_.value(id));
    last = std::max(last, rows_.value(id));
  }
  if (last >= first) Q_EMIT dataChanged(index(first), index(last));
}

void AlbumModel::setResults(const std::vector<CaptionResult>& results) {
  for (const CaptionResult& result : results) {
    AlbumEntry* changed = entry(result.id);
    if (!changed) continue;
    changed->captions = result.captions;
    changed->model = result.model;
    changed->problem = result.problem;
    changed->state = result.problem.isEmpty() ? PictureState::kDone : PictureState::kFailed;
    const QModelIndex at = indexOf(result.id);
    Q_EMIT dataChanged(at, at);
  }
}

const AlbumEntry* AlbumModel::find(PictureId id) const {
  const auto row = rows_.constFind(id);
  return row == rows_.constEnd() ? nullptr : &entries_[static_cast<std::size_t>(*row)];
}

AlbumEntry* AlbumModel::entry(PictureId id) { return const_cast<AlbumEntry*>(find(id)); }

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
