#pragma once

#include <QLayout>
#include <QList>

namespace descry {

/// Items one after the other, in as many rows as the width asks for, centred on their row.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr) : QLayout(parent) {}
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override { items_.append(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override { return items_.value(index); }
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
  void setGeometry(const QRect& rect) override;
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;

 private:
  /// Returns the height; moves the items when `apply`.
  int arrange(const QRect& rect, bool apply) const;
  void placeRow(int first, int after, const QRect& row) const;

  QList<QLayoutItem*> items_;
};

}  // namespace descry
