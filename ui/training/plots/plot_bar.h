#pragma once

#include <QWidget>

#include "ui/training/plots/plot_options.h"

class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace descry {

class PlotGrid;

/// The slim bar above the plots: what applies to all of them. The rare choices are in its menu.
class PlotBar : public QWidget {
  Q_OBJECT

 public:
  PlotBar(const PlotOptions& options, PlotGrid* grid, QWidget* parent = nullptr);

  const PlotOptions& options() const { return options_; }
  /// A word about what is shown, or nothing.
  void setNote(const QString& note);

 Q_SIGNALS:
  void optionsChanged(const descry::PlotOptions& options);
  void fitRequested();

 private:
  QWidget* buildUnits();
  QWidget* buildSmoothing();
  QToolButton* buildSwitch(const char* name, const QString& text, const QString& tip, bool PlotOptions::*member);
  QToolButton* buildMenu();
  void fillMenu();
  void addSwitch(const char* name, const QString& text, bool PlotOptions::*member);
  void addColumns();
  void addPlots();
  void change();

  PlotOptions options_;
  PlotGrid* grid_;
  QMenu* menu_ = nullptr;
  QLabel* smoothingText_ = nullptr;
  QLabel* note_ = nullptr;
};

}  // namespace descry
