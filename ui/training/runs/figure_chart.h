#pragma once

#include <QWidget>
#include <functional>
#include <vector>

namespace descry {

/// One figure of several runs.
struct ChartAxis {
  QString title;
  QString unit;                ///< empty: it has none
  std::vector<double> values;  ///< a run each; NaN: not known
  bool lowIsGood = false;      ///< such an axis stands on its head, so that up is better everywhere
  std::function<QString(double)> text;
};

/// Runs in parallel coordinates: an axis a figure, a line a run. The run under the pointer, or chosen by the arrow
/// keys, stands out and shows its values.
class FigureChart : public QWidget {
  Q_OBJECT

 public:
  explicit FigureChart(QWidget* parent = nullptr);

  /// `colours`: indices into the plots' palette, a run each.
  void setRuns(const QStringList& names, const QList<int>& colours);
  /// Axes of which no run has a value are left out.
  void setAxes(std::vector<ChartAxis> axes);
  /// The run that stands out; -1: none.
  int chosen() const { return chosen_; }
  /// What is said of the run to those who do not see the chart.
  QString spoken(int run) const;
  /// Where a run's line crosses an axis that is shown; of no use where its value is not known.
  QPointF place(int run, int axis) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void chosenChanged(int run);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRect plotRect() const;
  QRect nameRect(int run) const;
  int legendWidth() const;
  int runAt(const QPointF& place) const;
  void choose(int run);
  void paintAxis(QPainter& painter, int axis) const;
  void paintRun(QPainter& painter, int run, bool faded) const;
  void paintValues(QPainter& painter, int run) const;

  QStringList names_;
  QList<int> colours_;
  std::vector<ChartAxis> axes_;
  int chosen_ = -1;
};

}  // namespace descry
