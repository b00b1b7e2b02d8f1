#pragma once

#include "training/meteor/matches.h"

namespace descry {

/// Which matches hold at once.
struct MeteorAlignment {
  std::vector<MeteorMatch> matches;  ///< by reference position; no word is in two
  int chunks = 0;                    ///< runs that are in the same order and unbroken on both sides
};

/// METEOR's choice among the possible matches: most words, then fewest chunks, then the smallest distance, by a beam
/// search over the reference. Where METEOR's program departs from its paper, so does this (pycocoevalcap's figures are
/// that program's): inexact matches of one word count no word in the search, and a path's distance lags behind.
MeteorAlignment align(const std::vector<std::vector<MeteorMatch>>& possible, std::size_t test_length);

}  // namespace descry
