#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "model/export/export_settings.h"

namespace descry {

/// What a command line says of where captions go.
struct ExportOptions {
  std::string csv, json, json_lines, coco, gallery;  ///< destinations; empty: not asked for
  bool text_sidecars = false, xmp_sidecars = false, embed = false;
  std::string columns, delimiter = ",", which = "all";
  bool byte_order_mark = false, without_caption = false, overwrite = false, no_originals = false, heat_maps = false;
  std::vector<std::string> settings_files;

  /// What is common to all tables, stdout's included. Errors: kUsage.
  Result<ExportSettings> table() const;
  /// Every export that was asked for. Errors: kUsage; of settings files kNotFound, kUnreadable, kDamaged.
  Result<std::vector<ExportSettings>> exports() const;
};

/// --csv, --json, --jsonl, --coco, --html, --sidecars, --xmp, --embed, --columns, --delimiter, --bom, --which and their
/// like; `options` outlives the parsing.
void add_export_options(CLI::App& command, ExportOptions& options);

}  // namespace descry
