#pragma once

#include <string>
#include <vector>

#include "app/commands/decoding_options.h"
#include "app/commands/export_options.h"

namespace descry {

/// What the command line of `descry caption` says.
struct CaptionArguments {
  std::vector<std::string> paths;
  std::string model, album, attention, map = "attention", device = "auto";
  bool nul_separated = false;
  DecodingOptions decoding;
  ExportOptions exports;
};

/// Captions what the arguments name into where they say; returns the program's exit code.
int run_caption(const CaptionArguments& arguments);

}  // namespace descry
