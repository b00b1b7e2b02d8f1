#include "ui/captioning/album/album_filter.h"

#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <numeric>

#include "ui/captioning/album/album_model.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

/// So many changed rows are followed one by one; more are worked out together, which costs as much for one as for all.
constexpr int kFollowed = 64;
constexpr std::size_t kPreparedAtOnce = 1000;

}  // namespace

AlbumFilter::AlbumFilter(AlbumModel* album, QObject* parent)
    : QAbstractListModel(parent), album_(album), order_(album) {
  // Texts are folded while nothing else is to do, so that the first key finds them ready.
  prepare_.setInterval(0);
  connect(&prepare_, &QTimer::timeout, this, &AlbumFilter::prepareSome);
  connect(album_, &QAbstractItemModel::rowsInserted, this,
          [this](const QModelIndex&, int first, int last) { takeInserted(first, last); });
  // What goes is hidden while the album still has it: the list looks at it once more to choose another current picture.
  connect(album_, &QAbstractItemModel::rowsAboutToBeRemoved, this,
          [this](const QModelIndex&, int first, int last) { hide(first, last); });
  connect(album_, &QAbstractItemModel::rowsRemoved, this,
          [this](const QModelIndex&, int first, int last) { takeRemoved(first, last); });
  connect(album_, &QAbstractItemModel::modelReset, this, &AlbumFilter::takeReset);
  connect(album_, &QAbstractItemModel::dataChanged, this,
          [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            takeChanged(first.row(), last.row(), roles);
          });
  known_.resize(album_->entries().size());
  sortAll();
  rebuild();
}

int AlbumFilter::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

const AlbumEntry& AlbumFilter::entryAt(int row) const {
  return album_->entries()[static_cast<std::size_t>(rows_[static_cast<std::size_t>(row)])];
}

std::vector<PictureId> AlbumFilter::shown() const {
  std::vector<PictureId> ids;
  ids.reserve(rows_.size());
  for (int row = 0; row < rowCount(); ++row) ids.push_back(entryAt(row).id);
  return ids;
}

QVariant AlbumFilter::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  if (role == Qt::AccessibleTextRole) return spokenText(entryAt(index.row()));
  return album_->data(album_->index(rows_[static_cast<std::size_t>(index.row())]), role);
}

Qt::ItemFlags AlbumFilter::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractListModel::flags(index);
  return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList AlbumFilter::mimeTypes() const { return {QStringLiteral("text/uri-list"), QStringLiteral("text/plain")}; }

QMimeData* AlbumFilter::mimeData(const QModelIndexList& indexes) const {
  std::vector<int> rows;
  for (const QModelIndex& index : indexes) rows.push_back(index.row());
  std::sort(rows.begin(), rows.end());
  QList<QUrl> files;
  QStringList captions;
  for (const int row : rows) {
    const AlbumEntry& entry = entryAt(row);
    files << QUrl::fromLocalFile(textOf(entry.path));
    if (entry.hasCaption()) captions << entry.text();
  }
  auto* data = new QMimeData;
  data->setUrls(files);
  if (!captions.isEmpty()) data->setText(captions.join(QLatin1Char('\n')));
  return data;
}

QString AlbumFilter::spokenText(const AlbumEntry& entry) const {
  QStringList parts;
  const QString said = entry.state == PictureState::kFailed ? entry.problem : entry.text();
  parts.append(said.isEmpty() ? entry.name : tr("%1: %2", "file name: caption").arg(entry.name, said));
  if (entry.missing) parts.append(tr("the file is missing"));
  if (entry.verdict == Verdict::kAccepted) parts.append(tr("accepted"));
  if (entry.verdict == Verdict::kRejected) parts.append(tr("rejected"));
  if (entry.edited) parts.append(tr("edited"));
  if (entry.rating > 0) parts.append(tr("rated %1 of 5").arg(entry.rating));
  if (entry.confidence >= 0) parts.append(tr("%1 percent sure").arg(qRound(100 * entry.confidence)));
  return parts.join(QStringLiteral("; "));
}

int AlbumFilter::shownRow(int source) const {
  const auto at = std::find(rows_.begin(), rows_.end(), source);
  return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
}

QModelIndex AlbumFilter::indexOf(PictureId id) const {
  const QModelIndex source = album_->indexOf(id);
  const int row = source.isValid() ? shownRow(source.row()) : -1;
  return row < 0 ? QModelIndex() : index(row);
}

void AlbumFilter::setSearch(const QString& text) {
  if (text == search_) return;
  search_ = text;
  AlbumQuery query = AlbumQuery::parse(text, &problem_);
  if (!problem_.isEmpty()) return;
  query_ = std::move(query);
  rebuild();
}

void AlbumFilter::setOrder(Order order) {
  if (order == order_.by()) return;
  order_.choose(order);
  sortAll();
  rebuild();
}

void AlbumFilter::prepareSome() {
  for (std::size_t end = std::min(prepared_ + kPreparedAtOnce, known_.size()); prepared_ < end; ++prepared_) {
    withText(static_cast<int>(prepared_));
  }
  if (prepared_ >= known_.size()) prepare_.stop();
}

bool AlbumFilter::accepts(int source) {
  if (query_.findsEverything()) return true;
  const auto at = static_cast<std::size_t>(source);
  if (query_.looksAtText()) withText(source);
  return query_.matches(album_->entries()[at], known_[at].text);
}

void AlbumFilter::withText(int source) {
  const auto at = static_cast<std::size_t>(source);
  Known& known = known_[at];
  if (known.has_text) return;
  const AlbumEntry& entry = album_->entries()[at];
  known.name = entry.name;
  known.caption = entry.text();
  known.text = SearchText::of(entry);
  known.has_text = true;
}

void AlbumFilter::sortAll() {
  sorted_.resize(known_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0);
  if (order_.by() == Order::kAdded) return;
  std::sort(sorted_.begin(), sorted_.end(), [this](int left, int right) { return order_.comesBefore(left, right); });
}

std::vector<int> AlbumFilter::accepted() {
  std::vector<int> rows;
  rows.reserve(sorted_.size());
  std::copy_if(sorted_.begin(), sorted_.end(), std::back_inserter(rows), [this](int row) { return accepts(row); });
  return rows;
}

void AlbumFilter::rebuild() { show(accepted()); }

void AlbumFilter::show(std::vector<int> rows) {
  if (rows == rows_) return;
  const bool count = rows.size() != rows_.size();
  Q_EMIT layoutAboutToBeChanged();
  const QModelIndexList old = persistentIndexList();
  std::vector<int> places;  // of the album's rows, made only where many are asked for
  if (old.size() > 8) {
    places.assign(known_.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) places[static_cast<std::size_t>(rows[i])] = static_cast<int>(i);
  }
  QModelIndexList now;
  now.reserve(old.size());
  const std::vector<int> before = std::exchange(rows_, std::move(rows));
  for (const QModelIndex& index : old) {
    const int source = before[static_cast<std::size_t>(index.row())];
    const int row = places.empty() ? shownRow(source) : places[static_cast<std::size_t>(source)];
    now.append(row < 0 ? QModelIndex() : createIndex(row, 0));
  }
  changePersistentIndexList(old, now);
  Q_EMIT layoutChanged();
  if (count) Q_EMIT countChanged();
}

void AlbumFilter::takeInserted(int first, int last) {
  const auto at = static_cast<std::size_t>(first);
  const int count = last - first + 1;
  const bool appended = at == known_.size();
  if (!appended) {
    // Every row behind has another number now; what is shown of them is the same.
    for (std::vector<int>* rows : {&sorted_, &rows_}) {
      for (int& row : *rows) row += row >= first ? count : 0;
    }
  }
  known_.insert(known_.begin() + first, static_cast<std::size_t>(count), Known());
  order_.insert(first, count);
  prepared_ = std::min(prepared_, at);
  prepare_.start();
  if (appended && order_.by() == Order::kAdded) {
    std::vector<int> fresh;
    for (int row = first; row <= last; ++row) {
      sorted_.push_back(row);
      if (accepts(row)) fresh.push_back(row);
    }
    if (fresh.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    rows_.insert(rows_.end(), fresh.begin(), fresh.end());
    endInsertRows();
    Q_EMIT countChanged();
  } else if (count <= kFollowed) {
    for (int row = first; row <= last; ++row) updateRow(row);
  } else {
    mergeIn(first, last);
  }
}

/// Rows that are new or changed take their places among the others, which are in order: one sort of few, and one pass.
void AlbumFilter::mergeIn(int first, int last) {
  const auto before = [this](int left, int right) { return order_.comesBefore(left, right); };
  const auto take = [&](std::vector<int>& rows, const std::vector<int>& fresh) {
    std::vector<int> merged;
    merged.reserve(rows.size() + fresh.size());
    std::erase_if(rows, [&](int row) { return row >= first && row <= last; });
    auto from = rows.begin();
    for (const int row : fresh) {
      const auto place = std::lower_bound(from, rows.end(), row, before);
      merged.insert(merged.end(), from, place);
      merged.push_back(row);
      from = place;
    }
    merged.insert(merged.end(), from, rows.end());
    rows = std::move(merged);
  };
  std::vector<int> fresh(static_cast<std::size_t>(last - first + 1));
  std::iota(fresh.begin(), fresh.end(), first);
  std::sort(fresh.begin(), fresh.end(), before);
  take(sorted_, fresh);
  std::erase_if(fresh, [this](int row) { return !accepts(row); });
  std::vector<int> rows = rows_;
  take(rows, fresh);
  show(std::move(rows));
}

void AlbumFilter::hide(int first, int last) {
  const auto goes = [&](int row) { return row >= first && row <= last; };
  std::erase_if(sorted_, goes);
  hideWhere(goes);
}

/// Row by row, so that the list goes on to another current picture where that is hidden.
void AlbumFilter::hideWhere(const std::function<bool(int source)>& goes) {
  std::vector<std::pair<int, int>> runs;  // of neighbours in what is shown
  for (int row = 0; row < rowCount(); ++row) {
    if (!goes(rows_[static_cast<std::size_t>(row)])) continue;
    if (runs.empty() || runs.back().second + 1 != row) runs.emplace_back(row, row);
    runs.back().second = row;
  }
  if (runs.empty()) return;
  if (runs.size() > kFollowed) {
    beginResetModel();
    std::erase_if(rows_, goes);
    endResetModel();
    Q_EMIT countChanged();
    return;
  }
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    beginRemoveRows({}, run->first, run->second);
    rows_.erase(rows_.begin() + run->first, rows_.begin() + run->second + 1);
    endRemoveRows();
  }
  Q_EMIT countChanged();
}

void AlbumFilter::takeRemoved(int first, int last) {
  const int count = last - first + 1;
  for (std::vector<int>* rows : {&sorted_, &rows_}) {
    for (int& row : *rows) row -= row > last ? count : 0;
  }
  known_.erase(known_.begin() + first, known_.begin() + last + 1);
  order_.remove(first, last);
  prepared_ = std::min(prepared_, static_cast<std::size_t>(first));
  if (prepared_ < known_.size()) prepare_.start();
  Q_EMIT countChanged();
}

void AlbumFilter::takeReset() {
  beginResetModel();
  known_.assign(album_->entries().size(), Known());
  order_.reset();
  prepared_ = 0;
  if (!known_.empty()) prepare_.start();
  sortAll();
  rows_ = accepted();
  endResetModel();
  Q_EMIT countChanged();
}

void AlbumFilter::takeChanged(int first, int last, const QList<int>& roles) {
  if (roles.size() == 1 && roles.first() == Qt::DecorationRole) {
    for (int source = first; source <= last; ++source) {
      const int row = shownRow(source);
      if (row >= 0) Q_EMIT dataChanged(index(row), index(row), roles);
    }
    return;
  }
  const bool few = last - first < kFollowed;
  forgetTexts(first, last, few);
  prepared_ = std::min(prepared_, static_cast<std::size_t>(first));
  prepare_.start();
  // One by one only where the others are in order meanwhile.
  if (first == last || (few && order_.by() == Order::kAdded)) {
    for (int source = first; source <= last; ++source) updateRow(source);
    return;
  }
  const auto changed = [&](int row) { return row >= first && row <= last; };
  hideWhere([&](int row) { return changed(row) && !accepts(row); });
  const auto before = [this](int left, int right) { return order_.comesBefore(left, right); };
  if (few) {
    mergeIn(first, last);
  } else {
    // A change of state mostly leaves the order as it is, and to see that is much cheaper than to sort.
    if (order_.by() != Order::kAdded && !std::is_sorted(sorted_.begin(), sorted_.end(), before)) sortAll();
    rebuild();
  }
  const auto top = std::find_if(rows_.begin(), rows_.end(), changed);
  if (top == rows_.end()) return;
  const auto bottom = std::find_if(rows_.rbegin(), rows_.rend(), changed);
  Q_EMIT dataChanged(index(static_cast<int>(top - rows_.begin())),
                     index(rowCount() - 1 - static_cast<int>(bottom - rows_.rbegin())));
}

void AlbumFilter::forgetTexts(int first, int last, bool few) {
  for (int source = first; source <= last; ++source) {
    const auto at = static_cast<std::size_t>(source);
    Known& known = known_[at];
    const AlbumEntry& entry = album_->entries()[at];
    // A change of state is told for a whole range: what did not change there keeps what was made of it.
    if (!few && known.name == entry.name && known.caption == entry.text()) continue;
    known.name = entry.name;
    known.caption = entry.text();
    known.has_text = false;
    order_.forget(source);
  }
}

/// A row that is new or changed: it takes its place in the order and in what is shown.
void AlbumFilter::updateRow(int source) {
  const auto before = [this](int left, int right) { return order_.comesBefore(left, right); };
  if (order_.by() != Order::kAdded) {
    const auto old = std::find(sorted_.begin(), sorted_.end(), source);
    if (old != sorted_.end()) sorted_.erase(old);
    sorted_.insert(std::lower_bound(sorted_.begin(), sorted_.end(), source, before), source);
  } else if (!std::binary_search(sorted_.begin(), sorted_.end(), source)) {
    sorted_.insert(std::lower_bound(sorted_.begin(), sorted_.end(), source), source);
  }
  const int row = shownRow(source);
  if (!accepts(source)) {
    if (row < 0) return;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    endRemoveRows();
    Q_EMIT countChanged();
    return;
  }
  // Its place among the others, which are in order.
  int place = 0;
  if (row < 0) {
    place = static_cast<int>(std::lower_bound(rows_.begin(), rows_.end(), source, before) - rows_.begin());
    beginInsertRows({}, place, place);
    rows_.insert(rows_.begin() + place, source);
    endInsertRows();
    Q_EMIT countChanged();
    return;
  }
  const auto at = rows_.begin() + row;
  if (at != rows_.begin() && order_.comesBefore(source, *(at - 1))) {
    place = static_cast<int>(std::lower_bound(rows_.begin(), at, source, before) - rows_.begin());
    beginMoveRows({}, row, row, {}, place);
    std::rotate(rows_.begin() + place, at, at + 1);
    endMoveRows();
  } else if (at + 1 != rows_.end() && order_.comesBefore(*(at + 1), source)) {
    place = static_cast<int>(std::lower_bound(at + 1, rows_.end(), source, before) - rows_.begin());
    beginMoveRows({}, row, row, {}, place);
    std::rotate(at, at + 1, rows_.begin() + place);
    endMoveRows();
    --place;
  } else {
    place = row;
  }
  Q_EMIT dataChanged(index(place), index(place));
}

}  // namespace descry
