#pragma once

#include <QWidget>

class QFormLayout;
class QToolButton;

namespace descry {

/// A titled group of fields that folds.
class Section : public QWidget {
  Q_OBJECT

 public:
  Section(const QString& title, bool open, QWidget* parent = nullptr);

  QFormLayout* form() const { return form_; }
  bool isOpen() const { return open_; }
  void setOpen(bool open);

 private:
  bool open_ = false;
  QToolButton* header_;
  QWidget* content_;
  QFormLayout* form_;
};

}  // namespace descry
