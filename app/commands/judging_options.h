#pragma once

#include <CLI/App.hpp>

#include "training/judging/judging_task.h"

namespace descry {

/// --split, --dev-share, --seed, --device, --cache and --paraphrases; `task` outlives the parsing.
void add_judging_options(CLI::App& command, JudgingTask& task);

}  // namespace descry
