#include "training/run/metrics_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

#include "training/run/metrics_file.h"

namespace descry {
namespace {

constexpr std::size_t kBlock = 1 << 20;              // read at once
constexpr std::uint64_t kWorthAThread = 4 * kBlock;  // so much takes some 10 ms to parse
constexpr std::size_t kLongestLine = 1 << 16;        // what is longer is no line of ours
constexpr std::size_t kMostThreads = 8;

void replace_from(std::vector<EpochRecord>& epochs, const EpochRecord& record) {
  const auto first = std::lower_bound(epochs.begin(), epochs.end(), record.epoch,
                                      [](const EpochRecord& one, int epoch) { return one.epoch < epoch; });
  epochs.erase(first, epochs.end());
  epochs.push_back(record);
}

void take_line(std::string_view line, MetricsPart& part) {
  const auto record = parse_metrics_line(line);
  if (!record) {
    if (!is_metrics_header(line)) ++part.damaged_lines;
  } else if (const auto* step = std::get_if<StepRecord>(&*record)) {
    part.steps.push_back(*step);
  } else {
    replace_from(part.epochs, std::get<EpochRecord>(*record));
  }
}

/// Reads the lines from `begin` on that end before `end`. `room_for`: bytes that the columns are to have room for.
bool read_part(int file, std::uint64_t begin, std::uint64_t end, std::uint64_t room_for, MetricsPart& part) {
  std::string text;
  std::size_t kept = 0;  // characters of a line whose end comes in the next block
  part.end = begin;
  for (std::uint64_t at = begin; at < end;) {
    text.resize(kept + std::min<std::uint64_t>(kBlock, end - at));
    const auto count = ::pread(file, text.data() + kept, text.size() - kept, static_cast<off_t>(at));
    if (count < 0) return false;
    if (count == 0) break;
    at += static_cast<std::uint64_t>(count);
    const std::string_view block(text.data(), kept + static_cast<std::size_t>(count));
    if (part.end == begin) {
      const auto lines = static_cast<std::uint64_t>(std::count(block.begin(), block.end(), '\n'));
      if (room_for > kBlock) part.steps.reserve(static_cast<std::size_t>(lines * room_for / block.size() * 65 / 64));
    }
    std::size_t line = 0;
    for (std::size_t stop = 0; (stop = block.find('\n', line)) != block.npos; line = stop + 1)
      take_line(block.substr(line, stop - line), part);
    part.end += line;
    kept = block.size() - line;
    if (kept > 0) std::memmove(text.data(), text.data() + line, kept);
  }
  return true;
}

/// Where the line ends that `at` lies in; `end` if it does not end soon.
std::uint64_t line_end_after(int file, std::uint64_t at, std::uint64_t end) {
  std::string text(kLongestLine, '\0');
  const auto count = ::pread(file, text.data(), text.size(), static_cast<off_t>(at));
  const std::size_t found = count > 0 ? text.find('\n') : text.npos;
  return found == text.npos ? end : std::min(end, at + found + 1);
}

}  // namespace

std::optional<MetricsPart> read_metrics(int file, std::uint64_t begin, std::uint64_t end) {
  const std::uint64_t size = end - begin;
  const std::size_t threads = std::clamp<std::size_t>(
      std::min<std::uint64_t>(size / kWorthAThread, std::thread::hardware_concurrency()), 1, kMostThreads);
  std::vector<std::uint64_t> bounds{begin};
  for (std::size_t part = 1; part < threads; ++part)
    bounds.push_back(std::max(bounds.back(), line_end_after(file, begin + size * part / threads, end)));
  bounds.push_back(end);
  std::vector<MetricsPart> parts(threads);
  std::vector<char> read(threads);
  const auto work = [&](std::size_t part) {
    const std::uint64_t from = bounds[part], to = bounds[part + 1];
    read[part] = read_part(file, from, to, part == 0 ? size : to - from, parts[part]);
  };
  std::vector<std::thread> workers;
  for (std::size_t part = 1; part < threads; ++part) workers.emplace_back(work, part);
  work(0);
  for (std::thread& worker : workers) worker.join();
  MetricsPart whole = std::move(parts[0]);
  for (std::size_t part = 1; part < threads; ++part) {
    add_records(whole.steps, whole.epochs, parts[part]);
    whole.damaged_lines += parts[part].damaged_lines;
    whole.end = parts[part].end;
    parts[part] = {};
  }
  if (std::find(read.begin(), read.end(), 0) != read.end()) return std::nullopt;
  return whole;
}

void add_records(StepColumns& steps, std::vector<EpochRecord>& epochs, const MetricsPart& later) {
  steps.append(later.steps);
  for (const EpochRecord& record : later.epochs) replace_from(epochs, record);
}

}  // namespace descry
