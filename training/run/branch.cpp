#include "training/run/branch.h"

#include <algorithm>

#include "training/run/checkpoint.h"
#include "training/run/run_history.h"
#include "training/run/run_recorder.h"

namespace descry {

namespace {

namespace fs = std::filesystem;

/// The epoch whose model best.safetensors is: the last that was the best so far; 0 if none was recorded.
int epoch_of_best(const RunFolder& run) {
  const auto history = read_run(run.folder);
  int epoch = 0;
  if (!history) return epoch;
  for (const EpochRecord& record : history->epochs)
    if (record.best) epoch = record.epoch;
  return epoch;
}

Result<void> copy_into(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from, error)) return {};
  fs::copy(from, to, fs::copy_options::recursive, error);
  if (!error) return {};
  return failure(ErrorCode::kNotWritten, "The branch's folder cannot be written: " + error.message() + ".", to);
}

/// Everything that the branch has in common with its run.
Result<void> fill(const RunFolder& run, const BranchPoint& point, const TrainingSettings& settings,
                  const RunFolder& branch) {
  auto checkpoint = read_checkpoint(point.file);
  if (!checkpoint) return tl::unexpected(checkpoint.error());
  for (const char* name : {"metrics.csv", "events.jsonl", "captions", "watched.json"})
    if (auto copied = copy_into(run.folder / name, branch.folder / name); !copied) return copied;
  const RunCounters& reached = checkpoint->counters;
  if (auto cut = drop_records_after(branch.folder, reached.step, reached.evaluated_epochs); !cut) return cut;
  auto& best = checkpoint->counters.best;
  if (best && epoch_of_best(run) == best->epoch) {
    if (auto copied = copy_into(run.best(), branch.best()); !copied) return copied;
  } else {
    best.reset();  // its model is gone: the next epoch's is the best there is
  }
  if (auto written = write_checkpoint(*checkpoint, branch.last()); !written) return written;
  return write_settings(settings, branch.settings());
}

}  // namespace

std::vector<BranchPoint> branch_points(const RunFolder& run) {
  std::vector<fs::path> files{run.last()};
  std::error_code error;
  for (fs::directory_iterator entry(run.folder / "checkpoints", error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().extension() == ".safetensors") files.push_back(entry->path());
  std::vector<BranchPoint> points;
  for (const auto& file : files) {
    const auto checkpoint = read_checkpoint(file);
    if (!checkpoint) continue;
    const RunCounters& counters = checkpoint->counters;
    const auto same = [&](const BranchPoint& point) { return point.step == counters.step; };
    // The newest kept one is last.safetensors under another name.
    if (std::none_of(points.begin(), points.end(), same))
      points.push_back({file, counters.step, counters.evaluated_epochs});
  }
  std::sort(points.begin(), points.end(), [](const auto& one, const auto& other) { return one.step > other.step; });
  return points;
}

const std::vector<std::string>& settings_kept_by_branches() {
  static const std::vector<std::string> kept{"data",
                                             "vocabulary_min_count",
                                             "vocabulary_size",
                                             "min_caption_words",
                                             "max_caption_words",
                                             "captions_per_picture",
                                             "dev_share",
                                             "start_from",
                                             "new_words_only",
                                             "backbone",
                                             "train_backbone",
                                             "picture_side",
                                             "width",
                                             "encoder_pooling",
                                             "max_tokens",
                                             "encoder_blocks",
                                             "encoder_heads",
                                             "decoder",
                                             "state_size",
                                             "decoder_layers",
                                             "head_size",
                                             "self_heads",
                                             "cross_heads",
                                             "last_cross_heads",
                                             "feed_forward",
                                             "batch_pictures",
                                             "step_per_caption",
                                             "fine_tune_stages"};
  return kept;
}

Result<void> make_branch(const RunFolder& run, const BranchPoint& point, TrainingSettings settings,
                         const RunFolder& branch) {
  std::error_code error;
  if (fs::exists(branch.settings(), error) || branch.has_checkpoint())
    return failure(ErrorCode::kUsage, "This folder already holds a run; choose another one for the branch.",
                   branch.folder);
  const bool was_there = fs::exists(branch.folder, error);
  fs::create_directories(branch.folder, error);
  if (error) return failure(ErrorCode::kNotWritten, "The branch's folder cannot be made.", branch.folder);
  settings.branched_from = run.folder.filename().string() + ", step " + std::to_string(point.step);
  auto filled = fill(run, point, settings, branch);
  if (!filled && !was_there) fs::remove_all(branch.folder, error);
  return filled;
}

}  // namespace descry
