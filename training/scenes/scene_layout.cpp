#include <algorithm>
#include <cstdlib>

#include "training/scenes/scene.h"

namespace descry {
namespace {

constexpr int kMargin = 20;  // to the border and between objects

bool apart(const SceneObject& a, const SceneObject& b) {
  const int reach = a.radius + b.radius + kMargin;
  return std::abs(a.x - b.x) >= reach || std::abs(a.y - b.y) >= reach;
}

/// An object of a kind and colour, its size by lot; no place yet.
SceneObject random_object(int shape, int colour, bool large, SceneRandom& random) {
  SceneObject object;
  object.shape = shape;
  object.colour = colour;
  object.large = large;
  object.radius = large ? random.between(185, 210) : random.between(110, 125);
  for (std::size_t c = 0; c < 3; ++c) {
    const int value = kSceneColours[static_cast<std::size_t>(colour)].rgb[c] + random.between(-10, 10);
    object.rgb[c] = std::clamp(value, 0, 255);
  }
  return object;
}

/// A centre from `low` to `high`, moved so that the object stays inside the picture.
int inside(int low, int high, int radius, SceneRandom& random) {
  return std::clamp(random.between(low, high), radius + kMargin, 1000 - radius - kMargin);
}

/// In one of the nine fields of a 3 x 3 grid, so that what a caption says of its place is beyond doubt.
void place_in_a_field(SceneObject& object, SceneRandom& random) {
  constexpr std::array<std::array<int, 2>, 3> kRanges{{{0, 280}, {460, 540}, {720, 1000}}};
  const auto& across = kRanges[static_cast<std::size_t>(random.below(3))];
  const auto& down = kRanges[static_cast<std::size_t>(random.below(3))];
  object.x = inside(across[0], across[1], object.radius, random);
  object.y = inside(down[0], down[1], object.radius, random);
}

void place_pair(Scene& scene, SceneRandom& random) {
  scene.pair_is_horizontal = random.below(2) == 0;
  SceneObject& first = scene.objects[0];
  SceneObject& second = scene.objects[1];
  const int level = random.between(350, 650);
  const auto place = [&](SceneObject& object, int low, int high) {
    const int along = inside(low, high, object.radius, random);
    const int beside = inside(level - 60, level + 60, object.radius, random);
    object.x = scene.pair_is_horizontal ? along : beside;
    object.y = scene.pair_is_horizontal ? beside : along;
  };
  place(first, 0, 290);
  place(second, 710, 1000);
}

/// Anywhere, until none touches another. Large ones may leave no room: then all places are drawn again.
void place_freely(std::vector<SceneObject>& objects, SceneRandom& random) {
  for (;;) {
    for (SceneObject& object : objects) {
      object.x = inside(0, 1000, object.radius, random);
      object.y = inside(0, 1000, object.radius, random);
    }
    bool all_apart = true;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) all_apart = all_apart && apart(objects[i], objects[j]);
    }
    if (all_apart) return;
  }
}

void choose_background(Scene& scene, SceneRandom& random) {
  const auto pale = [&] {
    const int light = random.between(190, 235);
    std::array<int, 3> rgb{};
    for (int& c : rgb) c = std::clamp(light + random.between(-15, 15), 0, 255);
    return rgb;
  };
  scene.background = pale();
  const int look = random.below(3);  // plain, gradient, noise
  scene.background_end = look == 1 ? pale() : scene.background;
  scene.noise = look == 2 ? random.between(6, 14) : 2;
}

SceneKind random_kind(SceneRandom& random) {
  const int lot = random.below(100);
  if (lot < 30) return SceneKind::kOne;
  if (lot < 60) return SceneKind::kPair;
  if (lot < 75) return SceneKind::kGroup;
  return lot < 90 ? SceneKind::kGroupAndOne : SceneKind::kThree;
}

}  // namespace

Scene random_scene(SceneRandom& random) {
  Scene scene;
  scene.kind = random_kind(random);
  std::array<int, kSceneShapes.size()> shapes{};
  for (std::size_t i = 0; i < shapes.size(); ++i) shapes[i] = static_cast<int>(i);
  random.shuffle(shapes);
  // One draw a statement: the order in which a call's arguments are evaluated is the compiler's choice.
  const auto add = [&](int shape, int colour, bool large) {
    scene.objects.push_back(random_object(shape, colour, large, random));
  };
  const auto add_any = [&](int shape) {
    const int colour = random.below(static_cast<int>(kSceneColours.size()));
    const bool large = random.below(2) == 0;
    add(shape, colour, large);
  };
  const int colour = random.below(static_cast<int>(kSceneColours.size()));
  const bool large = random.below(2) == 0;
  switch (scene.kind) {
    case SceneKind::kOne:
      add(shapes[0], colour, large);
      place_in_a_field(scene.objects[0], random);
      break;
    case SceneKind::kPair:
      for (std::size_t i = 0; i < 2; ++i) add_any(shapes[i]);
      place_pair(scene, random);
      break;
    case SceneKind::kGroup:
      for (int count = random.between(2, 3); count > 0; --count) add(shapes[0], colour, large);
      place_freely(scene.objects, random);
      break;
    case SceneKind::kGroupAndOne:
      for (int i = 0; i < 2; ++i) add(shapes[0], colour, false);
      add_any(shapes[1]);
      place_freely(scene.objects, random);
      break;
    case SceneKind::kThree:
      for (std::size_t i = 0; i < 3; ++i) {
        const int own_colour = random.below(static_cast<int>(kSceneColours.size()));
        add(shapes[i], own_colour, i == 0 && large);
      }
      place_freely(scene.objects, random);
      break;
  }
  choose_background(scene, random);
  return scene;
}

}  // namespace descry
