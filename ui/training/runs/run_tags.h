#pragma once

#include <QString>
#include <string>
#include <vector>

namespace descry {

/// Tags as a person types them, with commas between them; each once.
std::vector<std::string> tagsOf(const QString& typed);
QString joinedTags(const std::vector<std::string>& tags);

}  // namespace descry
