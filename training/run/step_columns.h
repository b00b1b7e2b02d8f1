#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "training/run/records.h"

namespace descry {

/// Where the rows of a table lie in a run: by step, epoch, seconds trained and time of day. None of them ever falls.
class Timeline {
 public:
  /// `step` is above the last row's. Seconds and times below the last row's count as that row's.
  void append(std::int64_t step, int epoch, double seconds, std::optional<double> time);
  void append(const Timeline& later);
  /// Keeps that many rows.
  void cut(std::size_t rows);
  void reserve(std::size_t rows);

  std::size_t rows() const { return steps_.size(); }
  std::int64_t step(std::size_t row) const { return steps_[row]; }
  int epoch(std::size_t row) const { return stretches_[stretch_of(row)].epoch; }
  /// Epochs passed when the row ends: 1.5 is halfway through the second. An epoch that goes on counts as being as long
  /// as the one before.
  double epochs(std::size_t row) const;
  double seconds(std::size_t row) const { return seconds_[row]; }
  /// Seconds since 1970, UTC; minus infinity where it was not recorded.
  double time(std::size_t row) const { return times_.empty() ? kNoTime : times_[row]; }
  bool has_times() const { return !times_.empty(); }
  /// The first row at or after the step; rows() if there is none.
  std::size_t row_at(std::int64_t step) const;
  /// The first row of each epoch.
  std::vector<std::size_t> epoch_rows() const;
  std::size_t bytes() const;

  static constexpr double kNoTime = -std::numeric_limits<double>::infinity();

 private:
  struct Stretch {
    int epoch;
    std::size_t first;
  };
  std::size_t stretch_of(std::size_t row) const;
  std::size_t length_of(std::size_t stretch) const;

  std::vector<std::int64_t> steps_;
  std::vector<double> seconds_;
  std::vector<double> times_;  // none while no row has one
  std::vector<Stretch> stretches_;
};

/// One figure of a table: a value for each row from some row on, or for some rows only. Single precision: it is drawn,
/// not calculated with.
class FigureColumn {
 public:
  /// Rows rise.
  void append(std::size_t row, float value);
  /// `later` begins `shift` rows below this one.
  void append(const FigureColumn& later, std::size_t shift);
  /// Forgets the values of this row and later ones.
  void cut_rows(std::size_t row);
  void reserve(std::size_t values) { values_.reserve(values); }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  float value(std::size_t index) const { return values_[index]; }
  std::size_t row(std::size_t index) const { return rows_.empty() ? first_ + index : rows_[index]; }
  /// The first value at or after the row; size() if there is none.
  std::size_t index_at(std::size_t row) const;
  std::size_t bytes() const { return values_.capacity() * sizeof(float) + rows_.capacity() * sizeof(std::uint32_t); }

 private:
  std::vector<float> values_;
  std::vector<std::uint32_t> rows_;  // none while they are first_, first_ + 1 and so on
  std::size_t first_ = 0;
};

/// What is recorded of steps.
enum class StepFigure {
  kLoss,
  kSelfCriticalLoss,  ///< of the steps that have a reward: another quantity than their cross-entropy
  kReward,
  kLearningRate,
  kGradientNorm,
  kCaptionsPerSecond,
  kUpdateRatio,
  kMemory,
  kDeviceUse,
  kAttentionEntropy,
  kAttentionChange
};
inline constexpr std::size_t kStepFigures = static_cast<std::size_t>(StepFigure::kAttentionChange) + 1;

/// Records of steps by rising step, held as columns: some 60 bytes a step. Reads like a vector of StepRecord, whose
/// figures come back in single precision.
class StepColumns {
 public:
  using value_type = StepRecord;
  class Iterator;

  /// A step at or before the last one replaces everything from there on: a run that was resumed repeats steps. Returns
  /// the number of rows that it took away.
  std::size_t push_back(const StepRecord& record);
  /// As if the later ones were pushed one by one.
  void append(const StepColumns& later);
  /// Room for that many steps, of every figure that has values.
  void reserve(std::size_t steps);

  std::size_t size() const { return timeline_.rows(); }
  bool empty() const { return size() == 0; }
  StepRecord operator[](std::size_t row) const;
  StepRecord back() const { return (*this)[size() - 1]; }
  Iterator begin() const;
  Iterator end() const;

  const Timeline& timeline() const { return timeline_; }
  const FigureColumn& column(StepFigure figure) const { return columns_[static_cast<std::size_t>(figure)]; }
  std::size_t bytes() const;

 private:
  FigureColumn& column_of(StepFigure figure) { return columns_[static_cast<std::size_t>(figure)]; }
  std::optional<double> at(StepFigure figure, std::size_t row) const;
  void cut(std::size_t rows);

  Timeline timeline_;
  std::array<FigureColumn, kStepFigures> columns_;
  std::size_t reserved_ = 0;
};

class StepColumns::Iterator {
 public:
  using value_type = StepRecord;
  using difference_type = std::ptrdiff_t;
  Iterator(const StepColumns* columns, std::size_t row) : columns_(columns), row_(row) {}
  StepRecord operator*() const { return (*columns_)[row_]; }
  Iterator& operator++() {
    ++row_;
    return *this;
  }
  bool operator==(const Iterator& other) const = default;

 private:
  const StepColumns* columns_;
  std::size_t row_;
};

inline StepColumns::Iterator StepColumns::begin() const { return {this, 0}; }
inline StepColumns::Iterator StepColumns::end() const { return {this, size()}; }

}  // namespace descry
