#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/images/image.h"

namespace descry {

/// A generator whose draws are the same on every platform (the standard library's distributions are not).
class SceneRandom {
 public:
  explicit SceneRandom(std::uint64_t seed) : engine_(seed) {}
  /// From 0 to `count` - 1.
  int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(count)); }
  int between(int low, int high) { return low + below(high - low + 1); }

  template <typename List>
  void shuffle(List& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

 private:
  std::mt19937_64 engine_;
};

/// A kind of object: what it is called, one and many.
struct SceneShape {
  std::array<const char*, 2> nouns;    ///< synonyms; the same twice where there is one
  std::array<const char*, 2> plurals;  ///< in the same order
};

struct SceneColour {
  const char* name;
  std::array<int, 3> rgb;
};

inline constexpr std::array<SceneShape, 6> kSceneShapes{{{{"circle", "ball"}, {"circles", "balls"}},
                                                         {{"square", "box"}, {"squares", "boxes"}},
                                                         {{"triangle", "triangle"}, {"triangles", "triangles"}},
                                                         {{"star", "star"}, {"stars", "stars"}},
                                                         {{"cross", "cross"}, {"crosses", "crosses"}},
                                                         {{"heart", "heart"}, {"hearts", "hearts"}}}};

inline constexpr std::array<SceneColour, 7> kSceneColours{{{"red", {215, 35, 35}},
                                                           {"green", {35, 150, 55}},
                                                           {"blue", {40, 75, 210}},
                                                           {"yellow", {240, 205, 20}},
                                                           {"purple", {130, 45, 165}},
                                                           {"orange", {245, 130, 20}},
                                                           {"black", {25, 25, 25}}}};

/// All places are in thousandths of the picture's side.
struct SceneObject {
  int shape = 0;   ///< in kSceneShapes
  int colour = 0;  ///< in kSceneColours
  bool large = false;
  int x = 0, y = 0;          ///< centre
  int radius = 0;            ///< half the side of its box
  std::array<int, 3> rgb{};  ///< the colour, a little varied
};

enum class SceneKind {
  kOne,          ///< one object
  kPair,         ///< two kinds, side by side or one above the other
  kGroup,        ///< two or three alike
  kGroupAndOne,  ///< two alike and one of another kind
  kThree         ///< three kinds
};

struct Scene {
  SceneKind kind = SceneKind::kOne;
  std::vector<SceneObject> objects;                   ///< those alike first; of a pair, the left or upper one first
  bool pair_is_horizontal = false;                    ///< kPair: side by side
  std::array<int, 3> background{}, background_end{};  ///< RGB, top left and bottom right
  int noise = 0;                                      ///< largest deviation of a background pixel
};

/// A scene drawn by lot. Objects never touch.
Scene random_scene(SceneRandom& random);

/// The scene as pixels, shapes smooth-edged. The noise comes from `random`.
Image drawn_scene(const Scene& scene, int side, SceneRandom& random);

/// An object's box in pixels: x, y, width, height.
std::array<int, 4> box_in_pixels(const SceneObject& object, int side);

/// Five sentences that say the same in different words.
std::vector<std::string> scene_captions(const Scene& scene, SceneRandom& random);

}  // namespace descry
