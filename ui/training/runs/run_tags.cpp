#include "ui/training/runs/run_tags.h"

#include <QStringList>

namespace descry {

std::vector<std::string> tagsOf(const QString& typed) {
  QStringList tags;
  for (const QString& part : typed.split(QLatin1Char(','))) tags << part.simplified();
  tags.removeAll(QString());
  tags.removeDuplicates();
  std::vector<std::string> kept;
  for (const QString& tag : tags) kept.push_back(tag.toStdString());
  return kept;
}

QString joinedTags(const std::vector<std::string>& tags) {
  QStringList texts;
  for (const std::string& tag : tags) texts << QString::fromStdString(tag);
  return texts.join(QStringLiteral(", "));
}

}  // namespace descry
