#pragma once

#include <QWidget>

#include "training/data/caption_figures.h"

class QLabel;

namespace descry {

class FigureTable;
class LengthChart;

/// How long the captions of data are, and what of their words a vocabulary covers.
class CaptionFiguresView : public QWidget {
  Q_OBJECT

 public:
  explicit CaptionFiguresView(QWidget* parent = nullptr);

  /// Null: they are still being counted.
  void showFigures(const CaptionFigures* figures, const VocabularyOptions& vocabulary);

 private:
  QString sentences(const CaptionFigures& figures, const VocabularyOptions& options,
                    const VocabularyCoverage& coverage) const;

  QLabel* facts_ = nullptr;
  LengthChart* lengths_ = nullptr;
  FigureTable* left_ = nullptr;
};

}  // namespace descry
