#pragma once

#include <QDialog>

#include "ui/captioning/figures/figure_settings.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QSettings;
class QSlider;
class QSpinBox;

namespace descry {

class FigurePreview;
class FigureService;

/// Asks what a figure shows and shows it at once; saves, copies and hands it out. Follows what the window shows.
class FigureDialog : public QDialog {
  Q_OBJECT

 public:
  FigureDialog(FigureService* service, QWidget* parent = nullptr);

  /// `problem`: why there are no maps to show (yet); empty: there are.
  void setContent(const FigureContent& content, const QString& problem);
  FigureSettings settings() const;

  void save(QSettings& settings) const;
  void restore(const QSettings& settings);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void buildLayout();
  QWidget* buildWords();
  void buildParts(QFormLayout* form);
  void buildSize(QFormLayout* form);
  QWidget* buildButtons();
  void fillWords();
  void chooseAll(bool all);
  void changeUnit();
  void updatePreview();
  void describeSize();
  void saveFigure();

  FigureService* service_;
  FigureContent content_;
  QString problem_;
  FigurePreview* preview_ = nullptr;
  QListWidget* words_ = nullptr;
  QCheckBox* picture_ = nullptr;
  QCheckBox* captions_ = nullptr;
  QCheckBox* probabilities_ = nullptr;
  QCheckBox* scale_ = nullptr;
  QCheckBox* title_ = nullptr;
  QComboBox* ground_ = nullptr;
  QSpinBox* columns_ = nullptr;
  QSpinBox* text_ = nullptr;
  QDoubleSpinBox* width_ = nullptr;
  QComboBox* unit_ = nullptr;
  QSpinBox* dots_ = nullptr;
  QLabel* size_ = nullptr;
  QLabel* told_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* copy_ = nullptr;
};

}  // namespace descry
