#include "ui/training/plots/plot_table.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/training/plots/curve_plot.h"
#include "ui/training/plots/plain_ticker.h"
#include "ui/widgets/figure_table.h"

namespace descry {

namespace {

struct Column {
  QString name;
  Curve curve;
};

std::vector<Column> columnsOf(const CurvePlot& plot) {
  std::vector<Column> columns;
  const QStringList runs = plot.runs();
  const auto& kinds = plot.spec().kinds;
  for (const QString& run : runs) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const Curve curve = plot.curve(run, static_cast<int>(kind));
      if (!curve.has(plot.options().unit)) continue;
      QString name = kinds[kind].name;
      if (runs.size() > 1) name = plot.nameOf(run) + QStringLiteral(" ") + name;
      columns.push_back({name, curve});
    }
  }
  return columns;
}

/// The keys of the rows: those of the curve with the most points in view, at even distances.
std::vector<double> keysOf(const std::vector<Column>& columns, KeyUnit unit, const QCPRange& view) {
  std::vector<double> keys;
  const Curve* longest = nullptr;
  std::size_t first = 0, count = 0;
  for (const Column& column : columns) {
    const std::size_t begin = column.curve.indexAt(unit, view.lower), end = column.curve.indexAt(unit, view.upper);
    const bool atEnd = end < column.curve.size() && column.curve.key(end, unit) <= view.upper;
    if (end + atEnd - begin <= count) continue;
    longest = &column.curve;
    first = begin;
    count = end + atEnd - begin;
  }
  const std::size_t rows = std::min<std::size_t>(count, PlotTable::kMostRows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t index = rows == count ? row : row * (count - 1) / (rows - 1);
    keys.push_back(longest->key(first + index, unit));
  }
  return keys;
}

}  // namespace

PlotTable::PlotTable(CurvePlot* plot) : QDialog(plot->window()), plot_(plot) {
  setObjectName(QStringLiteral("plotTable"));
  setWindowTitle(tr("%1: values").arg(plot->spec().title));
  auto* note = new QLabel(tr("The values in view, in at most %1 rows. Zoom in for what lies between; “Save data” has "
                             "every value.")
                              .arg(locale().toString(kMostRows)));
  note->setWordWrap(true);
  table_ = new FigureTable(tr("Values of %1").arg(plot->spec().title));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QPushButton* update = buttons->addButton(tr("Update"), QDialogButtonBox::ActionRole);
  update->setObjectName(QStringLiteral("updateTable"));
  update->setToolTip(tr("Show what the plot shows now"));
  connect(update, &QPushButton::clicked, this, &PlotTable::fill);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(plot, &QObject::destroyed, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(note);
  layout->addWidget(table_, 1);
  layout->addWidget(buttons);
  resize(560, 420);
  fill();
  table_->setFocus();
}

void PlotTable::fill() {
  const KeyUnit unit = plot_->options().unit;
  const std::vector<Column> columns = columnsOf(*plot_);
  const std::vector<double> keys = keysOf(columns, unit, plot_->xAxis->range());
  const double apart = keys.size() > 1 ? (keys.back() - keys.front()) / static_cast<double>(keys.size() - 1) : 0;
  QStringList head{plot_->keyLabel()};
  for (const Column& column : columns) head << column.name;
  QList<QStringList> rows;
  for (const double key : keys) {
    QStringList row{plot_->keyText(key)};
    for (const Column& column : columns) {
      const std::size_t index = column.curve.indexNear(unit, key);
      const bool here = std::abs(column.curve.key(index, unit) - key) <= apart / 2;
      row << (here ? plainNumber(column.curve.value(index), locale()) : QString());
    }
    rows << row;
  }
  table_->setRows(head, rows);
}

}  // namespace descry
