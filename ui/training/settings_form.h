#pragma once

#include <QWidget>

#include "training/run/settings.h"
#include "ui/training/branch_bar.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace descry {

class DataPanel;
class ForecastSection;
class SettingFields;
class Section;

/// Everything that decides a run: data, preset, and fields in groups that fold. Checks itself with every edit.
class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  /// `samples`: where sample scenes are written.
  explicit SettingsForm(const QString& samples, QWidget* parent = nullptr);

  TrainingSettings settings() const;
  void setSettings(const TrainingSettings& settings);
  void choosePreset(const QString& name);
  DataPanel* data() const { return data_; }
  /// The name that the person gave the run; empty: choose one.
  QString runName() const;
  void clearRunName();
  /// The settings become a branch's, of a run whose settings they were: what a branch may not change is held.
  void beginBranch(const QString& runFolder, const QString& runName, const std::vector<BranchPoint>& points);
  void endBranch();
  std::optional<BranchChoice> branch() const { return branch_->choice(); }
  /// The first thing that keeps a run from starting, or empty.
  QString complaint() const;

 Q_SIGNALS:
  void changed();

 private:
  void build(const QString& samples);
  QWidget* buildTop(const QString& samples);
  void addWatched(Section* section);
  void chooseWatched();
  void showWatched();
  void check();

  TrainingSettings settings_;  // holds what the form has no field for
  QString complaint_;
  BranchBar* branch_ = nullptr;
  DataPanel* data_ = nullptr;
  QLineEdit* name_ = nullptr;
  QComboBox* preset_ = nullptr;
  QPushButton* watched_ = nullptr;
  QLabel* foot_ = nullptr;
  ForecastSection* forecast_ = nullptr;
  SettingFields* fields_ = nullptr;
};

}  // namespace descry
