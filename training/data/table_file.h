#pragma once

#include <optional>

#include "training/data/caption_list.h"
#include "training/data/column_roles.h"

namespace descry {

/// How a table's records hold paths and captions, as its header says.
struct TableColumns {
  char separator = ',';           ///< comma, semicolon, tab, or Flickr30k's |
  std::vector<ColumnRole> roles;  ///< of each column
  bool descry = false;            ///< what `descry caption --csv` writes
};

/// Nothing where the header names no column of paths or none of captions.
std::optional<TableColumns> table_columns(std::string_view header);

/// Reads CSV (RFC 4180: quoted fields may hold separators, quotes and line ends) or a table separated by something
/// else. A picture may have several records, and a record several captions. Records that do not fit are problems; a
/// quote that is never closed costs its line only.
CaptionList read_table(TextFile& file, const TableColumns& columns);

}  // namespace descry
