#include "ui/captioning/export/import_plan.h"

#include <QHash>
#include <QSet>
#include <algorithm>

#include "model/text/utf8.h"

namespace descry {
namespace {

namespace fs = std::filesystem;

constexpr int kAmbiguous = -1;

/// The album's pictures by what a file may call them. As exports write paths: bytes that are no UTF-8 as \xNN.
class PictureNames {
 public:
  explicit PictureNames(const std::vector<ImportEntry>& album) {
    for (std::size_t i = 0; i < album.size(); ++i) {
      paths_.insert(keyOf(album[i].path), static_cast<int>(i));
      const QByteArray name = keyOf(album[i].path.filename());
      names_.insert(name, names_.contains(name) ? kAmbiguous : static_cast<int>(i));
    }
  }

  /// The album's index of what lies there; nothing: no such picture.
  std::optional<int> at(const fs::path& path, const fs::path& folder) const {
    for (const fs::path& candidate : {path, (folder / path).lexically_normal()}) {
      const auto found = paths_.find(keyOf(candidate));
      if (found != paths_.end()) return *found;
    }
    return std::nullopt;
  }

  /// The album's index of what is called so, wherever it lies; kAmbiguous; nothing: no such picture.
  std::optional<int> called(const fs::path& path) const {
    const auto found = names_.find(keyOf(path.filename()));
    return found == names_.end() ? std::nullopt : std::optional(*found);
  }

 private:
  static QByteArray keyOf(const fs::path& path) { return QByteArray::fromStdString(valid_utf8(path.native())); }

  QHash<QByteArray, int> paths_, names_;
};

}  // namespace

int ImportPlan::replaced() const {
  return static_cast<int>(
      std::count_if(changes.begin(), changes.end(), [](const ImportChange& change) { return change.replaces_edit; }));
}

ImportPlan importPlan(const std::vector<ImportedCaption>& rows, const std::vector<ImportEntry>& album,
                      const fs::path& file) {
  ImportPlan plan;
  const PictureNames names(album);
  QHash<int, QString> texts;  // by the album's index
  std::vector<int> order;
  const auto take = [&](int index, const ImportedCaption& row) {
    const QString text = QString::fromStdString(row.caption);
    if (!texts.contains(index)) {
      texts.insert(index, text);
      order.push_back(index);
    } else if (texts.value(index) != text) {
      plan.ambiguous << QString::fromStdString(row.picture);
    }
  };
  std::vector<const ImportedCaption*> elsewhere;
  QHash<int, QSet<QString>> meant;  // by the album's index: what the file may mean by that picture's name
  for (const ImportedCaption& row : rows) {
    if (const std::optional<int> index = names.at(row.picture, file.parent_path())) {
      take(*index, row);
      continue;
    }
    elsewhere.push_back(&row);
    if (const std::optional<int> index = names.called(row.picture))
      meant[*index].insert(QString::fromStdString(row.picture));
  }
  // A name stands for a picture that lay elsewhere when the file was written: not for one that the file knows by its
  // path, nor for one of several that the file tells apart.
  const QHash<int, QString> by_path = texts;
  for (const ImportedCaption* row : elsewhere) {
    const std::optional<int> index = names.called(row->picture);
    if (!index || by_path.contains(*index)) {
      plan.unknown << QString::fromStdString(row->picture);
    } else if (*index == kAmbiguous || meant.value(*index).size() > 1) {
      plan.ambiguous << QString::fromStdString(row->picture);
    } else {
      take(*index, *row);
    }
  }
  std::vector<ImportChange> replacing;
  for (const int index : order) {
    const ImportEntry& entry = album[static_cast<std::size_t>(index)];
    const QString before = entry.edited.value_or(entry.said), after = texts.value(index);
    if (before == after) {
      ++plan.same;
      continue;
    }
    ImportChange change;
    change.id = entry.id;
    change.name = QString::fromStdString(valid_utf8(entry.path.filename().native()));
    change.before = before;
    change.after_text = after;
    if (after != entry.said) change.after = after;
    change.replaces_edit = entry.edited.has_value();
    (change.replaces_edit ? replacing : plan.changes).push_back(std::move(change));
  }
  plan.changes.insert(plan.changes.end(), replacing.begin(), replacing.end());
  return plan;
}

}  // namespace descry
