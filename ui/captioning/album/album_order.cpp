#include "ui/captioning/album/album_order.h"

#include <algorithm>
#include <numeric>

#include "ui/captioning/album/album_model.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

int reviewRank(const AlbumEntry& entry) {
  return entry.verdict == Verdict::kNone ? 0 : entry.verdict == Verdict::kRejected ? 1 : 2;
}

}  // namespace

AlbumOrder::AlbumOrder(const AlbumModel* album) : album_(album) {
  // The C locale's collation knows neither numbers nor letter case.
  if (collator_.locale().language() == QLocale::C) collator_.setLocale(QLocale::English);
  collator_.setNumericMode(true);
  collator_.setCaseSensitivity(Qt::CaseInsensitive);
  reset();
}

void AlbumOrder::choose(By by) {
  by_ = by;
  reset();
}

void AlbumOrder::reset() {
  keys_.assign(album_->entries().size(), Keys());
  folders_.clear();
  folder_keys_.clear();
  ranks_.clear();
}

void AlbumOrder::insert(int first, int count) {
  keys_.insert(keys_.begin() + first, static_cast<std::size_t>(count), Keys());
}

void AlbumOrder::remove(int first, int last) { keys_.erase(keys_.begin() + first, keys_.begin() + last + 1); }

void AlbumOrder::forget(int row) { keys_[static_cast<std::size_t>(row)].text.reset(); }

int AlbumOrder::folderOf(const AlbumEntry& entry) {
  const std::filesystem::path folder = entry.path.parent_path();
  const QByteArray key = QByteArray::fromStdString(folder.native());
  const auto known = folders_.constFind(key);
  if (known != folders_.constEnd()) return *known;
  const int number = static_cast<int>(folder_keys_.size());
  folder_keys_.push_back(collator_.sortKey(textOf(folder)));
  folders_.insert(key, number);
  return number;
}

/// Folders are few: they are compared among each other once, and then by number.
int AlbumOrder::rank(int folder) {
  if (ranks_.size() < folder_keys_.size()) {
    std::vector<int> sorted(folder_keys_.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    const auto key = [this](int number) -> const QCollatorSortKey& {
      return folder_keys_[static_cast<std::size_t>(number)];
    };
    std::sort(sorted.begin(), sorted.end(), [&](int left, int right) { return key(left) < key(right); });
    ranks_.assign(sorted.size(), 0);
    for (std::size_t i = 1; i < sorted.size(); ++i) {  // names that the collation does not tell apart share a rank
      const int before = ranks_[static_cast<std::size_t>(sorted[i - 1])];
      ranks_[static_cast<std::size_t>(sorted[i])] = before + (key(sorted[i - 1]) < key(sorted[i]) ? 1 : 0);
    }
  }
  return ranks_[static_cast<std::size_t>(folder)];
}

const AlbumOrder::Keys& AlbumOrder::keys(int row) {
  Keys& keys = keys_[static_cast<std::size_t>(row)];
  if (keys.text) return keys;
  const AlbumEntry& entry = album_->entries()[static_cast<std::size_t>(row)];
  if (by_ == By::kFolder) keys.folder = folderOf(entry);
  keys.text.emplace(collator_.sortKey(by_ == By::kCaption ? entry.text() : entry.name));
  return keys;
}

std::optional<bool> AlbumOrder::byTexts(int left, int right) {
  const Keys& a = keys(left);
  const Keys& b = keys(right);
  if (by_ == By::kFolder && a.folder != b.folder) {
    const int rank_a = rank(a.folder), rank_b = rank(b.folder);
    if (rank_a != rank_b) return rank_a < rank_b;
  }
  const int texts = a.text->compare(*b.text);
  return texts == 0 ? std::nullopt : std::optional(texts < 0);
}

bool AlbumOrder::comesBefore(int left, int right) {
  if (by_ == By::kAdded) return left < right;
  const AlbumEntry& a = album_->entries()[static_cast<std::size_t>(left)];
  const AlbumEntry& b = album_->entries()[static_cast<std::size_t>(right)];
  switch (by_) {
    case By::kAdded:
      break;
    case By::kCaption:
      if (a.hasCaption() != b.hasCaption()) return a.hasCaption();
      [[fallthrough]];
    case By::kFolder:
    case By::kName:
      if (const std::optional<bool> before = byTexts(left, right)) return *before;
      break;
    case By::kLeastSure:
    case By::kMostSure:
      if ((a.confidence < 0) != (b.confidence < 0)) return a.confidence >= 0;  // those without a caption come last
      if (a.confidence != b.confidence) {
        return by_ == By::kLeastSure ? a.confidence < b.confidence : a.confidence > b.confidence;
      }
      break;
    case By::kUnreviewed:
      if (reviewRank(a) != reviewRank(b)) return reviewRank(a) < reviewRank(b);
      break;
  }
  return left < right;
}

}  // namespace descry
