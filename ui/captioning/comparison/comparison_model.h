#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSortFilterProxyModel>
#include <vector>

#include "ui/captioning/sentence/sentence_delegate.h"
#include "ui/workers/asking_types.h"

namespace descry {

/// Pictures with what two models said of them, in the order in which they were compared.
class ComparisonModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kPicture, kFirst, kFirstConfidence, kSecond, kSecondConfidence, kColumns };
  enum Role { kSortRole = SentenceDelegate::kReferenceRole + 1, kIdRole };

  using QAbstractTableModel::QAbstractTableModel;

  void setNames(const QString& first, const QString& second);
  void clear();
  void append(const std::vector<ComparedPicture>& pictures);
  const ComparedPicture& picture(int row) const { return pictures_[static_cast<std::size_t>(row)]; }
  const std::vector<ComparedPicture>& pictures() const { return pictures_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<ComparedPicture> pictures_;
  QString first_, second_;
};

/// Whether two models said something else of a picture; where one of them failed, there is nothing to compare.
bool differ(const ComparedPicture& picture);

/// The same sorted, and only where the models differ if that is asked for.
class ComparisonFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit ComparisonFilter(ComparisonModel* model, QObject* parent = nullptr);
  void setOnlyDifferent(bool only);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  ComparisonModel* model_;
  bool only_different_ = false;
};

}  // namespace descry
