#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace descry {

/// What a key does, as its action says.
struct KeyEntry {
  QString group, text, keys, tip;
};

/// The shortcuts that work in `view`, from the actions, buttons and shortcuts of its window: groups in the order in
/// which they are met. An action's property "shortcutGroup" (kShortcutGroup) names its group; a QShortcut is listed
/// when its whatsThis says what it does.
QList<KeyEntry> keysOf(const QWidget* view);

/// All shortcuts of a view, searched as one types.
class ShortcutSheet : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutSheet(QWidget* view);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void fill();
  void filter(const QString& words);

  QWidget* view_;
  QLineEdit* search_;
  QTreeWidget* keys_;
};

}  // namespace descry
