#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <optional>
#include <vector>

#include "model/export/export_settings.h"
#include "ui/workers/caption_types.h"

namespace descry {

/// An export of an album's pictures, by its file: what it writes is what was kept there.
struct ExportJob {
  int number = 0;
  std::filesystem::path album;
  std::vector<std::int64_t> pictures;  ///< ids
  ExportSettings settings;
  QHash<QString, int> models;  ///< numbers (ModelInfo) of models that can say where they looked, by their hash
};

/// How an export ended.
struct ExportOutcome {
  int number = 0;
  bool cancelled = false;
  QString problem;  ///< why it was not written; empty: it was
  int written = 0, kept = 0, failed = 0;
  QStringList problems;                  ///< of pictures, as far as they are told one by one
  QStringList files;                     ///< to be opened
  std::vector<PictureId> changed_files;  ///< pictures whose own files were written
};

/// What an import has to know of the album.
struct ImportEntry {
  PictureId id = 0;
  std::filesystem::path path;
  QString said;
  std::optional<QString> edited;
};

/// A caption that an import would give a picture.
struct ImportChange {
  PictureId id = 0;
  QString name, before;
  std::optional<QString> after;  ///< nothing: the model's own words again
  QString after_text;
  bool replaces_edit = false;  ///< somebody wrote here as well
};

struct ImportPlan {
  QString file;
  QString problem;                    ///< why nothing can be imported; empty: it can
  std::vector<ImportChange> changes;  ///< those that replace an edit come last
  int same = 0;
  QStringList unknown;    ///< what the file names and the album does not have
  QStringList ambiguous;  ///< names of several pictures, or several captions for one
  int replaced() const;   ///< changes that replace an edit
};

}  // namespace descry
