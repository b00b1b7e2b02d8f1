#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ui/training/plots/custom_plot.h"
#include "ui/training/plots/plot_colours.h"
#include "ui/training/plots/plot_options.h"
#include "ui/training/plots/plot_spec.h"

class QLabel;
class QRubberBand;

namespace descry {

class CurveGraph;
class PlotHeader;
class PlotMarks;

/// Curves of one quantity for one or more runs. With one run, colours tell kinds apart; with several, colours tell runs
/// apart and line style and markers the kinds. What is drawn is worked out for the pixels that are shown, so that the
/// number of points hardly matters. The wheel zooms, dragging moves, Shift and dragging zooms to a box, Home fits; the
/// pointer, or the arrow keys, read values.
class CurvePlot : public QCustomPlot {
  Q_OBJECT

 public:
  enum class Placement { kAlone, kInGrid, kMaximised, kDetached };

  explicit CurvePlot(PlotSpec spec, QWidget* parent = nullptr);

  /// Shows a run, or replaces what was shown of it. `name` is read out; `colour`: its place in the palette, from 0.
  void setRun(const QString& run, const QString& name, int colour, RunCurves curves);
  void removeRun(const QString& run);
  void setOptions(const PlotOptions& options);
  const PlotOptions& options() const { return options_; }

  /// Where the plot stands, for its menu.
  void setPlacement(Placement placement) { placement_ = placement; }
  Placement placement() const { return placement_; }

  const PlotSpec& spec() const { return spec_; }
  QStringList runs() const;
  QString nameOf(const QString& run) const;
  /// An empty curve if there is none.
  Curve curve(const QString& run, int kind) const;
  bool isEmpty() const;
  /// Of the axis: "step", "epoch" and so on.
  QString keyLabel() const;
  QString keyText(double key) const;

  /// Whether new points move the view; not after zooming or moving, again after fit().
  bool isFollowing() const { return !heldKeys_ && !heldValues_; }
  /// Shows everything, and follows new points from now on.
  void fit();
  /// Zooms as the wheel does, about the view's middle.
  void zoomKeys(double factor);
  void zoomValues(double factor);
  /// Shows these keys from the next refresh() or painting on; everything again when empty. What the person does emits
  /// keysHeld(), this does not.
  void holdKeys(const std::optional<QCPRange>& keys);
  const std::optional<QCPRange>& heldKeys() const { return heldKeys_; }
  /// The keys of all curves; false if there are none.
  bool keyBounds(QCPRange* keys) const;
  /// What to show at least while it follows: other plots' keys.
  void setCommonKeys(const std::optional<QCPRange>& keys) { commonKeys_ = keys; }

  /// Draws what was appended since; call at most as often as a screen can show it.
  void refresh();
  /// Works out some of the moving averages; false while there is more to do.
  bool smoothSome();

  /// Values at the key nearest to `key`, and what happened there: a line for the key and one for each. Empty if there
  /// is nothing.
  QString readingAt(double key, bool withEvents = true) const;
  QString reading() const { return reading_; }
  /// Shows the reading at a key, as if the pointer were there, or none. These do not emit readingMoved().
  void showReadingAt(double key, bool withEvents);
  void hideReading();
  /// Opens the values in view as a table, in a window of its own.
  void showTable();
  /// The screen's place of the reading, or the plot's middle, for a menu that the keyboard asks for.
  QPoint menuPlace() const;

 Q_SIGNALS:
  /// The person zoomed or moved (or fitted: no keys).
  void keysHeld(const std::optional<QCPRange>& keys);
  /// The person reads at a key, or stopped reading.
  void readingMoved(const std::optional<double>& key);
  void maximiseRequested();
  void detachRequested();
  void hideRequested();
  /// To a place so many further on in the grid.
  void moveRequested(int places);
  /// The title is dragged to that place of the screen, or let go there.
  void titleDragged(const QPoint& globally, bool letGo);

 protected:
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  QSize minimumSizeHint() const override { return {170, 130}; }
  QSize sizeHint() const override { return {360, 230}; }

 private:
  struct Line {
    Curve curve;
    CurveGraph* shown = nullptr;
    CurveGraph* raw = nullptr;  // faint, behind; none for kinds that are not smoothed
  };
  struct Run {
    QString name;
    int colour = 0;
    RunCurves curves;
    std::vector<Line> lines;
  };

  void build();
  void buildReading();
  void buildAxes();
  void chooseTickers();
  void chooseTickCounts();
  void applyColours();
  void colourRuns();
  void nameKinds();
  QPen penOf(const Run& run, int kind) const;
  void showEmptyOrAxes();

  void chooseRanges();
  bool valueBounds(const QCPRange& keys, QCPRange* values) const;
  void drawLines();
  /// What line_ holds.
  void drawLine(CurveGraph& graph, bool markers, bool faint);
  void collectMarks();
  void markEvents(const Run& run);
  void markPoints(const Run& run, double keyPixel);

  void holdByPerson(const QCPRange& keys);
  void zoomKeysAbout(double key, double factor);
  void zoomValuesAbout(double value, double factor);
  void moveBy(const QPointF& pixels);
  void zoomToBox(const QRect& box);
  void readAt(double key);
  void stopReading();
  void stepReading(int direction);
  QStringList linesAt(double key, double* nearest) const;
  QStringList eventsAt(double key) const;
  void placeReading(double key);
  void updateAccessibleText();

  static constexpr double kLineWidth = 1.8;

  PlotSpec spec_;
  PlotOptions options_;
  PlotColours colours_;
  std::map<QString, Run> runs_;
  std::optional<QCPRange> heldKeys_, heldValues_, commonKeys_;
  QVector<QCPGraphData> line_;  // room to put a line together
  PlotHeader* header_ = nullptr;
  PlotMarks* marks_ = nullptr;
  QLabel* emptyLabel_ = nullptr;
  QCPItemStraightLine* cursor_ = nullptr;
  QCPItemText* values_ = nullptr;
  QRubberBand* box_ = nullptr;
  std::optional<QPoint> pressed_;  // where the left button went down, or where it last was
  enum class Drag { kNone, kMove, kBox, kTitle };
  Drag drag_ = Drag::kNone;
  Placement placement_ = Placement::kAlone;
  bool stale_ = true;  // not drawn since something changed
  QString reading_;
  double readingKey_ = 0;
};

}  // namespace descry
