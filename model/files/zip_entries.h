#pragma once

#include <map>
#include <string>
#include <string_view>

namespace descry {

/// The files of a zip archive that stores them uncompressed, as torch.save does (zip64 included), by name. The contents
/// point into `archive`. Throws Error: kDamaged, kUnsupported (compressed or encrypted entries).
std::map<std::string, std::string_view> stored_zip_entries(std::string_view archive);

}  // namespace descry
