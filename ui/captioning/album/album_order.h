#pragma once

#include <QByteArray>
#include <QCollator>
#include <QHash>
#include <QString>
#include <optional>
#include <vector>

#include "ui/captioning/album/album_entry.h"

namespace descry {

class AlbumModel;

/// Which of two rows of the album comes first. What it takes to tell, where texts are compared, is made when it is
/// first asked for and kept for each row, so that 100,000 pictures are sorted in a fraction of a second.
class AlbumOrder {
 public:
  enum class By { kAdded, kName, kCaption, kLeastSure, kMostSure, kUnreviewed, kFolder };

  explicit AlbumOrder(const AlbumModel* album);

  void choose(By by);
  By by() const { return by_; }
  bool comesBefore(int left, int right);

  // What is kept follows the album's rows.
  void reset();
  void insert(int first, int count);
  void remove(int first, int last);
  void forget(int row);  ///< its texts are others now

 private:
  struct Keys {
    std::optional<QCollatorSortKey> text;  ///< nothing: not made yet
    int folder = 0;                        ///< in folder_keys_
  };

  const Keys& keys(int row);
  int folderOf(const AlbumEntry& entry);
  int rank(int folder);
  std::optional<bool> byTexts(int left, int right);

  const AlbumModel* album_;
  By by_ = By::kAdded;
  QCollator collator_;
  std::vector<Keys> keys_;
  QHash<QByteArray, int> folders_;  ///< numbers by path
  std::vector<QCollatorSortKey> folder_keys_;
  std::vector<int> ranks_;  ///< of the folders among each other; fewer than folders: to be worked out anew
};

}  // namespace descry
