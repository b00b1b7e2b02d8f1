#include "ui/training/problem_model.h"

#include <QLocale>

namespace descry {

namespace {

/// Of an index: 0 for a kind's row, else the kind's row plus one.
constexpr quintptr kKindRow = 0;

QString kindText(DataProblem::Kind kind) {
  switch (kind) {
    case DataProblem::Kind::kMissing:
      return ProblemModel::tr("Listed in a split, but neither captioned nor there");
    case DataProblem::Kind::kUnreadable:
      return ProblemModel::tr("Cannot be read");
    case DataProblem::Kind::kNoPicture:
      return ProblemModel::tr("Captioned, but the picture is missing");
    case DataProblem::Kind::kNoCaption:
      return ProblemModel::tr("Pictures without a caption");
    case DataProblem::Kind::kMalformedLine:
      return ProblemModel::tr("Malformed lines");
    case DataProblem::Kind::kFiltered:
      return ProblemModel::tr("Left out by the length of a caption");
    case DataProblem::Kind::kDuplicate:
      return ProblemModel::tr("Listed twice");
    case DataProblem::Kind::kEncoding:
      return ProblemModel::tr("Lines that are no UTF-8, read as Windows-1252");
    case DataProblem::Kind::kOutside:
      return ProblemModel::tr("Outside the data folders, not read");
    case DataProblem::Kind::kDisagreement:
      return ProblemModel::tr("Captions files that disagree");
    case DataProblem::Kind::kLeak:
      return ProblemModel::tr("Taken out of train: evaluated on under another name");
  }
  return {};
}

}  // namespace

void ProblemModel::setProblems(std::shared_ptr<const std::vector<DataProblem>> problems) {
  beginResetModel();
  problems_ = std::move(problems);
  groups_.clear();
  for (std::size_t i = 0; problems_ && i < problems_->size(); ++i) {
    if (i == 0 || (*problems_)[i].kind != (*problems_)[i - 1].kind) groups_.push_back({i, 0});
    ++groups_.back().count;
  }
  endResetModel();
}

const DataProblem* ProblemModel::problem(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == kKindRow) return nullptr;
  return &(*problems_)[groups_[index.internalId() - 1].first + static_cast<std::size_t>(index.row())];
}

QModelIndex ProblemModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kKindRow);
}

QModelIndex ProblemModel::parent(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == kKindRow) return {};
  return createIndex(static_cast<int>(index.internalId()) - 1, 0, kKindRow);
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(groups_.size());
  if (parent.internalId() != kKindRow || parent.column() != 0) return 0;
  return static_cast<int>(groups_[static_cast<std::size_t>(parent.row())].count);
}

int ProblemModel::columnCount(const QModelIndex&) const { return kColumns; }

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (const DataProblem* found = problem(index)) {
    const bool sentence = role == Qt::ToolTipRole || index.column() == kSentence;
    return QString::fromStdString(sentence ? found->message : found->name);
  }
  if (!index.isValid() || index.column() != kName) return {};
  const Group& group = groups_[static_cast<std::size_t>(index.row())];
  return tr("%1 (%2)", "kind of problem, how many")
      .arg(kindText((*problems_)[group.first].kind), QLocale().toString(static_cast<qulonglong>(group.count)));
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == kName ? tr("Picture or line") : tr("What is wrong");
}

}  // namespace descry
