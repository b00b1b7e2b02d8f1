#include "training/run/metrics_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace descry {
namespace {

constexpr std::array<std::string_view, 6> kMetrics{"Bleu_1", "Bleu_2", "Bleu_3", "Bleu_4", "ROUGE_L", "CIDEr"};
/// Columns that files of earlier versions end before.
constexpr std::array<std::string_view, 7> kLaterMetrics{"METEOR",     "distinct_captions", "vocabulary_used",
                                                        "mean_words", "repetition_share",  "unfinished_share",
                                                        "novel_share"};
constexpr std::string_view kHeader =
    "kind,step,epoch,loss,learning_rate,gradient_norm,captions_per_second,seconds,val_loss,val_accuracy,Bleu_1,Bleu_2,"
    "Bleu_3,Bleu_4,ROUGE_L,CIDEr,best,METEOR,distinct_captions,vocabulary_used,mean_words,repetition_share,"
    "unfinished_share,novel_share,reward,time,update_ratio,memory,device_use,attention_entropy,attention_change";
/// Fields of a step that may be empty, in the order of their columns.
constexpr std::array<std::optional<double> StepRecord::*, 7> kOptional{
    &StepRecord::reward,          &StepRecord::time,       &StepRecord::update_ratio,
    &StepRecord::memory,          &StepRecord::device_use, &StepRecord::attention_entropy,
    &StepRecord::attention_change};
constexpr std::size_t kFirstMetric = 10;
constexpr std::size_t kBest = kFirstMetric + kMetrics.size();
constexpr std::size_t kFirstLater = kBest + 1;
constexpr std::size_t kFirstOptional = kFirstLater + kLaterMetrics.size();
constexpr std::size_t kColumns = kFirstOptional + kOptional.size();
/// What earlier versions wrote.
constexpr std::array<std::size_t, 3> kFewerColumns{kFirstLater, kFirstOptional, kFirstOptional + 1};

template <typename Number>
std::string text(Number value) {
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

template <typename Number>
bool read(std::string_view field, Number& value) {
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  return error == std::errc() && end == field.data() + field.size();
}

std::string joined(const std::array<std::string, kColumns>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += field;
  }
  return line + '\n';
}

/// The fields of a line; those after the last column are not kept.
struct Fields {
  std::array<std::string_view, kColumns> at;
  std::size_t size = 0;
  std::string_view operator[](std::size_t column) const { return at[column]; }
};

Fields split(std::string_view line) {
  Fields fields;
  const char* begin = line.data();
  const char* const end = begin + line.size();
  for (const char* character = begin;; ++character) {
    if (character != end && *character != ',') continue;
    if (fields.size < kColumns) fields.at[fields.size] = {begin, static_cast<std::size_t>(character - begin)};
    ++fields.size;
    if (character == end) return fields;
    begin = character + 1;
  }
}

std::optional<MetricsRecord> parse_step(const Fields& fields) {
  StepRecord record;
  bool whole = read(fields[1], record.step) && read(fields[2], record.epoch) && read(fields[3], record.loss) &&
               read(fields[4], record.learning_rate) && read(fields[5], record.gradient_norm) &&
               read(fields[6], record.captions_per_second) && read(fields[7], record.seconds);
  for (std::size_t i = 0; i < kOptional.size() && kFirstOptional + i < fields.size; ++i)
    if (const auto field = fields[kFirstOptional + i]; !field.empty())
      whole = whole && read(field, (record.*kOptional[i]).emplace());
  if (!whole) return {};
  return record;
}

/// The metric's value, if its field has one. False where the field is damaged.
bool read_metric(std::string_view field, std::string_view name, EpochRecord& record) {
  return field.empty() || read(field, record.metrics[std::string(name)]);
}

std::optional<MetricsRecord> parse_epoch(const Fields& fields) {
  EpochRecord record;
  int best = 0;
  bool whole = read(fields[1], record.step) && read(fields[2], record.epoch) && read(fields[3], record.train_loss) &&
               read(fields[7], record.seconds) && read(fields[8], record.val_loss) &&
               read(fields[9], record.val_accuracy) && read(fields[kBest], best);
  for (std::size_t i = 0; i < kMetrics.size(); ++i)
    whole = whole && read_metric(fields[kFirstMetric + i], kMetrics[i], record);
  for (std::size_t i = 0; i < kLaterMetrics.size() && kFirstLater + i < fields.size; ++i)
    whole = whole && read_metric(fields[kFirstLater + i], kLaterMetrics[i], record);
  if (!whole) return {};
  record.best = best != 0;
  return record;
}

}  // namespace

std::string metrics_header() { return std::string(kHeader) + '\n'; }

std::string metrics_line(const StepRecord& record) {
  std::array<std::string, kColumns> fields;
  fields[0] = "step";
  fields[1] = text(record.step);
  fields[2] = text(record.epoch);
  fields[3] = text(record.loss);
  fields[4] = text(record.learning_rate);
  fields[5] = text(record.gradient_norm);
  fields[6] = text(record.captions_per_second);
  fields[7] = text(record.seconds);
  for (std::size_t i = 0; i < kOptional.size(); ++i)
    if (record.*kOptional[i]) fields[kFirstOptional + i] = text(*(record.*kOptional[i]));
  return joined(fields);
}

std::string metrics_line(const EpochRecord& record) {
  std::array<std::string, kColumns> fields;
  fields[0] = "epoch";
  fields[1] = text(record.step);
  fields[2] = text(record.epoch);
  fields[3] = text(record.train_loss);
  fields[7] = text(record.seconds);
  fields[8] = text(record.val_loss);
  fields[9] = text(record.val_accuracy);
  const auto put = [&](std::size_t column, std::string_view name) {
    const auto found = record.metrics.find(std::string(name));
    if (found != record.metrics.end()) fields[column] = text(found->second);
  };
  for (std::size_t i = 0; i < kMetrics.size(); ++i) put(kFirstMetric + i, kMetrics[i]);
  for (std::size_t i = 0; i < kLaterMetrics.size(); ++i) put(kFirstLater + i, kLaterMetrics[i]);
  fields[kBest] = record.best ? "1" : "0";
  return joined(fields);
}

bool is_metrics_header(std::string_view line) {
  constexpr std::array<std::string_view, 3> kEarlierEnds{",METEOR", ",reward", ",time"};
  return line == kHeader || std::any_of(kEarlierEnds.begin(), kEarlierEnds.end(), [line](std::string_view end) {
           return line == kHeader.substr(0, kHeader.find(end));
         });
}

std::optional<MetricsRecord> parse_metrics_line(std::string_view line) {
  const Fields fields = split(line);
  if (fields.size != kColumns &&
      std::find(kFewerColumns.begin(), kFewerColumns.end(), fields.size) == kFewerColumns.end())
    return {};
  if (fields[0] == "step") return parse_step(fields);
  if (fields[0] == "epoch") return parse_epoch(fields);
  return {};
}

}  // namespace descry
