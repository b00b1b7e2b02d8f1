#pragma once

#include "ui/captioning/export/export_types.h"

class QSettings;

namespace descry {

/// Which of the album's pictures an export is about; ExportSettings::which then picks by what was made of them.
enum class ExportScope { kAll, kShown, kSelected };

/// An export as it is asked for, and asked for again.
struct ExportRequest {
  ExportSettings settings;
  ExportScope scope = ExportScope::kAll;
  QString album;  ///< path of the one that it was made from
};

/// What is exported from.
struct ExportContext {
  std::filesystem::path album;
  std::vector<std::int64_t> all, shown, selected;
  QHash<QString, int> models;  ///< as ExportJob::models
  QString folder;              ///< where files go that no folder is named for

  const std::vector<std::int64_t>& pictures(ExportScope scope) const;
};

/// The request that was made last; nothing: none, or one that makes no sense any more.
std::optional<ExportRequest> lastExport(const QSettings& settings);
/// The one that was made last in this format.
std::optional<ExportRequest> lastExport(const QSettings& settings, ExportFormat format);
void rememberExport(QSettings& settings, const ExportRequest& request);

}  // namespace descry
