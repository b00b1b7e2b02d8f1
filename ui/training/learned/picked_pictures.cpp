#include "ui/training/learned/picked_pictures.h"

#include <QPixmap>
#include <algorithm>
#include <unordered_set>

#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr QSize kThumbnail(96, 72);
constexpr int kKept = 512, kPending = 64;

}  // namespace

PickedPictures::PickedPictures(PictureChoice pictures, const std::vector<std::string>& chosen, QObject* parent)
    : QAbstractListModel(parent),
      pictures_(std::move(pictures)),
      images_(kThumbnail, ImageLoader::Fit::kInside, kKept, kPending) {
  const std::unordered_set<std::string> names(chosen.begin(), chosen.end());
  for (const CaptionedPicture& picture : *pictures_) {
    ticked_.push_back(names.contains(picture.name));
    count_ += ticked_.back() ? 1 : 0;
  }
  connect(&images_, &ImageLoader::loaded, this, [this](PictureId id) {
    const QModelIndex changed = index(static_cast<int>(id));
    Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
  });
}

int PickedPictures::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(pictures_->size());
}

QVariant PickedPictures::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const CaptionedPicture& picture = (*pictures_)[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
      const QString name = QString::fromStdString(picture.name);
      return picture.captions.empty() ? name : name + QLatin1Char('\n') + QString::fromStdString(picture.captions[0]);
    }
    case Qt::CheckStateRole:
      return isTicked(index.row()) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole: {
      const QImage image = images_.image(index.row(), picture.path);
      return image.isNull() ? symbolIcon(Symbol::Picture) : QIcon(QPixmap::fromImage(image));
    }
    default:
      return {};
  }
}

bool PickedPictures::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole) return false;
  const bool ticked = value.toInt() == Qt::Checked;
  if (ticked == isTicked(index.row())) return true;
  ticked_[static_cast<std::size_t>(index.row())] = ticked;
  count_ += ticked ? 1 : -1;
  Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
  Q_EMIT tickedChanged();
  return true;
}

Qt::ItemFlags PickedPictures::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

void PickedPictures::untickAll() {
  if (count_ == 0) return;
  std::fill(ticked_.begin(), ticked_.end(), false);
  count_ = 0;
  Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
  Q_EMIT tickedChanged();
}

std::vector<std::string> PickedPictures::chosen() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < ticked_.size(); ++i)
    if (ticked_[i]) names.push_back((*pictures_)[i].name);
  return names;
}

void PictureSearch::setWords(const QString& words) {
  words_ = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
}

void PictureSearch::setTickedOnly(bool only) {
  tickedOnly_ = only;
  invalidateFilter();
}

bool PictureSearch::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  if (tickedOnly_ && index.data(Qt::CheckStateRole).toInt() != Qt::Checked) return false;
  const QString text = words_.isEmpty() ? QString() : index.data().toString();
  return std::all_of(words_.begin(), words_.end(),
                     [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace descry
