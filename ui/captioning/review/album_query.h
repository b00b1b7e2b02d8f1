#pragma once

#include <QCoreApplication>
#include <QString>
#include <memory>
#include <string>

#include "ui/captioning/album/album_entry.h"

namespace descry {

/// What a search looks at in a picture, made once: its words with letter case folded, as UTF-8.
struct SearchText {
  std::string name, caption;

  static SearchText of(const AlbumEntry& entry);
};

/// What is looked for in the album:
///   dog runs           both, in the caption or the name (also within words)
///   "a dog"            these whole words in this order; an end quote that is missing is at the end
///   dog OR cat, dog AND NOT cat, -cat, (dog OR cat) -grass
///   name:img_2  folder:holiday
///   conf:<0.5  conf:0.2-0.6  rating:>=3
///   state:failed|done|waiting|none|missing
///   is:edited|accepted|rejected|reviewed|unreviewed|doubtful
class AlbumQuery {
  Q_DECLARE_TR_FUNCTIONS(AlbumQuery)

 public:
  /// Finds everything.
  AlbumQuery() = default;
  /// `problem` (not null) becomes the sentence that says what is wrong, with a query that finds everything, or empty.
  static AlbumQuery parse(const QString& text, QString* problem);

  bool findsEverything() const { return !root_; }
  bool looksAtText() const { return looks_at_text_; }
  bool matches(const AlbumEntry& entry, const SearchText& text) const;

  /// A sure enough sentence is not worth a second look; below this it is.
  static constexpr double kDoubtful = 0.5;
  static bool isDoubtful(const AlbumEntry& entry) {
    return entry.verdict == Verdict::kNone && entry.confidence >= 0 && entry.confidence < kDoubtful;
  }

  struct Node;

 private:
  friend class QueryParser;
  std::shared_ptr<const Node> root_;
  bool looks_at_text_ = false;
};

}  // namespace descry
