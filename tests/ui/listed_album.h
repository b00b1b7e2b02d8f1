#pragma once

#include <QAbstractItemModel>
#include <string>
#include <vector>

#include "ui/captioning/album/album_model.h"

namespace descry {

/// What a model said of a picture, in words of equal probability.
inline CaptionResult captioned(PictureId id, const std::string& sentence, double confidence = 0.5) {
  Caption caption;
  for (std::size_t from = 0; from < sentence.size();) {
    const std::size_t blank = std::min(sentence.find(' ', from), sentence.size());
    caption.words.push_back({sentence.substr(from, blank - from), 0.5F, {}});
    from = blank + 1;
  }
  caption.confidence = confidence;
  CaptionSource source;
  source.model = "tiny";
  return {id, source, {caption}, {}};
}

inline std::vector<std::filesystem::path> paths(std::initializer_list<const char*> names) {
  return {names.begin(), names.end()};
}

/// Names in the order of the rows, joined by blanks.
inline QByteArray names(const QAbstractItemModel& model) {
  QStringList list;
  for (int row = 0; row < model.rowCount(); ++row) list << model.index(row, 0).data(AlbumModel::kNameRole).toString();
  return list.join(QLatin1Char(' ')).toUtf8();
}

}  // namespace descry
