#include "ui/captioning/export/import_plan.h"

#include <QHash>
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

  /// The album's index; kAmbiguous; nothing: no such picture.
  std::optional<int> find(const std::string& picture, const fs::path& folder) const {
    const fs::path path(picture);
    for (const fs::path& candidate : {path, (folder / path).lexically_normal()}) {
      const auto found = paths_.find(keyOf(candidate));
      if (found != paths_.end()) return *found;
    }
    const auto named = names_.find(keyOf(path.filename()));
    return named == names_.end() ? std::nullopt : std::optional(*named);
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
  for (const ImportedCaption& row : rows) {
    const std::optional<int> found = names.find(row.picture, file.parent_path());
    const QString name = QString::fromStdString(row.picture), text = QString::fromStdString(row.caption);
    if (!found) {
      plan.unknown << name;
    } else if (*found == kAmbiguous || (texts.contains(*found) && texts.value(*found) != text)) {
      plan.ambiguous << name;
    } else if (!texts.contains(*found)) {
      texts.insert(*found, text);
      order.push_back(*found);
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
