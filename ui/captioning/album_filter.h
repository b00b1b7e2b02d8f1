#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

namespace descry {

/// The album as the list shows it: what the search finds, in the chosen order.
class AlbumFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  enum class Order { kAdded, kName, kCaption, kLeastSure, kMostSure };

  explicit AlbumFilter(QObject* parent = nullptr);
  /// Shows pictures whose name or caption contains every word of `text`.
  void setSearch(const QString& text);
  void setOrder(Order order);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QStringList words_;
  Order order_ = Order::kAdded;
  QCollator collator_;
};

}  // namespace descry
