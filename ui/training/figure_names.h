#pragma once

#include <QString>
#include <string>

namespace descry {

/// What people call a figure or a fact that reports and records name "mean_words"; the name itself where it has no
/// other.
QString figureName(const QString& name);

/// A whole number.
bool isCount(const std::string& figure);

}  // namespace descry
