#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/result.h"
#include "training/meteor/meteor.h"

namespace descry {

/// Scores a file of candidates against a file of references. Candidates: lines `image<TAB>caption`, one an image; the
/// caption may be empty. References: Flickr8k's token format, lines `image#n<TAB>caption`, one or more an image. UTF-8;
/// lines end in LF or CRLF; empty lines are passed over. Images without a candidate are not scored.
/// Returns {"Bleu_1", ..., "Bleu_4", "METEOR", "ROUGE_L", "CIDEr"} of the set, "images", and "per_image": image -> the
/// same names. Where WordNet cannot be read METEOR is missing and "left_out" says why: {"METEOR": sentence}. Errors:
/// kNotFound, kUnreadable; kDamaged, naming every bad line (at most ten): no tab, no image, no #n, not UTF-8, an image
/// or a reference given twice, a candidate without references; no candidates at all; a paraphrase table that cannot be
/// read.
Result<nlohmann::json> score_files(const std::filesystem::path& candidates, const std::filesystem::path& references,
                                   const MeteorFiles& meteor_files = {});

}  // namespace descry
