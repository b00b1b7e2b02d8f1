#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace descry {

/// The runs as the table shows them: what the search finds, sorted by a column. Runs about which the column says
/// nothing come last in either order.
class RunFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit RunFilter(QObject* parent = nullptr);
  /// Shows runs whose name, tags, data, note or state hold every word of `text`.
  void setSearch(const QString& text);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QStringList words_;
  QCollator collator_;
};

}  // namespace descry
