#include "ui/captioning/export/export_request.h"

#include <QSettings>
#include <nlohmann/json.hpp>

namespace descry {
namespace {

const QString kLast = QStringLiteral("export/last");

QString keyOf(ExportFormat format) { return QStringLiteral("export/") + QLatin1String(name_of(format).data()); }

std::optional<ExportRequest> readRequest(const QSettings& settings, const QString& key) {
  const std::string text = settings.value(key).toString().toStdString();
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto read = export_settings_from_json(json);
  if (!read) return std::nullopt;
  ExportRequest request{*read, ExportScope::kAll, {}};
  const auto album = json.find("album");
  if (album != json.end() && album->is_string()) request.album = QString::fromStdString(album->get<std::string>());
  const auto scope = json.find("scope");
  if (scope != json.end() && *scope == "shown") request.scope = ExportScope::kShown;
  if (scope != json.end() && *scope == "selected") request.scope = ExportScope::kSelected;
  return request;
}

}  // namespace

const std::vector<std::int64_t>& ExportContext::pictures(ExportScope scope) const {
  if (scope == ExportScope::kSelected) return selected;
  return scope == ExportScope::kShown ? shown : all;
}

std::optional<ExportRequest> lastExport(const QSettings& settings) { return readRequest(settings, kLast); }

std::optional<ExportRequest> lastExport(const QSettings& settings, ExportFormat format) {
  return readRequest(settings, keyOf(format));
}

void rememberExport(QSettings& settings, const ExportRequest& request) {
  nlohmann::json json = export_settings_json(request.settings);
  json["scope"] = request.scope == ExportScope::kAll     ? "all"
                  : request.scope == ExportScope::kShown ? "shown"
                                                         : "selected";
  json["album"] = request.album.toStdString();
  const QString text = QString::fromStdString(json.dump());
  settings.setValue(kLast, text);
  settings.setValue(keyOf(request.settings.format), text);
}

}  // namespace descry
