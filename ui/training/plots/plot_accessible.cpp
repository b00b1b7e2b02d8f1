#include "ui/training/plots/plot_accessible.h"

#include <QAccessibleWidget>

#include "ui/training/plots/curve_plot.h"

namespace descry {

namespace {

class AccessiblePlot : public QAccessibleWidget {
 public:
  explicit AccessiblePlot(CurvePlot* plot) : QAccessibleWidget(plot, QAccessible::Chart) {}

  QString text(QAccessible::Text which) const override {
    if (which == QAccessible::Value) return spoken(plot()->reading());
    return QAccessibleWidget::text(which);
  }
  QStringList actionNames() const override { return QAccessibleWidget::actionNames() << table(); }
  void doAction(const QString& name) override {
    if (name == table()) return plot()->showTable();
    QAccessibleWidget::doAction(name);
  }
  QString localizedActionName(const QString& name) const override {
    return name == table() ? CurvePlot::tr("Show values as a table") : QAccessibleWidget::localizedActionName(name);
  }

 private:
  static QString table() { return QStringLiteral("ShowTable"); }
  static QString spoken(QString reading) { return reading.replace(QLatin1Char('\n'), QStringLiteral(", ")); }
  CurvePlot* plot() const { return static_cast<CurvePlot*>(widget()); }
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* plot = qobject_cast<CurvePlot*>(object);
  return plot == nullptr ? nullptr : new AccessiblePlot(plot);
}

}  // namespace

void installPlotAccessibility() {
  static const bool installed = [] {
    QAccessible::installFactory(make);
    return true;
  }();
  (void)installed;
}

}  // namespace descry
