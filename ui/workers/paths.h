#pragma once

#include <QStringList>
#include <filesystem>
#include <vector>

namespace descry {

/// Files and folders as their bytes, which need not be text.
using Paths = std::vector<std::filesystem::path>;

/// Of names that a dialog or a drop gave as text.
std::filesystem::path pathOf(const QString& name);
Paths pathsOf(const QStringList& names);

/// As Qt's file classes and dialogs take it, and people read it.
QString textOf(const std::filesystem::path& path);

}  // namespace descry
