#include "ui/training/problem_list.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/training/problem_model.h"
#include "ui/widgets/file_manager.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr int kFewProblems = 200;  // so many are shown opened
constexpr int kSentenceLines = 3;

}  // namespace

ProblemList::ProblemList(QWidget* parent) : QWidget(parent), model_(new ProblemModel(this)) {
  tree_ = new QTreeView;
  tree_->setObjectName(QStringLiteral("problems"));
  tree_->setAccessibleName(tr("Problems found in the data"));
  tree_->setModel(model_);
  tree_->setUniformRowHeights(true);  // or a hundred thousand rows are measured one by one
  tree_->setAlternatingRowColors(true);
  tree_->header()->setStretchLastSection(true);
  tree_->header()->resizeSection(ProblemModel::kName, fontMetrics().averageCharWidth() * 36);
  sentence_ = new QLabel;
  sentence_->setObjectName(QStringLiteral("problemSentence"));
  sentence_->setWordWrap(true);
  sentence_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  sentence_->setMinimumHeight(kSentenceLines * fontMetrics().lineSpacing());
  show_ = new QPushButton(symbolIcon(Symbol::Folder), tr("&Show in file manager"));
  show_->setObjectName(QStringLiteral("showProblem"));
  show_->setAutoDefault(false);
  auto* foot = new QHBoxLayout;
  foot->addWidget(sentence_, 1);
  foot->addWidget(show_, 0, Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(tree_, 1);
  layout->addLayout(foot);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemList::showSelected);
  connect(tree_, &QTreeView::activated, this, &ProblemList::showInFileManager);
  connect(show_, &QPushButton::clicked, this, &ProblemList::showInFileManager);
  setProblems(nullptr);
}

void ProblemList::setProblems(const std::shared_ptr<const std::vector<DataProblem>>& problems) {
  model_->setProblems(problems);
  for (int kind = 0; kind < model_->rowCount(); ++kind) {
    tree_->setFirstColumnSpanned(kind, {}, true);
    const QModelIndex group = model_->index(kind, 0);
    if (model_->rowCount(group) <= kFewProblems) tree_->expand(group);
  }
  showSelected();
}

const DataProblem* ProblemList::selected() const { return model_->problem(tree_->currentIndex()); }

void ProblemList::showSelected() {
  const DataProblem* problem = selected();
  sentence_->setText(problem != nullptr        ? QString::fromStdString(problem->name + ": " + problem->message)
                     : model_->rowCount() == 0 ? tr("Nothing is wrong with the data.")
                                               : tr("Select a problem to read it in full."));
  const bool findable = problem != nullptr && !problem->path.empty();
  show_->setEnabled(findable);
  show_->setToolTip(findable ? textOf(problem->path) : tr("Select a problem to see its file."));
}

void ProblemList::showInFileManager() {
  const DataProblem* problem = selected();
  if (problem != nullptr && !problem->path.empty()) FileManager::current().show(textOf(problem->path));
}

}  // namespace descry
