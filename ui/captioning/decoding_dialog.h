#pragma once

#include <QDialog>

#include "model/captioning/caption.h"

class QDoubleSpinBox;
class QSpinBox;

namespace descry {

/// How captions are searched for. Stays open beside the window; a change counts from the next picture on.
class DecodingDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DecodingDialog(QWidget* parent = nullptr);
  void setSettings(const DecodingSettings& settings);
  /// What the button for the model's own settings brings back.
  void setRecommended(const DecodingSettings& settings) { recommended_ = settings; }
  DecodingSettings settings() const;
  bool isChangedByHand() const { return changed_by_hand_; }

 Q_SIGNALS:
  void settingsChanged();

 private:
  void noteChange();

  DecodingSettings recommended_;
  QSpinBox* beam_;
  QDoubleSpinBox* length_exponent_;
  QSpinBox* max_words_;
  bool changed_by_hand_ = false;
  bool being_set_ = false;
};

}  // namespace descry
