#pragma once

#include <QColor>
#include <QImage>

#include "ui/captioning/picture/picture_stage.h"

namespace descry {

/// "a red dog runs", each word surer than the one before.
inline Caption shortCaption() {
  Caption caption;
  float probability = 0.2F;
  for (const char* word : {"a", "red", "dog", "runs"}) caption.words.push_back({word, probability += 0.15F, {}});
  caption.tokens = {4, 7, 5, 8};
  return caption;
}

/// For four words on a grid of three rows and four columns: word i looks at cell (row i % 3, column i) with eight
/// tenths of its attention in the first layer's first head, evenly in the second; the second layer has one head, even.
/// Rollout has three quarters on the first cell.
inline AttentionTrace shortTrace() {
  constexpr int kCells = 12, kWords = 4;
  AttentionTrace trace{3, 4, kWords, {}, {}, {}};
  std::vector<float> even(kCells * kWords, 1.0F / kCells), peaked, rollout, looked;
  for (int word = 0; word < kWords; ++word) {
    for (int cell = 0; cell < kCells; ++cell) {
      peaked.push_back(cell == word % 3 * 4 + word ? 0.8F : 0.2F / (kCells - 1));
      rollout.push_back(cell == 0 ? 0.75F : 0.25F / (kCells - 1));
    }
    for (int before = 0; before < kWords; ++before) {
      looked.push_back(before < word ? 0.1F * static_cast<float>(before + 1) : 0.0F);
    }
  }
  trace.layers = {{peaked, even}, {even}};
  trace.between_words = {{looked, std::vector<float>(kWords * kWords, 0.0F)}};
  trace.rollout = rollout;
  return trace;
}

inline ModelInfo shortModel() {
  ModelInfo model;
  model.number = 1;
  model.heads = {2, 1};
  model.default_layer = model.default_head = 0;
  return model;
}

inline QImage greyPicture(QSize size = {400, 300}) {
  QImage picture(size, QImage::Format_RGB32);
  picture.fill(QColor(120, 120, 120));
  return picture;
}

/// A stage that shows a picture with its caption and maps.
inline std::unique_ptr<PictureStage> filledStage(const QImage& picture = greyPicture()) {
  auto stage = std::make_unique<PictureStage>();
  stage->resize(760, 560);
  stage->setModel(shortModel());
  stage->choosePicture(1, QStringLiteral("dog"));
  stage->showPicture(picture);
  stage->showCaption(shortCaption());
  stage->setTrace(shortTrace());
  return stage;
}

}  // namespace descry
