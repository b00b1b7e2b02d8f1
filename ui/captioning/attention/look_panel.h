#pragma once

#include <QFrame>

#include "ui/captioning/attention/attention_overlay.h"

class QCheckBox;
class QComboBox;
class QSettings;
class QSlider;
class QSpinBox;

namespace descry {

/// How maps are drawn: opens below its button, changes act at once, Escape closes it.
class LookPanel : public QFrame {
  Q_OBJECT

 public:
  explicit LookPanel(QWidget* parent = nullptr);

  MapLook look() const;
  bool sentenceScale() const;  ///< one scale for all words of the sentence, rather than each word's own
  void popUpAbove(QWidget* button);

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 Q_SIGNALS:
  void changed();

 private:
  QComboBox* chooser(const QString& name, const QString& label, const QString& tip);
  void fillColours();
  void restoreDefaults();
  void enableColours();

  QSlider* opacity_ = nullptr;
  QComboBox* look_ = nullptr;
  QComboBox* colours_ = nullptr;
  QComboBox* detail_ = nullptr;
  QComboBox* contours_ = nullptr;
  QSpinBox* threshold_ = nullptr;
  QComboBox* scale_ = nullptr;
};

/// "25 50 75" in percent as shares, rising, each once; what is no number between 1 and 100 is left out.
QList<double> contourShares(const QString& percents);

}  // namespace descry
