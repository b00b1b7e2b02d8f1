#include "ui/training/runs/run_filter.h"

#include <QDateTime>
#include <algorithm>

#include "ui/training/runs/run_model.h"

namespace descry {

RunFilter::RunFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  // The C locale's collation knows neither numbers nor letter case.
  if (collator_.locale().language() == QLocale::C) collator_.setLocale(QLocale::English);
  collator_.setNumericMode(true);
  collator_.setCaseSensitivity(Qt::CaseInsensitive);
}

void RunFilter::setSearch(const QString& text) {
  words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (words_.isEmpty()) return true;
  const QString searched = sourceModel()->index(row, 0, parent).data(RunModel::kSearchRole).toString();
  return std::all_of(words_.begin(), words_.end(),
                     [&searched](const QString& word) { return searched.contains(word, Qt::CaseInsensitive); });
}

bool RunFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant a = left.data(RunModel::kSortRole);
  const QVariant b = right.data(RunModel::kSortRole);
  if (!a.isValid() || !b.isValid())
    return sortOrder() == Qt::AscendingOrder ? a.isValid() && !b.isValid() : !a.isValid() && b.isValid();
  switch (a.typeId()) {
    case QMetaType::QString:
      return collator_.compare(a.toString(), b.toString()) < 0;
    case QMetaType::QDateTime:
      return a.toDateTime() < b.toDateTime();
    default:
      return a.toDouble() < b.toDouble();
  }
}

}  // namespace descry
