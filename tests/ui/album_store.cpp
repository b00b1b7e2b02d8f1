// What the album's file tells, and when: portion by portion, and of the album that is open only.
#include "ui/captioning/album/album_store.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "model/album/album_file.h"
#include "ui/captioning/album/album_model.h"

namespace descry {

class AlbumStoreTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;

  std::filesystem::path path(const char* name) const { return folder_.filePath(QLatin1String(name)).toStdString(); }

  /// An album of so many pictures, each with a caption of one word.
  std::filesystem::path makeAlbum(const char* name, int pictures, const std::string& word) const {
    auto album = AlbumFile::open(path(name));
    if (!album) qFatal("the album cannot be made");
    AlbumFile::Changes changes;
    for (int id = 1; id <= pictures; ++id) {
      AlbumPicture picture;
      picture.id = id;
      picture.path = path((word + std::to_string(id) + ".png").c_str());
      changes.pictures.push_back(picture);
      Caption caption;
      caption.words.push_back({word, 0.9F, {}});
      changes.answers.push_back({id, {{caption}, {}, 1}});
    }
    if (!album->write(changes)) qFatal("the album cannot be written");
    return path(name);
  }

 private Q_SLOTS:
  void what_was_asked_of_one_album_is_not_answered_in_the_next() {
    const auto first = makeAlbum("first.descry", 1, "cat"), second = makeAlbum("second.descry", 1, "dog");
    AlbumModel album(nullptr);
    AlbumStore store(&album);
    QSignalSpy opened(&store, &AlbumStore::opened);
    store.open(first);
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(!album.captions(1));  // asked for
    store.open(second);
    QTRY_COMPARE(opened.count(), 2);
    QVERIFY(!album.captions(1));
    QTRY_VERIFY(album.captions(1));
    QCOMPARE(QString::fromStdString(album.captions(1)->front().text()), QStringLiteral("dog"));
  }

  void pictures_come_a_portion_in_each_turn_of_the_event_loop() {
    const auto file = makeAlbum("many.descry", 5000, "cat");
    AlbumModel album(nullptr);
    AlbumStore store(&album);
    int turns = 0, portions = 0, portions_of_this_turn = 0, most = 0;
    connect(&album, &AlbumModel::rowsInserted, this, [&] {
      ++portions;
      most = std::max(most, ++portions_of_this_turn);
    });
    store.open(file);
    store.add({path("new1.png")});  // waits until the album is there, and comes behind it
    QElapsedTimer clock;
    clock.start();
    while (album.rowCount() < 5001 && clock.elapsed() < 20000) {
      portions_of_this_turn = 0;
      QCoreApplication::processEvents();
      ++turns;
    }
    QCOMPARE(album.rowCount(), 5001);
    QVERIFY(portions > 3);
    QCOMPARE(most, 1);
    QCOMPARE(album.entries().back().name, QStringLiteral("new1.png"));
    QCOMPARE(album.captioned(), 5000);
  }
};

}  // namespace descry

QTEST_MAIN(descry::AlbumStoreTest)
#include "album_store.moc"
