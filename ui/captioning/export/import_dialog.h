#pragma once

#include <QDialog>

#include "ui/captioning/export/export_types.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace descry {

/// What a file of captions would change, before it does.
class ImportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ImportDialog(QWidget* parent = nullptr);
  void showPlan(const ImportPlan& plan);
  const ImportPlan& plan() const { return plan_; }

 Q_SIGNALS:
  void accepted(const std::vector<descry::ImportChange>& changes);

 private:
  std::vector<ImportChange> chosen() const;
  void update();

  ImportPlan plan_;
  QLabel *summary_, *left_out_;
  QTableWidget* table_;
  QCheckBox* replace_;
  QPushButton* import_;
};

}  // namespace descry
