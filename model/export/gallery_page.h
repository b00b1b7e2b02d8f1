#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/album/album_picture.h"
#include "model/attention/attention_trace.h"

namespace descry {

/// What stands above the pictures of a gallery, and below them. Pages count from 1; a page asks the network for
/// nothing, runs no script and is light or dark as the reader's system is. `title` is plain text.
std::string gallery_head(const std::string& title, int page);
std::string gallery_foot(int page, bool has_next);
std::string gallery_file_name(int page);  ///< "index.html", "page-2.html" ...

/// One picture: its thumbnail with the caption as alternative text, its words tinted by probability, and over the
/// thumbnail the map of the word that is pointed at. `thumbnail`: relative to the page; empty: `problem` stands there.
struct GalleryPicture {
  const AlbumPicture& picture;
  std::string thumbnail, problem;
  int width = 0, height = 0;                ///< of the thumbnail
  std::span<const AttentionMap> word_maps;  ///< of the model's words; none: nothing to point at
};
std::string gallery_figure(const GalleryPicture& shown);

}  // namespace descry
