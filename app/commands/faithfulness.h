#pragma once

#include <stop_token>
#include <string>

#include "model/files/captioner_file.h"
#include "training/data/dataset.h"
#include "training/run/faithfulness.h"

namespace descry {

/// Runs the deletion test (training/run/faithfulness.h) on `count` of the pictures, prints a table and, if `json` names
/// a file, writes it there. Returns the exit code.
int test_faithfulness(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures, std::int64_t count,
                      torch::Device device, const std::string& json, std::stop_token stop);

}  // namespace descry
