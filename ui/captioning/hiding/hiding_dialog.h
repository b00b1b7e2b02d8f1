#pragma once

#include <QDialog>
#include <QImage>
#include <array>

#include "model/attention/attention_trace.h"
#include "ui/workers/asking_types.h"

class QLabel;
class QSlider;
class QTableWidget;
class QTimer;
class QVBoxLayout;

namespace descry {

class HidingPicture;
class ProbabilityBars;

/// One word of a picture's caption, and where the network looked for it.
struct HidingSubject {
  PictureId picture = 0;
  QString name;  ///< of the picture
  QImage image;  ///< may come later (setPicture)
  Caption caption;
  int word = 0;
  AttentionMap map;
  std::array<int, 3> grey{128, 128, 128};
};

/// "Hide what it looked at": paints the strongest part of a word's map grey, asks for the caption again, and shows both
/// with what it costs each word. Whether a map tells the truth shows in how far the word's probability falls. Stays
/// open beside the window.
class HidingDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HidingDialog(QWidget* parent = nullptr);

  void setSubject(HidingSubject subject);
  const HidingSubject& subject() const { return subject_; }
  void setPicture(const QImage& picture);
  /// Of the cells that were asked for last.
  void setAnswer(const HiddenAnswer& answer);
  void setProblem(const QString& problem);

 Q_SIGNALS:
  void wanted(const descry::HiddenCells& cells);

 private:
  QVBoxLayout* pictureSide();
  QVBoxLayout* answerSide();
  void hideStrongest(int cells);
  void hideRest();
  void note();
  void ask();
  void showWords(const HiddenAnswer& answer);

  HidingSubject subject_;
  std::vector<int> strongest_;  // cells, the strongest first
  QLabel* heading_;
  HidingPicture* picture_;
  QSlider* share_;
  QLabel* count_;
  QLabel* before_;
  QLabel* after_;
  QLabel* verdict_;
  ProbabilityBars* bars_;
  QTableWidget* words_;
  QTimer* soon_;
};

}  // namespace descry
