#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/captioning/caption.h"
#include "model/result.h"
#include "training/data/read_dataset.h"
#include "training/meteor/meteor.h"

namespace descry {

struct LoadedCaptioner;

/// How models are evaluated.
struct ModelEvaluation {
  std::string cache;            ///< folder for features
  std::string paraphrases;      ///< METEOR's table; empty: where it usually is
  int beam = 0;                 ///< 0: as the model's card recommends
  double length_exponent = -1;  ///< below 0: likewise
  std::string device = "auto";

  DecodingSettings decoding(const LoadedCaptioner& captioner) const;
  MeteorFiles meteor() const;
};

/// What models are judged on, and how.
struct JudgingTask {
  std::vector<std::string> data;  ///< as read_dataset reads it
  DatasetOptions drawing;         ///< how dev is drawn from data that brings no lists
  std::string split = "dev";      ///< train, dev or test
  ModelEvaluation how;

  std::string data_text() const;  ///< "Flickr8k, holiday"
};

/// Is told how far an evaluation is, on the thread that does it; either may be empty.
struct JudgingObserver {
  std::function<void(const char* phase, std::int64_t done, std::int64_t total)> progress;  ///< "features", "captioning"
  std::function<void(const std::string& sentence)> problem;                                ///< of what was left out

  void show(const char* phase, std::int64_t done, std::int64_t total) const {
    if (progress) progress(phase, done, total);
  }
  void complain(const std::string& sentence) const {
    if (problem) problem(sentence);
  }
};

}  // namespace descry
