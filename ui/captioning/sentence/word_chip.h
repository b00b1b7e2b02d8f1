#pragma once

#include <QAbstractButton>

namespace descry {

/// A word of the caption: tinted by how sure the network was, pressed while it is pinned.
class WordChip : public QAbstractButton {
  Q_OBJECT

 public:
  WordChip(const QString& word, double probability, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  /// A bar below the word, 0 to 1 of its width, and what it stands for; less than 0: none.
  void setMark(double share, const QString& amount);
  double mark() const { return mark_; }

 Q_SIGNALS:
  void hovered(bool inside);
  void doubleClicked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  double probability_;
  double mark_ = -1;
  QString plain_tip_;  ///< without what a mark stands for
};

}  // namespace descry
