#include "ui/captioning/comparison/comparison_model.h"

#include <QLocale>

#include "ui/captioning/sentence/word_differences.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

QString shown(const ComparedCaption& said) { return said.problem.isEmpty() ? said.text : said.problem; }

QVariant confidenceData(const ComparedCaption& said, int role) {
  if (role == ComparisonModel::kSortRole) return said.confidence;
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole || said.confidence < 0) return {};
  return ComparisonModel::tr("%1 %").arg(QLocale().toString(100 * said.confidence, 'f', 1));
}

QVariant captionData(const ComparedCaption& said, const ComparedCaption& other, int role) {
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case SentenceDelegate::kSentenceRole:
    case ComparisonModel::kSortRole:
      return shown(said);
    case SentenceDelegate::kReferenceRole:
      return said.problem.isEmpty() && other.problem.isEmpty() ? QVariant(other.text) : QVariant();
    case Qt::AccessibleDescriptionRole:
      return spokenDifferences(said.text, other.text);
    default:
      return {};
  }
}

}  // namespace

bool differ(const ComparedPicture& picture) {
  return picture.first.problem.isEmpty() && picture.second.problem.isEmpty() &&
         picture.first.text != picture.second.text;
}

void ComparisonModel::setNames(const QString& first, const QString& second) {
  first_ = first;
  second_ = second;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

void ComparisonModel::clear() {
  beginResetModel();
  pictures_.clear();
  endResetModel();
}

void ComparisonModel::append(const std::vector<ComparedPicture>& pictures) {
  if (pictures.empty()) return;
  const int first = rowCount();
  beginInsertRows({}, first, first + static_cast<int>(pictures.size()) - 1);
  pictures_.insert(pictures_.end(), pictures.begin(), pictures.end());
  endInsertRows();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(pictures_.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ComparedPicture& picture = pictures_[static_cast<std::size_t>(index.row())];
  if (role == kIdRole) return picture.id;
  switch (index.column()) {
    case kPicture:
      if (role == Qt::ToolTipRole) return textOf(picture.path);
      if (role == Qt::DisplayRole || role == kSortRole) return textOf(picture.path.filename());
      return {};
    case kFirst:
      return captionData(picture.first, picture.second, role);
    case kFirstConfidence:
      return confidenceData(picture.first, role);
    case kSecond:
      return captionData(picture.second, picture.first, role);
    case kSecondConfidence:
      return confidenceData(picture.second, role);
    default:
      return {};
  }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case kPicture:
      return tr("Picture");
    case kFirst:
      return first_.isEmpty() ? tr("A") : tr("A: %1", "a model's name").arg(first_);
    case kSecond:
      return second_.isEmpty() ? tr("B") : tr("B: %1", "a model's name").arg(second_);
    case kFirstConfidence:
      return tr("A's confidence");
    case kSecondConfidence:
      return tr("B's confidence");
    default:
      return {};
  }
}

ComparisonFilter::ComparisonFilter(ComparisonModel* model, QObject* parent)
    : QSortFilterProxyModel(parent), model_(model) {
  setSourceModel(model);
  setSortRole(ComparisonModel::kSortRole);
  setSortLocaleAware(true);
}

void ComparisonFilter::setOnlyDifferent(bool only) {
  only_different_ = only;
  invalidateFilter();
}

bool ComparisonFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  return !parent.isValid() && (!only_different_ || differ(model_->picture(row)));
}

}  // namespace descry
