#include "training/run/step_columns.h"

#include <algorithm>
#include <utility>

namespace descry {
namespace {

/// Figures that a step may be without, and where a StepRecord has them.
constexpr std::array<std::pair<StepFigure, std::optional<double> StepRecord::*>, 6> kOptional{
    {{StepFigure::kReward, &StepRecord::reward},
     {StepFigure::kUpdateRatio, &StepRecord::update_ratio},
     {StepFigure::kMemory, &StepRecord::memory},
     {StepFigure::kDeviceUse, &StepRecord::device_use},
     {StepFigure::kAttentionEntropy, &StepRecord::attention_entropy},
     {StepFigure::kAttentionChange, &StepRecord::attention_change}}};

StepFigure loss_figure(const StepRecord& record) {
  return record.reward ? StepFigure::kSelfCriticalLoss : StepFigure::kLoss;
}

}  // namespace

void Timeline::append(std::int64_t step, int epoch, double seconds, std::optional<double> time) {
  if (time && times_.empty()) times_.assign(rows(), kNoTime);
  if (time || !times_.empty()) {
    const double last = times_.empty() ? kNoTime : times_.back();
    times_.push_back(std::max(last, time.value_or(last)));
  }
  if (stretches_.empty() || stretches_.back().epoch != epoch) stretches_.push_back({epoch, rows()});
  const double least = seconds_.empty() ? 0 : seconds_.back();
  seconds_.push_back(seconds > least ? seconds : least);
  steps_.push_back(step);
}

void Timeline::append(const Timeline& later) {
  if (!later.times_.empty() && times_.empty()) times_.assign(rows(), kNoTime);
  if (!times_.empty()) {
    const double last = times_.back();
    for (std::size_t row = 0; row < later.rows(); ++row) times_.push_back(std::max(last, later.time(row)));
  }
  for (const Stretch& stretch : later.stretches_)
    if (stretches_.empty() || stretches_.back().epoch != stretch.epoch)
      stretches_.push_back({stretch.epoch, rows() + stretch.first});
  const double least = seconds_.empty() ? 0 : seconds_.back();
  for (const double seconds : later.seconds_) seconds_.push_back(std::max(least, seconds));
  steps_.insert(steps_.end(), later.steps_.begin(), later.steps_.end());
}

void Timeline::cut(std::size_t rows) {
  steps_.resize(rows);
  seconds_.resize(rows);
  if (!times_.empty()) times_.resize(rows);
  while (!stretches_.empty() && stretches_.back().first >= rows) stretches_.pop_back();
}

void Timeline::reserve(std::size_t rows) {
  steps_.reserve(rows);
  seconds_.reserve(rows);
  if (!times_.empty()) times_.reserve(rows);
}

std::size_t Timeline::stretch_of(std::size_t row) const {
  const auto after =
      std::upper_bound(stretches_.begin(), stretches_.end(), row,
                       [](std::size_t wanted, const Stretch& stretch) { return wanted < stretch.first; });
  return static_cast<std::size_t>(after - stretches_.begin()) - 1;
}

std::size_t Timeline::length_of(std::size_t stretch) const {
  if (stretch + 1 < stretches_.size()) return stretches_[stretch + 1].first - stretches_[stretch].first;
  const std::size_t so_far = rows() - stretches_[stretch].first;
  return stretch == 0 ? so_far : std::max(so_far, length_of(stretch - 1));
}

double Timeline::epochs(std::size_t row) const {
  const std::size_t stretch = stretch_of(row);
  const auto passed = static_cast<double>(row - stretches_[stretch].first + 1);
  return stretches_[stretch].epoch - 1 + passed / static_cast<double>(length_of(stretch));
}

std::size_t Timeline::row_at(std::int64_t step) const {
  return static_cast<std::size_t>(std::lower_bound(steps_.begin(), steps_.end(), step) - steps_.begin());
}

std::vector<std::size_t> Timeline::epoch_rows() const {
  std::vector<std::size_t> rows;
  for (const Stretch& stretch : stretches_) rows.push_back(stretch.first);
  return rows;
}

std::size_t Timeline::bytes() const {
  return steps_.capacity() * sizeof(std::int64_t) + (seconds_.capacity() + times_.capacity()) * sizeof(double);
}

void FigureColumn::append(std::size_t row, float value) {
  if (values_.empty()) {
    first_ = row;
  } else if (rows_.empty() && row != first_ + values_.size()) {
    for (std::size_t index = 0; index < values_.size(); ++index)
      rows_.push_back(static_cast<std::uint32_t>(first_ + index));
  }
  if (!rows_.empty()) rows_.push_back(static_cast<std::uint32_t>(row));
  values_.push_back(value);
}

void FigureColumn::append(const FigureColumn& later, std::size_t shift) {
  if (later.empty()) return;
  if (later.rows_.empty() && (empty() || (rows_.empty() && first_ + size() == later.first_ + shift))) {
    if (empty()) first_ = later.first_ + shift;
    values_.insert(values_.end(), later.values_.begin(), later.values_.end());
    return;
  }
  for (std::size_t index = 0; index < later.size(); ++index) append(later.row(index) + shift, later.value(index));
}

void FigureColumn::cut_rows(std::size_t row) {
  values_.resize(index_at(row));
  if (!rows_.empty()) rows_.resize(values_.size());
}

std::size_t FigureColumn::index_at(std::size_t row) const {
  if (rows_.empty()) return row <= first_ ? 0 : std::min(row - first_, values_.size());
  return static_cast<std::size_t>(std::lower_bound(rows_.begin(), rows_.end(), row) - rows_.begin());
}

std::size_t StepColumns::push_back(const StepRecord& record) {
  std::size_t taken = 0;
  if (!empty() && record.step <= timeline_.step(size() - 1)) {
    const std::size_t kept = timeline_.row_at(record.step);
    taken = size() - kept;
    cut(kept);
  }
  const std::size_t row = size();
  const auto put = [&](StepFigure figure, double value) {
    FigureColumn& to = column_of(figure);
    if (to.empty() && row < reserved_) to.reserve(reserved_ - row);
    to.append(row, static_cast<float>(value));
  };
  timeline_.append(record.step, record.epoch, record.seconds, record.time);
  put(loss_figure(record), record.loss);
  put(StepFigure::kLearningRate, record.learning_rate);
  put(StepFigure::kGradientNorm, record.gradient_norm);
  put(StepFigure::kCaptionsPerSecond, record.captions_per_second);
  for (const auto& [figure, member] : kOptional)
    if (record.*member) put(figure, *(record.*member));
  return taken;
}

void StepColumns::append(const StepColumns& later) {
  if (later.empty()) return;
  cut(timeline_.row_at(later.timeline_.step(0)));
  const std::size_t shift = size();
  for (std::size_t figure = 0; figure < kStepFigures; ++figure) columns_[figure].append(later.columns_[figure], shift);
  timeline_.append(later.timeline_);
}

void StepColumns::reserve(std::size_t steps) {
  reserved_ = steps;
  timeline_.reserve(steps);
  for (FigureColumn& column : columns_)
    if (!column.empty()) column.reserve(steps);
}

void StepColumns::cut(std::size_t rows) {
  if (rows == size()) return;
  for (FigureColumn& column : columns_) column.cut_rows(rows);
  timeline_.cut(rows);
}

std::optional<double> StepColumns::at(StepFigure figure, std::size_t row) const {
  const FigureColumn& from = column(figure);
  const std::size_t index = from.index_at(row);
  if (index == from.size() || from.row(index) != row) return std::nullopt;
  return from.value(index);
}

StepRecord StepColumns::operator[](std::size_t row) const {
  StepRecord record;
  record.step = timeline_.step(row);
  record.epoch = timeline_.epoch(row);
  record.seconds = timeline_.seconds(row);
  if (timeline_.time(row) != Timeline::kNoTime) record.time = timeline_.time(row);
  for (const auto& [figure, member] : kOptional) record.*member = at(figure, row);
  record.loss = at(loss_figure(record), row).value_or(0);
  record.learning_rate = at(StepFigure::kLearningRate, row).value_or(0);
  record.gradient_norm = at(StepFigure::kGradientNorm, row).value_or(0);
  record.captions_per_second = at(StepFigure::kCaptionsPerSecond, row).value_or(0);
  return record;
}

std::size_t StepColumns::bytes() const {
  std::size_t bytes = timeline_.bytes();
  for (const FigureColumn& column : columns_) bytes += column.bytes();
  return bytes;
}

}  // namespace descry
