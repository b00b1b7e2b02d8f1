#pragma once

#include <filesystem>
#include <string>

#include "model/files/captioner_file.h"
#include "training/run/trainer.h"

namespace descry {

/// The model file that a setting names: "shipped" is the place's, anything else is a path.
std::filesystem::path model_file_of(const std::string& setting, const RunPlaces& places);

/// The captioner that settings.start_from names, one with a backbone of its own. Errors: read_captioner's, kUnsupported
/// (an ensemble, or a file without a backbone), kNotFound ("shipped" where none ships).
Result<LoadedCaptioner> starting_captioner(const TrainingSettings& settings, const RunPlaces& places);

/// Its sizes with the settings' dropout, for a run whose vocabulary begins with its words.
CaptionerOptions options_from(const LoadedCaptioner& start, const CaptionerOptions& settings, std::int64_t vocabulary);

/// Copies its weights into `network`, which has options_from's options. Rows of new words begin as the mean of the
/// known words' embeddings, as likely as the unknown word was.
void take_over(const LoadedCaptioner& start, Captioner& network);

}  // namespace descry
