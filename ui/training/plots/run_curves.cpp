#include "ui/training/plots/run_curves.h"

#include <array>
#include <limits>

#include "training/run/run_history.h"

namespace descry {

namespace {

constexpr std::size_t kStepCurves = static_cast<std::size_t>(kFirstEpochFigure);
constexpr std::size_t kEpochCurves = kFigures - kStepCurves;
constexpr std::array<StepFigure, kStepCurves> kStepFigureOf{
    StepFigure::kLoss,           StepFigure::kReward,      StepFigure::kLearningRate,
    StepFigure::kGradientNorm,   StepFigure::kUpdateRatio, StepFigure::kCaptionsPerSecond,
    StepFigure::kMemory,         StepFigure::kDeviceUse,   StepFigure::kAttentionEntropy,
    StepFigure::kAttentionChange};
constexpr std::array<std::pair<Figure, const char*>, 3> kMetrics{
    {{Figure::kBleu4, "Bleu_4"}, {Figure::kCider, "CIDEr"}, {Figure::kMeteor, "METEOR"}}};

}  // namespace

struct RunCurves::Points {
  StepColumns steps;
  Timeline epochs;  // a row where an epoch ended
  std::array<FigureColumn, kEpochCurves> epochColumns;
  std::array<CurveTrace, kFigures> traces;
  std::vector<RunEvent> events;

  const FigureColumn& column(std::size_t figure) const {
    return figure < kStepCurves ? steps.column(kStepFigureOf[figure]) : epochColumns[figure - kStepCurves];
  }
  void follow() {
    for (std::size_t figure = 0; figure < kFigures; ++figure) traces[figure].follow(column(figure));
  }
  void putEpoch(Figure figure, double value) {
    epochColumns[static_cast<std::size_t>(figure) - kStepCurves].append(epochs.rows() - 1, static_cast<float>(value));
  }
  void add(const EpochRecord& record);
  void cutEpochs(std::int64_t step);
};

void RunCurves::Points::cutEpochs(std::int64_t step) {
  const std::size_t kept = epochs.row_at(step);
  if (kept == epochs.rows()) return;
  for (std::size_t figure = 0; figure < kEpochCurves; ++figure) {
    epochColumns[figure].cut_rows(kept);
    traces[kStepCurves + figure].cut(epochColumns[figure].size());
  }
  epochs.cut(kept);
}

void RunCurves::Points::add(const EpochRecord& record) {
  cutEpochs(record.step);
  // When the epoch ended is what its last step says: the record has the epoch's own length.
  const Timeline& timeline = steps.timeline();
  const std::size_t after = timeline.row_at(record.step + 1);
  const double seconds = after == 0 ? 0 : timeline.seconds(after - 1);
  std::optional<double> time;
  if (after > 0 && timeline.time(after - 1) != Timeline::kNoTime) time = timeline.time(after - 1);
  epochs.append(record.step, record.epoch, seconds, time);
  putEpoch(Figure::kValLoss, record.val_loss);
  putEpoch(Figure::kTokenAccuracy, record.val_accuracy);
  for (const auto& [figure, name] : kMetrics) {
    const auto metric = record.metrics.find(name);
    if (metric != record.metrics.end()) putEpoch(figure, metric->second);
  }
}

RunCurves::RunCurves() : points_(std::make_shared<Points>()) {}

RunCurves::RunCurves(RunHistory&& history) : RunCurves() {
  points_->steps = std::move(history.steps);
  for (const EpochRecord& record : history.epochs) points_->add(record);
  points_->events = history.events;
  points_->follow();
}

void RunCurves::append(const StepRecord& record) {
  Points& points = *points_;
  if (points.steps.push_back(record) > 0) {
    for (std::size_t figure = 0; figure < kStepCurves; ++figure)
      points.traces[figure].cut(points.column(figure).index_at(points.steps.size() - 1));
    points.cutEpochs(record.step);
  }
  points.follow();
}

void RunCurves::append(const EpochRecord& record) {
  points_->add(record);
  points_->follow();
}

void RunCurves::append(const RunEvent& event) { points_->events.push_back(event); }

Curve RunCurves::curve(Figure figure) const {
  const auto index = static_cast<std::size_t>(figure);
  const Timeline& timeline = index < kStepCurves ? points_->steps.timeline() : points_->epochs;
  return {points_, &timeline, &points_->column(index), &points_->traces[index]};
}

const std::vector<RunEvent>& RunCurves::events() const { return points_->events; }

double RunCurves::keyOf(const RunEvent& event, KeyUnit unit) const {
  if (unit == KeyUnit::kStep) return static_cast<double>(event.step);
  if (unit == KeyUnit::kClock) return event.time > 0 ? event.time : Timeline::kNoTime;
  const Timeline& timeline = points_->steps.timeline();
  const std::size_t after = timeline.row_at(event.step + 1);
  return after == 0 ? 0 : descry::keyOf(timeline, unit, after - 1);
}

std::vector<double> RunCurves::epochStarts(KeyUnit unit) const {
  const Timeline& timeline = points_->steps.timeline();
  std::vector<double> starts;
  for (const std::size_t row : timeline.epoch_rows()) starts.push_back(descry::keyOf(timeline, unit, row));
  return starts;
}

bool RunCurves::hasTimes() const { return points_->steps.timeline().has_times(); }

std::size_t RunCurves::bytes() const {
  std::size_t bytes = points_->steps.bytes() + points_->epochs.bytes();
  for (const FigureColumn& column : points_->epochColumns) bytes += column.bytes();
  for (const CurveTrace& trace : points_->traces) bytes += trace.raw.bytes() + trace.smoothed.bytes();
  return bytes;
}

}  // namespace descry
