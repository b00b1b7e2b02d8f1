#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/result.h"

namespace descry {

/// A description as XMP has it: dc:description and Iptc4xmpCore:AltTextAccessibility, both as x-default. `existing`: a
/// packet whose other properties and languages stay; empty: none. Errors: kDamaged (existing is no XMP). Any thread.
Result<std::string> xmp_packet(std::string_view description, std::string_view existing = {});

/// Writes a description into the picture's own metadata: XMP as above and, where the format has them (JPEG, TIFF,
/// of WebP the first), Exif ImageDescription and the IPTC caption. Nothing else of the file changes, least of all its
/// pixels. `keep_original`: the file as it was stays beside as NAME_original; one that is there already stays, being
/// the true original. A file that says so already is left alone: false. Errors: kUnsupported (GIF, BMP, HEIC ...),
/// kDamaged, kNotFound, kUnreadable, kNotWritten; the file is as it was then. Any thread.
Result<bool> embed_description(const std::filesystem::path& picture, std::string_view description, bool keep_original);

/// Whether metadata can be written into files of this name's kind. Errors: kUnsupported, with what to do instead.
Result<void> can_embed(const std::filesystem::path& picture);

}  // namespace descry
