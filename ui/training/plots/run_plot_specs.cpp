#include "ui/training/plots/run_plot_specs.h"

#include "ui/training/plots/run_plots.h"

namespace descry {

namespace {

using Best = CurveKind::Best;

/// A figure of every step.
CurveKind everyStep(const QString& name, Figure figure, bool noisy = true) { return {name, figure, false, noisy}; }
/// A figure that comes once an epoch.
CurveKind everyEpoch(const QString& name, Figure figure, Best best) { return {name, figure, true, false, best}; }

}  // namespace

std::vector<PlotSpec> runPlotSpecs() {
  return {
      {QStringLiteral("lossPlot"),
       RunPlots::tr("Loss"),
       RunPlots::tr("nats a token"),
       RunPlots::tr("Loss appears here from the first step on; the dev pictures' after each epoch."),
       {everyStep(RunPlots::tr("train"), Figure::kTrainLoss),
        everyEpoch(RunPlots::tr("val"), Figure::kValLoss, Best::kLowest)}},
      {QStringLiteral("scoresPlot"),
       RunPlots::tr("Scores"),
       RunPlots::tr("score"),
       RunPlots::tr("Scores of the dev pictures' captions appear here when an epoch ends."),
       {everyEpoch(RunPlots::tr("CIDEr"), Figure::kCider, Best::kHighest),
        everyEpoch(RunPlots::tr("BLEU-4"), Figure::kBleu4, Best::kHighest),
        everyEpoch(RunPlots::tr("METEOR"), Figure::kMeteor, Best::kHighest),
        everyStep(RunPlots::tr("reward"), Figure::kReward)}},
      {QStringLiteral("accuracyPlot"),
       RunPlots::tr("Token accuracy"),
       RunPlots::tr("share"),
       RunPlots::tr("The share of the dev captions' words that were foreseen appears here when an epoch ends."),
       {everyEpoch(RunPlots::tr("val"), Figure::kTokenAccuracy, Best::kHighest)}},
      {QStringLiteral("learningRatePlot"),
       RunPlots::tr("Learning rate"),
       RunPlots::tr("rate"),
       RunPlots::tr("The learning rate appears here from the first step on."),
       {everyStep(RunPlots::tr("learning rate"), Figure::kLearningRate, false)}},
      {QStringLiteral("gradientNormPlot"),
       RunPlots::tr("Gradient norm"),
       RunPlots::tr("norm"),
       RunPlots::tr("The gradient's length before clipping appears here from the first step on."),
       {everyStep(RunPlots::tr("gradient norm"), Figure::kGradientNorm)}},
      {QStringLiteral("updateRatioPlot"),
       RunPlots::tr("Weight update"),
       RunPlots::tr("update / weights"),
       RunPlots::tr("How much a step changes the weights, compared with their own length, appears here from the first "
                    "step on. Runs of earlier versions did not record it."),
       {everyStep(RunPlots::tr("update ratio"), Figure::kUpdateRatio)}},
      {QStringLiteral("speedPlot"),
       RunPlots::tr("Speed"),
       RunPlots::tr("captions a second"),
       RunPlots::tr("Captions trained on a second appear here from the first step on."),
       {everyStep(RunPlots::tr("captions a second"), Figure::kCaptionsPerSecond)}},
      {QStringLiteral("attentionPlot"),
       RunPlots::tr("Attention"),
       RunPlots::tr("share"),
       RunPlots::tr("How flat the attention to the picture is (entropy: 1 is flat), and how much it changes from word "
                    "to word, appear here every few steps. Runs of earlier versions did not record it."),
       {everyStep(RunPlots::tr("entropy"), Figure::kAttentionEntropy),
        everyStep(RunPlots::tr("change"), Figure::kAttentionChange)}},
      {QStringLiteral("memoryPlot"),
       RunPlots::tr("Memory"),
       RunPlots::tr("MiB"),
       RunPlots::tr("The memory that training takes appears here from the first step on. Runs of earlier versions did "
                    "not record it."),
       {everyStep(RunPlots::tr("memory"), Figure::kMemory, false)}},
      {QStringLiteral("deviceUsePlot"),
       RunPlots::tr("Processor use"),
       RunPlots::tr("share of all"),
       RunPlots::tr("The share of all processors that training keeps busy appears here from the first step on. Runs of "
                    "earlier versions did not record it."),
       {everyStep(RunPlots::tr("processor use"), Figure::kDeviceUse)}},
  };
}

}  // namespace descry
