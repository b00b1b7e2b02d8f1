#pragma once

#include <QString>

namespace descry {

/// The desktop's notifications, for what a person should learn of although the window is not looked at.
class Notices {
 public:
  /// A notification of the desktop's, by freedesktop.org's Desktop Notifications Specification; without such a service,
  /// nothing. Never waits.
  virtual void tell(const QString& title, const QString& text);

  static Notices& current();
  /// Puts another one in place, for tests; null: the desktop's own.
  static void replace(Notices* notices);

 protected:
  ~Notices() = default;
};

}  // namespace descry
