#include <algorithm>
#include <functional>

#include "training/scenes/scene.h"

namespace descry {
namespace {

using Phrase = std::function<std::string()>;

/// The parts in one string. A braced list is evaluated from left to right and a sum is not: with sums, the words drawn
/// by lot would depend on the compiler.
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// Words for objects; each call draws its choices anew.
class Words {
 public:
  explicit Words(SceneRandom& random) : random_(random) {}

  std::string any(std::initializer_list<const char*> choices) {
    return choices.begin()[random_.below(static_cast<int>(choices.size()))];
  }

  /// "a small red circle"; the size is said half the time.
  std::string one(const SceneObject& object) {
    const bool with_size = random_.below(2) == 0;
    const std::string text = joined({described(object, with_size), noun(object, false)});
    const bool vowel = std::string("aeiou").find(text[0]) != std::string::npos;
    return (vowel ? "an " : "a ") + text;
  }

  /// "two red circles"
  std::string many(const SceneObject& object, std::size_t count) {
    const bool with_size = random_.below(3) == 0;
    return joined({count == 2 ? "two " : "three ", described(object, with_size), noun(object, true)});
  }

  std::string noun(const SceneObject& object, bool plural) {
    const SceneShape& shape = kSceneShapes[static_cast<std::size_t>(object.shape)];
    const auto which = static_cast<std::size_t>(random_.below(2));
    return plural ? shape.plurals[which] : shape.nouns[which];
  }

  /// "in the top left corner", "on the right", "in the middle"
  std::string place(const SceneObject& object) {
    const std::string across = object.x < 380 ? "left" : object.x > 620 ? "right" : "";
    const std::string down = object.y < 380 ? "top" : object.y > 620 ? "bottom" : "";
    if (!across.empty() && !down.empty()) {
      return joined({any({"in the ", "at the "}), down, " ", across, any({"", " corner"})});
    }
    if (!across.empty()) return joined({any({"on the ", "at the "}), across, any({"", " side"})});
    if (!down.empty()) return joined({any({"at the ", "near the "}), down});
    return any({"in the middle", "in the center"});
  }

 private:
  std::string described(const SceneObject& object, bool with_size) {
    const std::string size = with_size ? (object.large ? any({"large ", "big "}) : any({"small ", "little "})) : "";
    return size + kSceneColours[static_cast<std::size_t>(object.colour)].name + " ";
  }

  SceneRandom& random_;
};

std::vector<Phrase> phrases_of_one(const SceneObject& object, Words& words) {
  return {[&] {
            return joined({words.one(object), " ", words.place(object)});
          },
          [&] {
            return joined({"there is ", words.one(object), " ", words.place(object)});
          },
          [&] {
            return joined({words.place(object), " there is ", words.one(object)});
          },
          [&] {
            return joined({"a picture of ", words.one(object), " ", words.place(object)});
          },
          [&] {
            return joined({words.one(object), " is ", words.place(object)});
          },
          [&] { return words.one(object); }};
}

/// "a red circle to the left of a blue square" and, from the other side, its inverse.
std::vector<Phrase> phrases_of_pair(const Scene& scene, Words& words) {
  const SceneObject& first = scene.objects[0];
  const SceneObject& second = scene.objects[1];
  const bool level = scene.pair_is_horizontal;
  const auto before = [&words, level] {
    return level ? words.any({" to the left of ", " left of "}) : words.any({" above ", " over "});
  };
  const auto after = [&words, level] {
    return level ? words.any({" to the right of ", " right of "}) : words.any({" below ", " under "});
  };
  return {[&, before] {
            return joined({words.one(first), before(), words.one(second)});
          },
          [&, after] {
            return joined({words.one(second), after(), words.one(first)});
          },
          [&, before] {
            return joined({words.one(first), " is", before(), words.one(second)});
          },
          [&, after] {
            return joined({"there is ", words.one(second), after(), words.one(first)});
          },
          [&] {
            return joined({words.one(first), " and ", words.one(second)});
          },
          [&, level] {
            return joined({words.one(first), level ? " on the left" : " at the top", " and ", words.one(second),
                           level ? " on the right" : " at the bottom"});
          }};
}

std::vector<Phrase> phrases_of_group(const Scene& scene, Words& words) {
  const SceneObject& object = scene.objects[0];
  const std::size_t count = scene.objects.size();
  return {
      [&, count] { return words.many(object, count); }, [&, count] { return "there are " + words.many(object, count); },
      [&, count] { return "a picture of " + words.many(object, count); },
      [&, count] { return words.many(object, count) + " on a pale background"; },
      [&, count] { return words.many(object, count) + (count == 2 ? " apart from each other" : " in one picture"); }};
}

std::vector<Phrase> phrases_of_group_and_one(const Scene& scene, Words& words) {
  const SceneObject& alike = scene.objects[0];
  const SceneObject& other = scene.objects[2];
  return {[&] {
            return joined({words.many(alike, 2), " and ", words.one(other)});
          },
          [&] {
            return joined({words.one(other), " and ", words.many(alike, 2)});
          },
          [&] {
            return joined({words.one(other), " with ", words.many(alike, 2)});
          },
          [&] {
            return joined({"there are ", words.many(alike, 2), " and ", words.one(other)});
          },
          [&] {
            return joined({words.many(alike, 2), " with ", words.one(other), " ", words.place(other)});
          }};
}

std::vector<Phrase> phrases_of_three(const Scene& scene, Words& words, SceneRandom& random) {
  const auto list = [&scene, &words, &random](const char* joint) {
    std::array<std::size_t, 3> order{0, 1, 2};
    random.shuffle(order);
    return joined({words.one(scene.objects[order[0]]), joint, words.one(scene.objects[order[1]]), " and ",
                   words.one(scene.objects[order[2]])});
  };
  return {[list] { return list(" , "); }, [list] { return "there is " + list(" , "); },
          [list] { return list(" with "); }, [list] { return "a picture of " + list(" , "); },
          [list] { return list(" and "); }};
}

std::vector<Phrase> phrases(const Scene& scene, Words& words, SceneRandom& random) {
  switch (scene.kind) {
    case SceneKind::kOne:
      return phrases_of_one(scene.objects[0], words);
    case SceneKind::kPair:
      return phrases_of_pair(scene, words);
    case SceneKind::kGroup:
      return phrases_of_group(scene, words);
    case SceneKind::kGroupAndOne:
      return phrases_of_group_and_one(scene, words);
    case SceneKind::kThree:
      return phrases_of_three(scene, words, random);
  }
  return {};
}

}  // namespace

std::vector<std::string> scene_captions(const Scene& scene, SceneRandom& random) {
  Words words(random);
  auto choices = phrases(scene, words, random);
  random.shuffle(choices);
  std::vector<std::string> captions;
  for (std::size_t i = 0; i < 5; ++i) captions.push_back(capitalised(choices[i]()) + " .");
  return captions;
}

}  // namespace descry
