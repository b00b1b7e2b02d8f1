#pragma once

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <vector>

#include "ui/training/learned/picture_picker.h"
#include "ui/workers/image_loader.h"

namespace descry {

/// Pictures with a tick each; thumbnails are loaded when they are shown.
class PickedPictures : public QAbstractListModel {
  Q_OBJECT

 public:
  PickedPictures(PictureChoice pictures, const std::vector<std::string>& chosen, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  bool isTicked(int row) const { return ticked_[static_cast<std::size_t>(row)]; }
  void untickAll();
  std::vector<std::string> chosen() const;
  int ticked() const { return count_; }

 Q_SIGNALS:
  void tickedChanged();

 private:
  PictureChoice pictures_;
  std::vector<bool> ticked_;
  int count_ = 0;
  mutable ImageLoader images_;
};

/// Those with all of some words in their name or caption, or those that are ticked.
class PictureSearch : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setWords(const QString& words);
  void setTickedOnly(bool only);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QStringList words_;
  bool tickedOnly_ = false;
};

}  // namespace descry
