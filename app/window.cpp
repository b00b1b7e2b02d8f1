#include "app/window.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <cstdio>
#include <cstdlib>

#include "app/commands/exit_codes.h"
#include "app/commands/places.h"
#include "ui/main_window.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

bool has_display() {
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return true;
  return false;
}

void install_translations(QApplication& application) {
  auto* qt = new QTranslator(&application);
  if (qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
               QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QApplication::installTranslator(qt);
  // English has a file too: it holds the plural forms.
  auto* own = new QTranslator(&application);
  const QString folder = QStringLiteral(":/translations"), name = QStringLiteral("descry");
  if (own->load(QLocale(), name, QStringLiteral("_"), folder) || own->load(name + QStringLiteral("_en"), folder))
    QApplication::installTranslator(own);
}

}  // namespace

int run_window(int argc, char** argv, const WindowArguments& arguments) {
  if (!has_display()) {
    std::fputs("descry: there is no display here; 'descry demo' and 'descry caption' need none (see descry --help)\n",
               stderr);
    return kExitUsage;
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("descry"));
  QApplication::setApplicationDisplayName(QStringLiteral("Descry"));
  QApplication::setApplicationVersion(QStringLiteral(DESCRY_VERSION));
  QApplication::setOrganizationName(QStringLiteral("descry"));
  QApplication::setDesktopFileName(QStringLiteral("descry"));
  QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/descry.svg")));
  install_translations(application);

  WindowOptions options;
  options.default_model = default_model().value_or(std::filesystem::path());
  options.lite0 = lite0_weights().value_or(std::filesystem::path());
  options.runs_folder = runs_folder();
  options.feature_cache = feature_cache_folder();
  options.device = QString::fromStdString(arguments.device);
  if (!arguments.album.empty()) {
    options.album = arguments.album;
  } else if (!arguments.new_session) {
    const QString last = QSettings().value(QStringLiteral("caption/album")).toString();
    options.album = last.isEmpty() ? album_file() : pathOf(last);
  }
  options.samples = samples_folder();
  options.restore_session = !arguments.new_session;
  MainWindow window(options);
  window.show();
  if (!arguments.pictures.empty()) window.openPictures({arguments.pictures.begin(), arguments.pictures.end()});
  return QApplication::exec();
}

}  // namespace descry
