#pragma once

#include <QImage>
#include <QList>
#include <QString>

#include "model/attention/dependence_trace.h"
#include "ui/captioning/attention/attention_overlay.h"

namespace descry {

struct FigureWord {
  QString text;
  double probability = 0;
  AttentionMap map;
  double full_scale = 0;  ///< what the brightest colour stands for
};

/// What a figure can be made of: a picture, its sentence, and what the sentence's words have as maps.
struct FigureContent {
  QImage picture;
  int turns = 0;  ///< clockwise quarters that it is shown turned by
  QString name;   ///< of the picture's file, without its extension
  QString sentence;
  MapKind kind = MapKind::kAttention;
  MapLook look;
  bool one_scale = false;  ///< all words have the same full scale
  QList<FigureWord> words;
  int current_word = -1;  ///< that is shown in the window; -1: none
};

}  // namespace descry
