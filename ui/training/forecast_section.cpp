#include "ui/training/forecast_section.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace descry {

namespace {

QString dataSize(const QLocale& locale, std::int64_t bytes) {
  return locale.formattedDataSize(bytes, bytes < (1 << 30) ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace

ForecastSection::ForecastSection(QWidget* parent)
    : Section(tr("What will happen"), true, parent),
      nothing_(new QLabel(tr("nothing yet: choose data"))),
      rows_(new QWidget),
      layout_(new QFormLayout(rows_)) {
  // A form whose rows come and go reads past its end in Qt 6.4 where labels are wrapped: these go all together.
  auto* either = new QVBoxLayout;
  either->addWidget(nothing_);
  either->addWidget(rows_);
  form()->addRow(either);
  nothing_->setWordWrap(true);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setRowWrapPolicy(form()->rowWrapPolicy());
  layout_->setFieldGrowthPolicy(form()->fieldGrowthPolicy());
  data_ = addRow("forecastData", tr("Learns from"), tr("Pictures and captions of an epoch, as the settings use them"));
  tokens_ = addRow("forecastTokens", tr("Tokens"), tr("Words and ends of captions to be said in an epoch"));
  steps_ = addRow("forecastSteps", tr("Steps"), tr("Of an epoch, and of the whole run with all its stages"));
  parameters_ = addRow("forecastParameters", tr("Network"), tr("Numbers that encoder and decoder learn"));
  cache_ = addRow("forecastCache", tr("On disk, shared"),
                  tr("Features of all pictures, computed once for all runs with the same backbone and picture size; or "
                     "decoded pictures, where the backbone is trained"));
  folder_ = addRow("forecastFolder", tr("Run's folder"), tr("The checkpoints that are kept, and two model files"));
  memory_ = addRow("forecastMemory", tr("Memory"), tr("The program's own at its peak, roughly"));
  time_ = addRow("forecastTime", tr("Time"), tr("Shown below the curves while the run goes on"));
  time_->setText(tr("told after the first 20 steps"));
}

QLabel* ForecastSection::addRow(const char* name, const QString& title, const QString& help) {
  auto* value = new QLabel;
  value->setObjectName(QLatin1String(name));
  value->setWordWrap(true);
  value->setToolTip(help);
  value->setAccessibleDescription(help);
  value->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* label = new QLabel(title);
  label->setToolTip(help);
  label->setBuddy(value);
  layout_->addRow(label, value);
  return value;
}

void ForecastSection::foretell(const RunForecast& run) {
  const QLocale spoken = locale();
  const bool known = run.pictures > 0;
  nothing_->setVisible(!known);
  rows_->setVisible(known);
  if (!known) return;
  const auto number = [&spoken](std::int64_t value) { return spoken.toString(qlonglong{value}); };
  data_->setText(tr("%1 pictures, %2 captions").arg(number(run.pictures), number(run.captions)));
  tokens_->setText(number(run.tokens));
  steps_->setText(tr("%1 an epoch, %2 in all").arg(number(run.steps_per_epoch), number(run.steps)));
  const double millions = static_cast<double>(run.parameters) / 1e6;
  parameters_->setText(tr("%1 million parameters").arg(spoken.toString(millions, 'f', millions < 10 ? 2 : 1)));
  cache_->setText(run.cache ? dataSize(spoken, *run.cache) : tr("depends on the model file"));
  folder_->setText(tr("%1, a checkpoint %2").arg(dataSize(spoken, run.run_folder), dataSize(spoken, run.checkpoint)));
  memory_->setText(tr("about %1").arg(dataSize(spoken, run.memory)));
}

}  // namespace descry
