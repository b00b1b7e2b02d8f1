#pragma once

#include <cstdint>
#include <filesystem>

/// A made-up collection for training at scale: a table of captions, five a picture, a hundredth of the pictures to
/// evaluate on; files that stand for the pictures; a backbone with random weights; and in the feature cache, found
/// there by the pictures' content as if it had been computed, something for each.
class Collection {
 public:
  /// Writes it below `folder`; ends the program with a message where it cannot.
  Collection(std::filesystem::path folder, std::int64_t captions, int side);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path captions() const { return folder_ / "captions.csv"; }
  std::filesystem::path backbone() const { return folder_ / "backbone.safetensors"; }
  int side() const { return side_; }

 private:
  void write_backbone() const;
  void write_captions() const;
  void write_pictures() const;

  std::filesystem::path folder_;
  std::int64_t pictures_;
  int side_;
};
