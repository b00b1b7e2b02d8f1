#pragma once

#include <QString>

namespace descry {

/// Shows a file where it lies. Every such wish passes through here, so that a test can look on in the desktop's place.
/// GUI thread only; waits for nobody.
class FileManager {
 public:
  virtual ~FileManager() = default;

  /// Opens the desktop's file manager with the file or folder selected; where it cannot select, the folder that holds
  /// it. What is not there is looked for above.
  virtual void show(const QString& path);
  /// Opens a file with the program that the desktop has for it.
  virtual void open(const QString& file);

  static FileManager& current();
  /// The desktop's own again when null. Does not take ownership.
  static void replace(FileManager* manager);
};

}  // namespace descry
