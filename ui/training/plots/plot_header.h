#pragma once

#include <vector>

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// What is above a plot: its title, what its values count, and a sample of each kind of curve with its name; in two
/// lines where one is too short. Part of the plot, so that saved pictures have it too.
class PlotHeader : public QCPLayoutElement {
 public:
  struct Entry {
    QString name;
    QPen pen;
    QCPScatterStyle marker;
  };

  explicit PlotHeader(QCustomPlot* plot);

  void setTitle(const QString& title, const QString& unit) {
    title_ = title;
    unit_ = unit;
  }
  void setEntries(std::vector<Entry> entries) { entries_ = std::move(entries); }
  void setTextColour(const QColor& colour) { colour_ = colour; }

  QSize minimumOuterSizeHint() const override;
  QSize maximumOuterSizeHint() const override;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  int titleWidth() const;
  int widthOf(const Entry& entry) const;
  bool inTwoLines() const;
  void drawTitle(QCPPainter* painter, const QRect& room) const;
  void drawEntry(QCPPainter* painter, const Entry& entry, const QRect& room) const;

  QString title_, unit_;
  QColor colour_;
  std::vector<Entry> entries_;
};

}  // namespace descry
