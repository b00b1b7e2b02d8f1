#include "ui/widgets/notices.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QGuiApplication>
#include <QVariantMap>

namespace descry {
namespace {

Notices* replacement = nullptr;

}  // namespace

Notices& Notices::current() {
  static Notices desktop;
  return replacement ? *replacement : desktop;
}

void Notices::replace(Notices* notices) { replacement = notices; }

void Notices::tell(const QString& title, const QString& text) {
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  const QString name = QStringLiteral("org.freedesktop.Notifications");
  QDBusMessage call = QDBusMessage::createMethodCall(name, QStringLiteral("/org/freedesktop/Notifications"), name,
                                                     QStringLiteral("Notify"));
  constexpr int kServersOwnTime = -1;
  const QString program = QGuiApplication::desktopFileName();
  // The text may be marked up; a run's name is not meant to.
  call << QGuiApplication::applicationDisplayName() << 0U << program << title << text.toHtmlEscaped() << QStringList()
       << QVariantMap{{QStringLiteral("desktop-entry"), program}} << kServersOwnTime;
  bus.asyncCall(call);
}

}  // namespace descry
