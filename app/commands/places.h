#pragma once

#include <filesystem>

#include "model/result.h"

namespace descry {

/// Where the program keeps and finds things. Follows the XDG base directory specification.

/// The captioner that ships: DESCRY_MODEL, else share/descry/model beside the installed program, else the source
/// tree's. Errors: kNotFound, saying where it was looked for.
Result<std::filesystem::path> default_model();

/// EfficientNet-Lite0's ImageNet weights, which ship too: what training starts from. Looked for beside the default
/// model. Errors: kNotFound.
Result<std::filesystem::path> lite0_weights();

/// Pictures that ship, to try the program with; empty: they are not there.
std::filesystem::path samples_folder();

std::filesystem::path album_file();            ///< $XDG_DATA_HOME/descry/album.descry: the window's
std::filesystem::path feature_cache_folder();  ///< $XDG_CACHE_HOME/descry/features
std::filesystem::path runs_folder();           ///< $XDG_DATA_HOME/descry/runs

/// `chosen`, or the default model where it is empty.
Result<std::filesystem::path> model_or_default(const std::filesystem::path& chosen);

}  // namespace descry
