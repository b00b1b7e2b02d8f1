#pragma once

#include <QDialog>
#include <QStringList>
#include <optional>

#include "model/attention/attention_trace.h"
#include "model/attention/colour_map.h"

class QComboBox;
class QLabel;
class QTabWidget;

namespace descry {

class ColourLegend;
class FigureTable;
class WordMatrix;

/// The decoder's self-attention: how much each word, when it was said, looked back at the words before it. As colours,
/// or as a table of numbers.
class BetweenWords : public QDialog {
  Q_OBJECT

 public:
  explicit BetweenWords(QWidget* parent = nullptr);

  /// `trace`: nothing while it is not known.
  void setTrace(const QStringList& words, const std::optional<AttentionTrace>& trace);
  void setColours(ColourMap colours);

 Q_SIGNALS:
  void wordClicked(int word);

 private:
  QComboBox* chooser(const QString& name, const QString& accessible);
  void fillLayers();
  void fillHeads();
  void showWeights();
  std::vector<float> chosenWeights() const;

  QStringList words_;
  std::optional<AttentionTrace> trace_;
  QComboBox* layer_;
  QComboBox* head_;
  QTabWidget* tabs_;
  WordMatrix* matrix_;
  FigureTable* table_;
  ColourLegend* legend_;
  QLabel* told_;
};

}  // namespace descry
