#pragma once

#include <QString>
#include <filesystem>

namespace descry {

/// What the program tells its window at start-up.
struct WindowOptions {
  std::filesystem::path default_model;  ///< the captioner that is opened when no other was chosen; empty: none
  std::filesystem::path lite0;          ///< EfficientNet-Lite0's weights, which training starts from; empty: none
  std::filesystem::path runs_folder;    ///< where training runs live
  std::filesystem::path feature_cache;  ///< where frozen features are kept
  std::filesystem::path album;          ///< the file that keeps the album; empty: it ends with the window
  std::filesystem::path samples;        ///< a folder of pictures to try the program with; empty: none
  QString device;                       ///< "auto", "cpu", "cuda" or "cuda:n"; empty: the last one used
  bool restore_session = true;          ///< place of the window, splitters, model and look of the last session
};

}  // namespace descry
