#pragma once

#include <map>
#include <vector>

#include "ui/training/plots/curve.h"
#include "ui/training/plots/custom_plot.h"
#include "ui/training/plots/plot_colours.h"

class QLabel;

namespace descry {

class PlotHeader;

/// One kind of curve that a plot shows for every run, such as "train" or "val".
struct CurveKind {
  QString name;
  bool markers = false;  ///< a mark at every point, for values that come once an epoch
  double smoothing = 0;  ///< weight of the past in the moving average that is shown; 0: as it is
};

struct PlotSpec {
  QString id;  ///< object name
  QString title;
  QString keyLabel;    ///< of the horizontal axis, unit included
  QString valueLabel;  ///< of the vertical axis, unit included
  QString emptyText;   ///< what will appear here, and when
  std::vector<CurveKind> kinds;
};

/// Curves of one quantity for one or more runs. With one run, colours tell kinds apart; with several, colours tell runs
/// apart and line style and markers the kinds. Wheel and drag zoom and move, a double click (or Home) fits; the
/// pointer, or the arrow keys, read values.
class CurvePlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit CurvePlot(PlotSpec spec, QWidget* parent = nullptr);

  /// A run's name for reading out, and its colour among several (index into PlotColours::series).
  void setRun(const QString& run, const QString& name, int colour);
  void setCurve(const QString& run, int kind, Curve curve);
  void removeRun(const QString& run);

  const PlotSpec& spec() const { return spec_; }
  QStringList runs() const;
  /// Empty curve if there is none.
  const Curve& curve(const QString& run, int kind) const;
  bool isEmpty() const;
  /// Whether new points move the view; off after zooming or moving, on again after fit().
  bool isFollowing() const { return following_; }

  /// Shows everything, and follows new points from now on.
  void fit();
  /// Draws what was appended since; call at most as often as a screen can show it.
  void refresh();
  /// Values at the key nearest to `key`: a line for the key and one for each curve. Empty if there is nothing.
  QString readingAt(double key) const;
  QString reading() const { return reading_; }

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  QSize minimumSizeHint() const override { return {170, 130}; }
  QSize sizeHint() const override { return {360, 230}; }

 private:
  struct Line {
    Curve curve;
    QCPGraph* shown = nullptr;
    QCPGraph* raw = nullptr;  // faint, behind; none where the curve is not smoothed
  };
  struct Run {
    QString name;
    int colour = 0;
    std::vector<Line> lines;
  };

  void build();
  Run& runOf(const QString& run);
  void attach(Line& line, const CurveKind& kind);
  void applyColours();
  void colourRuns();
  QPen penOf(const Run& run, int kind) const;
  void showEmptyOrAxes();
  void showReadingAt(double key);
  void hideReading();
  void stepReading(int direction);
  void zoomBy(double factor);
  void panBy(double share);
  void updateAccessibleText();

  PlotSpec spec_;
  PlotColours colours_;
  std::map<QString, Run> runs_;
  PlotHeader* header_ = nullptr;
  QLabel* emptyLabel_ = nullptr;
  QCPItemStraightLine* cursor_ = nullptr;
  QCPItemText* values_ = nullptr;
  QString reading_;
  double readingKey_ = 0;
  bool following_ = true;
};

}  // namespace descry
