#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>
#include <functional>
#include <vector>

#include "ui/captioning/review/picture_changes.h"

namespace descry {

/// What a rule would make of captions, one row for each that it changes, to be ticked or not. Worked out in slices, so
/// that the window stays alive with 100,000 captions.
class ChangePreview : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { kPicture, kBefore, kAfter, kColumns };
  enum Role { kOtherTextRole = Qt::UserRole + 1 };  ///< of a text: the one that it becomes or was
  using Rule = std::function<QString(const AlbumEntry&)>;

  explicit ChangePreview(AlbumModel* album, QObject* parent = nullptr);

  /// Begins anew with these pictures; of those among them that were there before, ticks that were taken away stay so.
  void start(std::vector<PictureId> scope, Rule rule);
  void stop();  ///< no rows; the ticks stay
  bool isFinished() const { return next_ >= scope_.size(); }
  int tickedCount() const { return rowCount() - unticked_here_; }
  void tickAll(bool ticked);
  /// Of the ticked rows; those whose caption is another one by now are left out.
  ChangePictures::Texts changes() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void countChanged();  ///< of rows or ticks, or the end is reached

 private:
  struct Row {
    PictureId id;
    QString name, before, after;
  };
  void findSome();

  AlbumModel* album_;
  std::vector<PictureId> scope_;
  Rule rule_;
  std::size_t next_ = 0;
  std::vector<Row> rows_;
  QSet<PictureId> unticked_;
  int unticked_here_ = 0;
  QTimer slices_;
};

}  // namespace descry
