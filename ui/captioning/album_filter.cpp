#include "ui/captioning/album_filter.h"

#include <algorithm>

#include "ui/captioning/album_model.h"

namespace descry {

AlbumFilter::AlbumFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  // The C locale's collation knows neither numbers nor letter case.
  if (collator_.locale().language() == QLocale::C) collator_.setLocale(QLocale::English);
  collator_.setNumericMode(true);
  collator_.setCaseSensitivity(Qt::CaseInsensitive);
  setSortRole(AlbumModel::kNameRole);
}

void AlbumFilter::setSearch(const QString& text) {
  words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
}

void AlbumFilter::setOrder(Order order) {
  order_ = order;
  if (order == Order::kAdded) {
    sort(-1);  // the source's own order
    return;
  }
  invalidate();
  sort(0);
}

bool AlbumFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (words_.isEmpty()) return true;
  const QModelIndex index = sourceModel()->index(row, 0, parent);
  const QString name = index.data(AlbumModel::kNameRole).toString();
  const QString caption = index.data(AlbumModel::kCaptionRole).toString();
  return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
    return name.contains(word, Qt::CaseInsensitive) || caption.contains(word, Qt::CaseInsensitive);
  });
}

bool AlbumFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  switch (order_) {
    case Order::kAdded:
      break;
    case Order::kName:
      return collator_.compare(left.data(AlbumModel::kNameRole).toString(),
                               right.data(AlbumModel::kNameRole).toString()) < 0;
    case Order::kCaption:
      return collator_.compare(left.data(AlbumModel::kCaptionRole).toString(),
                               right.data(AlbumModel::kCaptionRole).toString()) < 0;
    case Order::kLeastSure:
    case Order::kMostSure: {
      const double a = left.data(AlbumModel::kConfidenceRole).toDouble();
      const double b = right.data(AlbumModel::kConfidenceRole).toDouble();
      if (a < 0 || b < 0) return a >= 0 && b < 0;  // those without a caption come last
      return order_ == Order::kLeastSure ? a < b : a > b;
    }
  }
  return left.row() < right.row();
}

}  // namespace descry
