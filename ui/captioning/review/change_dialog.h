#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <optional>

#include "ui/captioning/review/change_preview.h"
#include "ui/captioning/review/text_rules.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTabWidget;

namespace descry {

/// Changes many captions at once, with a preview of each: find and replace, or prefix, suffix and the like. It stays
/// open beside the album.
class ChangeDialog : public QDialog {
  Q_OBJECT

 public:
  enum class Scope { kAll, kShown, kSelected };
  enum class Tab { kReplace, kChange };
  using Pictures = std::function<std::vector<PictureId>(Scope)>;

  ChangeDialog(AlbumModel* album, Pictures pictures, QWidget* parent = nullptr);
  /// Shows the tab; `several`: with the selected pictures as the scope.
  void open(Tab tab, bool several);

 Q_SIGNALS:
  /// A step for the undo stack; whoever takes it owns it.
  void changeWanted(descry::ChangePictures* change);

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* buildReplace();
  QWidget* buildChange();
  QLineEdit* line(const char* name, const QString& tip);
  QCheckBox* box(const char* name, const QString& text, const QString& tip);
  /// What the shown tab asks for; nothing: it is empty or wrong, and `problem_` says what is wrong.
  std::optional<ChangePreview::Rule> rule();
  Replacement replacement() const;
  TextChanges changes() const;
  void refresh();
  void updateCount();
  void apply();

  AlbumModel* album_;
  Pictures pictures_;
  ChangePreview* preview_;
  QTabWidget* tabs_;
  QComboBox* scope_;
  QTableView* table_;
  QLabel* problem_;
  QLabel* count_;
  QPushButton* apply_;
  QLineEdit *find_, *with_, *set_, *prefix_, *suffix_;
  QCheckBox *expression_, *match_case_, *whole_words_;
  QCheckBox *set_wanted_, *tidy_, *repeats_, *upper_, *full_stop_;
  QTimer soon_;
};

}  // namespace descry
