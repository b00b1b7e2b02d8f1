#pragma once

#include <string_view>

namespace descry {

/// What a table's column or a JSON record's field holds, as far as captions are concerned.
enum class ColumnRole { kNone, kPath, kFolder, kCaption, kSplit, kId, kPictureId };

/// By its name: path, file_name, image...; caption, text, comment_2...; split. Letter case and a number at the end do
/// not matter.
ColumnRole role_of_column(std::string_view name);

/// For messages: which names there are.
extern const char* const kPathColumns;
extern const char* const kCaptionColumns;

}  // namespace descry
