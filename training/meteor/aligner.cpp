#include "training/meteor/aligner.h"

#include <algorithm>
#include <cstdlib>

namespace descry {
namespace {

constexpr std::size_t kBeam = 40;
constexpr int kNone = -1;

/// What a match adds to a path's words. The sum is whole-numbered and loses fractions at each addition.
int weighted(const MeteorMatch& match, int length) { return match.module == kExact ? length : length / 2; }

/// What paths are compared by, and where they stand.
struct Standing {
  int matched = 0;        ///< words of both sides
  int chunks = 0;         ///< closed ones
  int distance = 0;       ///< words between the two sides of its matches
  int test_end = kNone;   ///< where the open chunk ends in the test; kNone: none is open
  int reference_end = 0;  ///< end of the last match in the reference

  void take(const MeteorMatch& match) {
    matched += weighted(match, match.test_length) + weighted(match, match.reference_length);
    if (test_end != kNone && match.test_start != test_end) ++chunks;
    test_end = match.test_start + match.test_length;
    reference_end = match.reference_start + match.reference_length;
  }
  void skip() {
    if (test_end != kNone) ++chunks;
    test_end = kNone;
  }
  static bool is_better(const Standing& a, const Standing& b) {
    if (a.matched != b.matched) return a.matched > b.matched;
    if (a.chunks != b.chunks) return a.chunks < b.chunks;
    return a.distance < b.distance;
  }
};

struct Path {
  Standing standing;
  std::vector<bool> used;  ///< words of the test
  std::vector<const MeteorMatch*> matches;
};

/// A path's next step, not yet copied.
struct Step {
  Standing standing;
  std::size_t parent = 0;
  const MeteorMatch* match = nullptr;
};

class Search {
 public:
  Search(const std::vector<std::vector<MeteorMatch>>& possible, std::size_t test_length)
      : possible_(possible), test_cover_(test_length), reference_cover_(possible.size()) {
    for (const auto& matches : possible)
      for (const MeteorMatch& match : matches) {
        for (int t = 0; t < match.test_length; ++t) ++test_cover_[at(match.test_start + t)];
        for (int r = 0; r < match.reference_length; ++r) ++reference_cover_[at(match.reference_start + r)];
      }
    paths_.push_back({{}, std::vector<bool>(test_length), {}});
  }

  MeteorAlignment best() {
    for (std::size_t position = 0; position < possible_.size(); ++position) advance(position);
    for (Path& path : paths_) path.standing.skip();
    const auto best = std::min_element(paths_.begin(), paths_.end(), [](const Path& a, const Path& b) {
      return Standing::is_better(a.standing, b.standing);
    });
    MeteorAlignment alignment{{}, best->standing.chunks};
    for (const MeteorMatch* match : best->matches) alignment.matches.push_back(*match);
    return alignment;
  }

 private:
  static std::size_t at(int position) { return static_cast<std::size_t>(position); }

  bool is_alone(const MeteorMatch& match) const {
    for (int t = 0; t < match.test_length; ++t)
      if (test_cover_[at(match.test_start + t)] != 1) return false;
    for (int r = 0; r < match.reference_length; ++r)
      if (reference_cover_[at(match.reference_start + r)] != 1) return false;
    return true;
  }

  static bool is_free(const Path& path, const MeteorMatch& match) {
    for (int t = 0; t < match.test_length; ++t)
      if (path.used[at(match.test_start + t)]) return false;
    return true;
  }

  void advance(std::size_t position) {
    const auto& matches = possible_[position];
    const bool is_fixed = matches.size() == 1 && is_alone(matches.front());
    std::vector<Step> steps;
    for (std::size_t p = 0; p < paths_.size(); ++p) {
      Standing standing = paths_[p].standing;
      if (static_cast<int>(position) < standing.reference_end) {
        steps.push_back({standing, p, nullptr});  // inside a match of several words
      } else if (is_fixed) {
        standing.take(matches.front());
        standing.distance += std::abs(matches.front().reference_start - matches.front().test_start);
        steps.push_back({standing, p, &matches.front()});
      } else {
        extend(p, matches, steps);
      }
    }
    keep_best(steps);
  }

  /// Each match that is still possible, then none. The distance of each falls to those after it.
  void extend(std::size_t p, const std::vector<MeteorMatch>& matches, std::vector<Step>& steps) {
    Standing standing = paths_[p].standing;
    for (const MeteorMatch& match : matches) {
      if (!is_free(paths_[p], match)) continue;
      Standing with = standing;
      with.take(match);
      standing.distance += std::abs(match.reference_start - match.test_start);
      steps.push_back({with, p, &match});
    }
    standing.skip();
    steps.push_back({standing, p, nullptr});
  }

  void keep_best(std::vector<Step>& steps) {
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step& a, const Step& b) { return Standing::is_better(a.standing, b.standing); });
    steps.resize(std::min(steps.size(), kBeam));
    std::vector<Path> next;
    for (const Step& step : steps) {
      Path& path = next.emplace_back(paths_[step.parent]);
      path.standing = step.standing;
      if (step.match == nullptr) continue;
      path.matches.push_back(step.match);
      for (int t = 0; t < step.match->test_length; ++t) path.used[at(step.match->test_start + t)] = true;
    }
    paths_ = std::move(next);
  }

  const std::vector<std::vector<MeteorMatch>>& possible_;
  std::vector<int> test_cover_, reference_cover_;  ///< in how many matches each word is
  std::vector<Path> paths_;
};

}  // namespace

MeteorAlignment align(const std::vector<std::vector<MeteorMatch>>& possible, std::size_t test_length) {
  return Search(possible, test_length).best();
}

}  // namespace descry
