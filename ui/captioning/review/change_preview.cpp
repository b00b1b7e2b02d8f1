#include "ui/captioning/review/change_preview.h"

#include <QElapsedTimer>

#include "ui/captioning/album/album_model.h"

namespace descry {
namespace {

constexpr int kSlice = 8;  // milliseconds, so that a frame is never missed for it

}  // namespace

ChangePreview::ChangePreview(AlbumModel* album, QObject* parent) : QAbstractTableModel(parent), album_(album) {
  slices_.setInterval(0);
  connect(&slices_, &QTimer::timeout, this, &ChangePreview::findSome);
}

void ChangePreview::start(std::vector<PictureId> scope, Rule rule) {
  QSet<PictureId> still;  // without ticks, and in question
  for (const PictureId id : unticked_.isEmpty() ? std::vector<PictureId>() : scope) {
    if (unticked_.contains(id)) still.insert(id);
  }
  unticked_ = std::move(still);
  beginResetModel();
  rows_.clear();
  unticked_here_ = 0;
  scope_ = std::move(scope);
  rule_ = std::move(rule);
  next_ = 0;
  endResetModel();
  findSome();
  if (!isFinished()) slices_.start();
}

void ChangePreview::stop() {
  beginResetModel();
  rows_.clear();
  unticked_here_ = 0;
  next_ = scope_.size();
  endResetModel();
  slices_.stop();
  Q_EMIT countChanged();
}

void ChangePreview::findSome() {
  QElapsedTimer clock;
  clock.start();
  std::vector<Row> found;
  for (; next_ < scope_.size() && clock.elapsed() < kSlice; ++next_) {
    const AlbumEntry* entry = album_->find(scope_[next_]);
    if (!entry) continue;
    const QString before = entry->text();
    QString after = rule_(*entry);
    if (after == before) continue;
    if (unticked_.contains(entry->id)) ++unticked_here_;
    found.push_back({entry->id, entry->name, before, std::move(after)});
  }
  if (!found.empty()) {
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(found.size()) - 1);
    std::move(found.begin(), found.end(), std::back_inserter(rows_));
    endInsertRows();
  }
  if (isFinished()) slices_.stop();
  Q_EMIT countChanged();
}

void ChangePreview::tickAll(bool ticked) {
  for (const Row& row : rows_) ticked ? void(unticked_.remove(row.id)) : void(unticked_.insert(row.id));
  unticked_here_ = ticked ? 0 : rowCount();
  if (!rows_.empty()) Q_EMIT dataChanged(index(0, kPicture), index(rowCount() - 1, kPicture), {Qt::CheckStateRole});
  Q_EMIT countChanged();
}

ChangePictures::Texts ChangePreview::changes() const {
  ChangePictures::Texts texts;
  for (const Row& row : rows_) {
    const AlbumEntry* entry = album_->find(row.id);
    if (!entry || unticked_.contains(row.id) || entry->text() != row.before) continue;
    if (row.after == entry->said) {
      texts.emplace_back(row.id, std::nullopt);
    } else {
      texts.emplace_back(row.id, row.after);
    }
  }
  return texts;
}

int ChangePreview::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ChangePreview::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ChangePreview::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::CheckStateRole && index.column() == kPicture) {
    return unticked_.contains(row.id) ? Qt::Unchecked : Qt::Checked;
  }
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return index.column() == kPicture ? row.name : index.column() == kBefore ? row.before : row.after;
  }
  if (role == kOtherTextRole && index.column() != kPicture) return index.column() == kBefore ? row.after : row.before;
  return {};
}

bool ChangePreview::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole || index.column() != kPicture) return false;
  const PictureId id = rows_[static_cast<std::size_t>(index.row())].id;
  const bool ticked = value.toInt() == Qt::Checked;
  if (ticked == !unticked_.contains(id)) return true;
  ticked ? void(unticked_.remove(id)) : void(unticked_.insert(id));
  unticked_here_ += ticked ? -1 : 1;
  Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
  Q_EMIT countChanged();
  return true;
}

Qt::ItemFlags ChangePreview::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  return index.column() == kPicture ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ChangePreview::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == kPicture ? tr("Picture") : section == kBefore ? tr("Before") : tr("After");
}

}  // namespace descry
