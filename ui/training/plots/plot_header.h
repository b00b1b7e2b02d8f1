#pragma once

#include <vector>

#include "ui/training/plots/custom_plot.h"

namespace descry {

/// The line above a plot: its title, and a sample of each kind of curve with its name. Part of the plot, so that saved
/// pictures have it too.
class PlotHeader : public QCPLayoutElement {
 public:
  struct Entry {
    QString name;
    QPen pen;
    QCPScatterStyle marker;
  };

  explicit PlotHeader(QCustomPlot* plot);

  void setTitle(const QString& title) { title_ = title; }
  void setEntries(std::vector<Entry> entries) { entries_ = std::move(entries); }
  void setTextColour(const QColor& colour) { colour_ = colour; }

  QSize minimumOuterSizeHint() const override;
  QSize maximumOuterSizeHint() const override;

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  int drawEntry(QCPPainter* painter, const Entry& entry, int right) const;

  QString title_;
  QColor colour_;
  std::vector<Entry> entries_;
};

}  // namespace descry
