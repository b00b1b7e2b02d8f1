#pragma once

#include <filesystem>

#include "model/result.h"
#include "training/run/run_history.h"

namespace descry {

/// Draws a run's losses over its steps into a PNG of 1280 x 800 pixels: the training loss of every step (faint) and
/// smoothed, and the validation loss of every epoch (markers). A run without steps gives a picture that says so.
/// Errors: kNotWritten.
Result<void> write_loss_plot(const RunHistory& history, const std::filesystem::path& png);

}  // namespace descry
