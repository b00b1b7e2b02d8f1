#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "training/run/settings.h"

namespace descry {

/// What is known of the data that a run is to learn from. 0: not known.
struct DataCounts {
  std::int64_t train_pictures = 0, train_captions = 0, dev_pictures = 0;
  std::int64_t train_words = 0;      ///< of all captions
  std::int64_t longest_caption = 0;  ///< words
  std::int64_t vocabulary = 0;       ///< words that the settings keep, special ones apart
};

/// What a run will take, from its settings and the size of its data alone. Sizes are bytes; what cannot be told before
/// a weights file is read is empty.
struct RunForecast {
  std::int64_t pictures = 0, captions = 0;  ///< learned from in an epoch
  std::int64_t tokens = 0;                  ///< to be said in an epoch, ends included; 0: not known
  std::int64_t steps_per_epoch = 0, steps = 0;
  std::int64_t parameters = 0;
  std::optional<std::int64_t> cache;  ///< features of all pictures on disk, or pictures decoded to train the backbone
  std::int64_t checkpoint = 0;        ///< one
  std::int64_t run_folder = 0;        ///< checkpoints that are kept, and models
  std::int64_t memory = 0;            ///< the process's own at its peak, about
};

RunForecast forecast(const TrainingSettings& settings, const DataCounts& data);

/// A setting that is in range, and still rarely what a person wants.
struct UnusualSetting {
  std::string field;     ///< its name in settings.json
  std::string sentence;  ///< what follows from it
};

/// `settings` are valid. `free_disk`: bytes where runs are written; 0: not known.
std::vector<UnusualSetting> unusual_settings(const TrainingSettings& settings, const DataCounts& data,
                                             std::int64_t free_disk = 0);

}  // namespace descry
