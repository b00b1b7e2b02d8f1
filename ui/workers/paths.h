#pragma once

#include <QStringList>
#include <filesystem>
#include <vector>

namespace descry {

/// Files and folders as their bytes, which need not be text.
using Paths = std::vector<std::filesystem::path>;

/// Of names that a dialog or a drop gave as text.
Paths pathsOf(const QStringList& names);

}  // namespace descry
