#pragma once

#include <filesystem>

/// The captioner that ships; empty where it is not under resources/model.
inline std::filesystem::path default_model() {
  const std::filesystem::path model(DESCRY_SOURCE_DIR "/resources/model/descry-lite0.safetensors");
  return std::filesystem::exists(model) ? model : std::filesystem::path();
}
