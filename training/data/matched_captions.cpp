#include "training/data/matched_captions.h"

#include <utility>

#include "training/data/caption_file.h"
#include "training/data/picture_names.h"

namespace descry {

using Kind = DataProblem::Kind;

Result<MatchedCaptions> match_captions(const std::filesystem::path& file,
                                       const std::vector<CaptionedPicture>& pictures) {
  auto list = read_caption_file(file);
  if (!list) return tl::unexpected(list.error());
  MatchedCaptions matched;
  matched.captions.resize(pictures.size());
  matched.problems = std::move(list->problems);
  const PictureNames names(pictures);
  std::size_t found_pictures = 0;
  for (ListedPicture& listed : list->pictures) {
    if (listed.captions.empty()) continue;
    const auto place = names.find(listed.name);
    if (!place) {
      matched.problems.push_back({Kind::kMissing, listed.name, "It is captioned, but not among these pictures."});
      continue;
    }
    auto& caption = matched.captions[*place];
    if (caption || listed.captions.size() > 1)
      matched.problems.push_back({Kind::kDuplicate, listed.name, "It has several captions; the first is scored."});
    if (caption) continue;
    caption = std::move(listed.captions.front());
    ++found_pictures;
  }
  if (found_pictures == 0)
    return failure(ErrorCode::kNotFound,
                   "None of these captions is of the " + std::to_string(pictures.size()) +
                       " pictures to score (such as " + (pictures.empty() ? "" : pictures.front().name) +
                       "); name the data and the --split that they were written for.",
                   file);
  for (std::size_t i = 0; i < pictures.size(); ++i)
    if (!matched.captions[i])
      matched.problems.push_back({Kind::kNoCaption, pictures[i].name, "The file has no caption for it."});
  return matched;
}

}  // namespace descry
