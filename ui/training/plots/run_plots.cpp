#include "ui/training/plots/run_plots.h"

#include <QGridLayout>

namespace descry {

namespace {

constexpr int kDrawEvery = 25;  // milliseconds between two plots; four plots make ten frames a second

CurvePlot* addPlot(QGridLayout* grid, int row, int column, PlotSpec spec) {
  auto* plot = new CurvePlot(std::move(spec));
  grid->addWidget(plot, row, column);
  return plot;
}

}  // namespace

RunPlots::RunPlots(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("runPlots"));
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(1);
  const QString step = tr("step");
  loss_ = addPlot(grid, 0, 0,
                  {QStringLiteral("lossPlot"),
                   tr("Loss"),
                   step,
                   tr("nats a token"),
                   tr("Loss appears here from the first step on; the dev pictures' after each epoch."),
                   {{tr("train"), false, RunCurves::kSmoothing}, {tr("val"), true, 0}}});
  scores_ = addPlot(grid, 0, 1,
                    {QStringLiteral("scoresPlot"),
                     tr("Scores"),
                     step,
                     tr("score"),
                     tr("Scores of the dev pictures' captions appear here when an epoch ends."),
                     {{tr("CIDEr"), true, 0}, {tr("BLEU-4"), true, 0}, {tr("reward"), false, RunCurves::kSmoothing}}});
  learningRate_ = addPlot(grid, 1, 0,
                          {QStringLiteral("learningRatePlot"),
                           tr("Learning rate"),
                           step,
                           tr("rate"),
                           tr("The learning rate appears here from the first step on."),
                           {{tr("learning rate"), false, 0}}});
  gradientNorm_ = addPlot(grid, 1, 1,
                          {QStringLiteral("gradientNormPlot"),
                           tr("Gradient norm"),
                           step,
                           tr("norm"),
                           tr("The gradient's length before clipping appears here from the first step on."),
                           {{tr("gradient norm"), false, RunCurves::kSmoothing}}});
  grid->setRowStretch(0, 3);
  grid->setRowStretch(1, 2);
  timer_.setInterval(kDrawEvery);
  connect(&timer_, &QTimer::timeout, this, &RunPlots::drawNext);
}

void RunPlots::showRun(const QString& run, const QString& name, int colour, RunCurves curves) {
  for (CurvePlot* plot : all()) plot->setRun(run, name, colour);
  loss_->setCurve(run, 0, std::move(curves.trainLoss));
  loss_->setCurve(run, 1, std::move(curves.valLoss));
  scores_->setCurve(run, 0, std::move(curves.cider));
  scores_->setCurve(run, 1, std::move(curves.bleu4));
  scores_->setCurve(run, 2, std::move(curves.reward));
  learningRate_->setCurve(run, 0, std::move(curves.learningRate));
  gradientNorm_->setCurve(run, 0, std::move(curves.gradientNorm));
  drawSoon();
}

void RunPlots::hideRun(const QString& run) {
  for (CurvePlot* plot : all()) plot->removeRun(run);
  drawSoon();
}

bool RunPlots::shows(const QString& run) const { return loss_->runs().contains(run); }

void RunPlots::drawSoon() {
  waiting_ = all().size();
  if (!timer_.isActive()) timer_.start();
}

void RunPlots::drawNext() {
  if (waiting_ == 0) return timer_.stop();
  --waiting_;
  all()[next_]->refresh();
  next_ = (next_ + 1) % all().size();
}

}  // namespace descry
