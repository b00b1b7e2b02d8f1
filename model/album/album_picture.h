#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/captioning/caption.h"

namespace descry {

/// What a person thinks of a picture's caption.
enum class Verdict { kNone = 0, kAccepted = 1, kRejected = 2 };

/// Who wrote captions, and how they were asked for.
struct CaptionSource {
  std::string model;  ///< its name
  std::string hash;   ///< content_hash of all of its file; empty: not known
  std::string file;   ///< where it lay, UTF-8
  DecodingSettings settings;

  bool operator==(const CaptionSource&) const = default;
};

/// A picture of an album with all that is known of it.
struct AlbumPicture {
  std::int64_t id = 0;  ///< the album's own, from 1 up; never used twice
  std::filesystem::path path;
  std::int64_t bytes = -1;            ///< of the file when it was last seen; -1: never seen
  std::int64_t modified = 0;          ///< nanoseconds since 1970, likewise
  std::string content;                ///< content_hash of it (model/disk/content_hash.h); empty: not known
  int width = 0, height = 0;          ///< upright, in pixels; 0: not known
  std::string problem;                ///< why there is no caption; empty: nothing went wrong
  std::vector<Caption> captions;      ///< what the model said last, best first; empty: nothing yet
  CaptionSource source;               ///< of those
  std::int64_t captioned = 0;         ///< when, in seconds since 1970; 0: never
  std::optional<std::string> edited;  ///< what a person wrote in its place; may be empty
  Verdict verdict = Verdict::kNone;
  int rating = 0;  ///< 0: none; 1 to 5

  /// What stands under the picture: the person's words, else the model's first sentence, else nothing.
  std::string text() const {
    if (edited) return *edited;
    return captions.empty() ? std::string() : captions.front().text();
  }
  double confidence() const { return captions.empty() ? 0.0 : captions.front().confidence; }
};

/// What a model once said of a picture.
struct AlbumAnswer {
  std::vector<Caption> captions;  ///< best first
  CaptionSource source;
  std::int64_t captioned = 0;  ///< seconds since 1970
};

}  // namespace descry
