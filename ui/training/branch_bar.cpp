#include "ui/training/branch_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace descry {

BranchBar::BranchBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("branchBar"));
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("branchTitle"));
  title_->setWordWrap(true);
  point_ = new QComboBox;
  point_->setObjectName(QStringLiteral("branchPoint"));
  point_->setAccessibleName(tr("Checkpoint that the branch goes on from"));
  point_->setToolTip(point_->accessibleName());
  point_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  point_->setMinimumContentsLength(8);
  auto* cancel = new QPushButton(tr("No branch"));
  cancel->setObjectName(QStringLiteral("cancelBranch"));
  cancel->setToolTip(tr("Start a run from nothing instead, with these settings"));
  auto* row = new QHBoxLayout;
  row->addWidget(point_, 1);
  row->addWidget(cancel);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(title_);
  layout->addLayout(row);
  connect(cancel, &QPushButton::clicked, this, [this] {
    end();
    Q_EMIT cancelled();
  });
  hide();
}

void BranchBar::begin(const QString& runFolder, const QString& runName, const std::vector<BranchPoint>& points) {
  runFolder_ = runFolder;
  runName_ = runName;
  points_ = points;
  title_->setText(tr("A branch of “%1”: it goes on from a checkpoint with what you change here.").arg(runName));
  point_->clear();
  for (const BranchPoint& point : points) {
    point_->addItem(tr("step %1, after epoch %2").arg(locale().toString(qlonglong{point.step})).arg(point.epochs));
  }
  show();
}

void BranchBar::end() {
  points_.clear();
  hide();
}

std::optional<BranchChoice> BranchBar::choice() const {
  if (points_.empty()) return {};
  return BranchChoice{runFolder_, runName_, points_.at(static_cast<std::size_t>(std::max(0, point_->currentIndex())))};
}

}  // namespace descry
