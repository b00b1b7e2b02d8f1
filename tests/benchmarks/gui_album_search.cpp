// Searching and ordering an album of 100,000 pictures: the slowest key, until the list is painted (no peer: key_ms; the
// first key right after the album was read folds its texts: first_key_ms).
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <algorithm>
#include <cstdio>
#include <random>

#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"

namespace {

constexpr int kPictures = 100000;

std::vector<descry::AlbumEntry> makeEntries() {
  const std::vector<const char*> words{"a",     "man",    "dog",     "two",   "people", "in",    "the",
                                       "water", "red",    "shirt",   "jumps", "over",   "grass", "beach",
                                       "child", "with",   "ball",    "on",    "snow",   "runs",  "brown",
                                       "white", "street", "bicycle", "of",    "young",  "woman"};
  std::mt19937 random(7);
  std::vector<descry::AlbumEntry> entries(kPictures);
  for (int i = 0; i < kPictures; ++i) {
    descry::AlbumEntry& entry = entries[static_cast<std::size_t>(i)];
    entry.id = i + 1;
    entry.path =
        "/photos/somebody/photographs/" + std::to_string(1990 + i / 3000) + "/IMG_" + std::to_string(i) + ".jpg";
    entry.name = QString::fromStdString(entry.path.filename().string());
    entry.state = descry::PictureState::kDone;
    QStringList said;
    for (int word = 0; word < 11; ++word) said << QString::fromLatin1(words[random() % words.size()]);
    entry.said = said.join(QLatin1Char(' '));
    entry.confidence = static_cast<double>(random() % 1000) / 1000;
    entry.verdict = static_cast<descry::Verdict>(random() % 3);
  }
  return entries;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication app(argc, argv);
  descry::AlbumModel album(nullptr);
  descry::AlbumPanel panel(&album);
  panel.resize(300, 700);
  panel.show();
  QElapsedTimer clock;
  const auto timed = [&](auto&& action) {
    QCoreApplication::processEvents();
    clock.start();
    action();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
  };
  std::vector<descry::AlbumEntry> entries = makeEntries();
  const double load = timed([&] { album.load(std::move(entries)); });
  auto* box = panel.findChild<QLineEdit*>(QStringLiteral("albumSearch"));
  double slowest_key = 0, first_key = -1;
  for (const char* query : {"dog", "dog \"on snow\"", "(man OR woman) -water conf:<0.5", "folder:2001 img_33", "-a"}) {
    QString typed;
    for (const char* letter = query; *letter; ++letter) {
      typed += QLatin1Char(*letter);
      const double key = timed([&] { box->setText(typed); });
      if (first_key < 0) {
        first_key = key;
      } else {
        slowest_key = std::max(slowest_key, key);
      }
    }
    slowest_key = std::max(slowest_key, timed([&] { box->clear(); }));
  }
  auto* order = panel.findChild<QComboBox*>(QStringLiteral("albumOrder"));
  double slowest_order = 0;
  for (int i = order->count() - 1; i >= 0; --i) {
    const double changed = timed([&] { order->setCurrentIndex(i); });
    std::fprintf(stderr, "%s: %.1f ms\n", qPrintable(order->itemText(i)), changed);
    slowest_order = std::max(slowest_order, changed);
  }
  order->setCurrentIndex(order->findData(static_cast<int>(descry::AlbumFilter::Order::kLeastSure)));
  box->setText(QStringLiteral("is:unreviewed"));
  double judged = 0;
  for (int i = 0; i < 50; ++i) {
    panel.list()->setCurrentIndex(panel.filter()->index(i));
    const descry::PictureId id = panel.currentPicture();
    judged = std::max(judged, timed([&] { album.setVerdict({id}, descry::Verdict::kAccepted); }));
  }
  box->clear();
  panel.list()->setCurrentIndex(panel.filter()->index(5));
  const double selected = timed([&] { panel.list()->selectAll(); });
  const double with_selection = timed([&] { box->setText(QStringLiteral("dog")); });
  std::fprintf(stderr, "load %.0f ms, first key %.1f ms, judge one %.1f ms, select all %.1f ms, search then %.1f ms\n",
               load, first_key, judged, selected, with_selection);
  std::printf(
      "{\"name\": \"gui-album-search\", \"unit\": \"ms\", \"key_ms\": %.1f, \"first_key_ms\": %.1f, \"order_ms\": "
      "%.1f, \"judge_ms\": %.1f, \"load_ms\": %.1f, \"ours\": %.1f, \"peer\": null, \"ratio\": null, "
      "\"conditions\": \"%d pictures, 11 words each, offscreen\"}\n",
      slowest_key, first_key, slowest_order, judged, load, slowest_key, kPictures);
}
