#pragma once

#include <QImage>
#include <filesystem>

namespace descry {

/// The desktop's shared thumbnails (freedesktop.org's Thumbnail Managing Standard 0.9), of which file managers show and
/// make the same. Any thread.

/// The size "large" of the standard: 256 pixels at most either way. Null where there is none or it is of an older file.
QImage storedThumbnail(const std::filesystem::path& picture);

/// Keeps a picture, scaled down where it is larger than that. Where it cannot be kept, it is not: it is only a copy.
void storeThumbnail(const std::filesystem::path& picture, const QImage& image);

}  // namespace descry
