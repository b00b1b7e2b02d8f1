#pragma once

#include <QDialog>
#include <QHash>
#include <memory>

#include "model/captioning/caption.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSettings;
class QSpinBox;

namespace descry {

class Vocabulary;
struct ModelInfo;
struct SettingsProblem;

/// How captions are asked for. Stays open beside the window; a change counts from the next picture on. What the model
/// cannot do is said beside the field, and until it is put right pictures are captioned as before.
class DecodingDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DecodingDialog(QWidget* parent = nullptr);
  ~DecodingDialog() override;

  /// Whose words and lengths there are. Settings that were not changed by hand become what it recommends.
  void setModel(const ModelInfo& model);
  void setSettings(const DecodingSettings& settings);
  /// The newest that the model can do.
  const DecodingSettings& settings() const { return accepted_; }
  bool isChangedByHand() const { return changed_by_hand_; }
  /// What the shown settings are refused for; empty: nothing.
  QString problem() const;

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 Q_SIGNALS:
  void settingsChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void addSearchFields(QFormLayout* form);
  void addLengthFields(QFormLayout* form);
  void addWordFields(QFormLayout* form);
  QGroupBox* drawingFields();
  /// A field with a label under it for what is wrong with it; `name` as settings_json has it.
  QWidget* field(QWidget* editor, const char* name, const QString& tip);
  void noteChange();
  void check();
  void showProblems(const std::vector<SettingsProblem>& problems);
  void enableFields();
  DecodingSettings shown() const;

  DecodingSettings recommended_, accepted_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  int longest_ = 0;
  QComboBox* way_;
  QSpinBox* beam_;
  QDoubleSpinBox* length_exponent_;
  QSpinBox* n_best_;
  QSpinBox* min_words_;
  QSpinBox* max_words_;
  QCheckBox* no_repeats_;
  QLineEdit* start_;
  QLineEdit* forbidden_;
  QLineEdit* required_;
  QGroupBox* drawing_;
  QDoubleSpinBox* temperature_;
  QSpinBox* top_k_;
  QDoubleSpinBox* top_p_;
  QLineEdit* seed_;
  QLabel* note_;
  QHash<QString, QLabel*> problems_;
  bool changed_by_hand_ = false;
  bool being_set_ = false;
  bool n_best_by_hand_ = false;
};

}  // namespace descry
