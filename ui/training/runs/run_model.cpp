#include "ui/training/runs/run_model.h"

#include <QDir>
#include <QLocale>
#include <QSet>
#include <algorithm>
#include <cmath>

#include "ui/training/durations.h"
#include "ui/training/runs/run_tags.h"

namespace descry {

namespace {

QString text(const std::string& string) { return QString::fromStdString(string); }

QString number(double value, int digits) {
  return std::isfinite(value) ? QLocale().toString(value, 'f', digits) : QString();
}

}  // namespace

RunModel::Row* RunModel::rowOf(const QString& folder) {
  const auto found = numbers_.constFind(folder);
  return found == numbers_.cend() ? nullptr : &rows_[static_cast<std::size_t>(*found)];
}

void RunModel::setRun(RunSummary run) {
  if (Row* row = rowOf(run.folder)) {
    if (row->edited) {
      run.name = row->run.name;
      run.notes = row->run.notes;
    }
    row->run = std::move(run);
    return rowChanged(*row);
  }
  const int number = rowCount();
  beginInsertRows({}, number, number);
  numbers_.insert(run.folder, number);
  rows_.push_back({std::move(run)});
  endInsertRows();
}

void RunModel::remove(const QString& folder) {
  const int number = numbers_.value(folder, -1);
  if (number < 0) return;
  setShown(folder, false);
  beginRemoveRows({}, number, number);
  rows_.erase(rows_.begin() + number);
  numbers_.remove(folder);
  for (int& later : numbers_) later -= later > number ? 1 : 0;
  endRemoveRows();
}

void RunModel::setLive(const QString& folder, const QString& doing) {
  if (live_ == folder && doing_ == doing) return;
  const QString before = std::exchange(live_, folder);
  doing_ = doing;
  for (const QString& changed : {before, folder}) {
    if (const Row* row = rowOf(changed)) rowChanged(*row);
  }
}

void RunModel::setShown(const QString& folder, bool shown) {
  Row* row = rowOf(folder);
  if (row == nullptr || row->shown == shown) return;
  row->shown = shown;
  shown_ += shown ? 1 : -1;
  giveColour(*row);
  allChanged();  // one run alone shows no colour
}

void RunModel::giveColour(Row& row) {
  if (!row.shown) {
    row.given = -1;
    return;
  }
  QSet<int> taken;
  for (const Row& other : rows_) {
    if (&other != &row && other.shown) taken.insert(colourOf(other));
  }
  row.given = 0;
  while (taken.contains(row.given)) ++row.given;
}

const RunSummary* RunModel::run(const QString& folder) const {
  const Row* row = rowOf(folder);
  return row == nullptr ? nullptr : &row->run;
}

QModelIndex RunModel::indexOf(const QString& folder, int column) const {
  const int number = numbers_.value(folder, -1);
  return number < 0 ? QModelIndex() : index(number, column);
}

QStringList RunModel::folders() const {
  QStringList folders;
  for (const Row& row : rows_) folders << row.run.folder;
  return folders;
}

QStringList RunModel::shown() const {
  QStringList folders;
  for (const Row& row : rows_) {
    if (row.shown) folders << row.run.folder;
  }
  return folders;
}

int RunModel::colourOf(const QString& folder) const {
  const Row* row = rowOf(folder);
  return row == nullptr ? 0 : std::max(0, colourOf(*row));
}

QStringList RunModel::allTags() const {
  QSet<QString> tags;
  for (const Row& row : rows_) {
    for (const std::string& tag : row.run.notes.tags) tags.insert(text(tag));
  }
  QStringList sorted(tags.cbegin(), tags.cend());
  sorted.sort(Qt::CaseInsensitive);
  return sorted;
}

void RunModel::editNotes(const QString& folder, const RunNotes& notes) {
  Row* row = rowOf(folder);
  if (row == nullptr || row->run.notes == notes) return;
  row->run.notes = notes;
  row->run.name = notes.name.empty() ? QDir(folder).dirName() : text(notes.name);
  row->edited = true;
  rowChanged(*row);
  Q_EMIT notesEdited(folder, notes);
}

void RunModel::forgetEdit(const QString& folder) {
  if (Row* row = rowOf(folder)) row->edited = false;
}

void RunModel::rowChanged(const Row& row) {
  const int number = static_cast<int>(&row - rows_.data());
  Q_EMIT dataChanged(index(number, 0), index(number, kColumns - 1));
}

void RunModel::allChanged() {
  Q_EMIT dataChanged(index(0, kName), index(rowCount() - 1, kName), {Qt::CheckStateRole, kColourRole});
}

int RunModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int RunModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString RunModel::stateText(const Row& row) const {
  if (row.run.folder == live_) return doing_;
  switch (row.run.state) {
    case RunState::kFinished:
      return tr("finished");
    case RunState::kFailed:
      return tr("failed");
    case RunState::kStopped:
      if (!row.run.canContinue) return tr("nothing saved");
      return row.run.interrupted ? tr("interrupted") : tr("stopped");
    default:
      return tr("running elsewhere");
  }
}

QString RunModel::shownText(const Row& row, int column) const {
  const RunSummary& run = row.run;
  switch (column) {
    case kName:
      return run.name;
    case kState:
      return stateText(row);
    case kCider:
      return number(run.bestCider, 3);
    case kLoss:
      return number(run.lowestLoss, 3);
    case kEpochs:
      if (run.epochs <= 0) return run.epoch > 0 ? QLocale().toString(run.epoch) : QString();
      return tr("%1/%2", "epochs that ended, of how many").arg(run.epoch).arg(run.epochs);
    case kDuration:
      return run.seconds > 0 ? spokenDuration(run.seconds) : QString();
    case kStarted:
      return run.started.isValid() ? QLocale().toString(run.started.toLocalTime(), QLocale::ShortFormat) : QString();
    case kDataset:
      return run.dataset;
    case kTags:
      return joinedTags(run.notes.tags);
    default:
      return text(run.notes.note).simplified();
  }
}

QString RunModel::fact(const Row& row, int column) const {
  const QString cell = shownText(row, column);
  if (cell.isEmpty()) return {};
  if (column == kCider) return tr("CIDEr %1").arg(cell);
  if (column == kLoss) return tr("loss %1").arg(cell);
  return cell;
}

QVariant RunModel::sortValue(const Row& row, int column) const {
  const RunSummary& run = row.run;
  const auto known = [](double value) { return std::isfinite(value) ? QVariant(value) : QVariant(); };
  switch (column) {
    case kCider:
      return known(run.bestCider);
    case kLoss:
      return known(run.lowestLoss);
    case kEpochs:
      return run.epoch;
    case kDuration:
      return run.seconds > 0 ? QVariant(run.seconds) : QVariant();
    case kStarted:
      return run.started.isValid() ? QVariant(run.started) : QVariant();
    default: {
      const QString cell = shownText(row, column);
      return cell.isEmpty() ? QVariant() : QVariant(cell);
    }
  }
}

QString RunModel::toolTip(const Row& row, int column) const {
  if (column == kNote && !row.run.notes.note.empty()) return text(row.run.notes.note);
  QStringList lines{row.run.name};
  for (int other = kState; other < kColumns; ++other) {
    const QString cell = shownText(row, other);
    if (!cell.isEmpty())
      lines << tr("%1: %2", "column of the table, cell")
                   .arg(headerData(other, Qt::Horizontal, Qt::DisplayRole).toString(), cell);
  }
  lines << QDir::toNativeSeparators(row.run.folder) << row.run.problems;
  return lines.join(QLatin1Char('\n'));
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return shownText(row, column);
    case Qt::EditRole:
      return column == kNote ? text(row.run.notes.note) : shownText(row, column);
    case Qt::CheckStateRole:
      return column == kName ? QVariant(row.shown ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant((column >= kCider && column <= kDuration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
      return toolTip(row, column);
    case Qt::AccessibleTextRole:
      if (column != kName) return shownText(row, column);
      return QStringList{row.run.name, fact(row, kCider), fact(row, kEpochs), fact(row, kState)}.join(
          QStringLiteral(", "));
    case kSortRole:
      return sortValue(row, column);
    case kFactRole:
      return fact(row, column);
    case kSearchRole:
      return QStringList{row.run.name,    QDir(row.run.folder).dirName(), joinedTags(row.run.notes.tags),
                         row.run.dataset, text(row.run.notes.note),       stateText(row)}
          .join(QLatin1Char('\n'));
    case kColourRole:
      return row.run.notes.colour || (row.shown && shown_ > 1) ? colourOf(row) : -1;
    case kProblemRole:
      return row.run.problems.join(QLatin1Char('\n'));
    default:
      return {};
  }
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid()) return false;
  const RunSummary& run = runAt(index);
  const QString folder = run.folder;
  if (role == Qt::CheckStateRole) {
    const bool shown = value.toInt() == Qt::Checked;
    setShown(folder, shown);
    Q_EMIT shownChanged(folder, shown);
    return true;
  }
  if (role != Qt::EditRole) return false;
  RunNotes notes = run.notes;
  const QString said = value.toString().trimmed();
  if (index.column() == kName) notes.name = said == QDir(folder).dirName() ? std::string() : said.toStdString();
  if (index.column() == kTags) notes.tags = tagsOf(said);
  if (index.column() == kNote) notes.note = said.toStdString();
  editNotes(folder, notes);
  return true;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant((section >= kCider && section <= kDuration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  struct Head {
    QString text, help;
  };
  const auto head = [section]() -> Head {
    switch (section) {
      case kName:
        return {tr("Name"), tr("What the run is called; a tick shows it in the plots")};
      case kState:
        return {tr("State"), tr("Whether the run goes on, and how it ended")};
      case kCider:
        return {tr("CIDEr"), tr("The best CIDEr of the dev pictures' captions in any epoch")};
      case kLoss:
        return {tr("Loss"), tr("The lowest dev loss of any epoch, nats a token")};
      case kEpochs:
        return {tr("Epochs"), tr("Epochs that ended, of those asked for")};
      case kDuration:
        return {tr("Duration"), tr("How long it trained, pauses excluded")};
      case kStarted:
        return {tr("Started"), tr("When it was first started")};
      case kDataset:
        return {tr("Data"), tr("Names of the folders and files that it learns from")};
      case kTags:
        return {tr("Tags"), tr("Words to find the run by, with commas between them")};
      default:
        return {tr("Note"), tr("What you have written down about the run")};
    }
  }();
  if (role == Qt::DisplayRole) return head.text;
  return role == Qt::ToolTipRole ? QVariant(head.help) : QVariant();
}

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (index.column() == kName) flags |= Qt::ItemIsUserCheckable;
  if (index.column() == kName || index.column() == kTags || index.column() == kNote) flags |= Qt::ItemIsEditable;
  return flags;
}

}  // namespace descry
