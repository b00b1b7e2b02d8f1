// What the album's file tells, and when: portion by portion, and of the album that is open only.
#include "ui/captioning/album/album_store.h"

#include <sys/resource.h>

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>

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

  static AlbumPicture only(const std::filesystem::path& file) {
    AlbumPicture found;
    const auto album = AlbumFile::open(file, AlbumFile::Access::kRead);
    const bool read = album && album->each([&](AlbumPicture picture) { return found = std::move(picture), true; });
    return read ? found : AlbumPicture();
  }
  static std::string edited(const std::filesystem::path& file) { return only(file).edited.value_or(std::string()); }

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

  void what_could_not_be_written_is_written_later_data() {
    QTest::addColumn<bool>("closes");
    QTest::newRow("when the disk has room again") << false;
    QTest::newRow("when the album is closed") << true;
  }
  void what_could_not_be_written_is_written_later() {
    QFETCH(bool, closes);
    const auto file = makeAlbum(closes ? "closed.descry" : "later.descry", 1, "cat");
    AlbumKeeper keeper;
    QSignalSpy failed(&keeper, &AlbumKeeper::failed);
    keeper.open(file);
    AlbumFile::Changes changes;
    AlbumPicture picture;
    picture.id = 1;
    picture.path = path("cat1.png");
    picture.edited = "mine";
    changes.pictures.push_back(picture);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{0, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &full);
    keeper.write(changes);
    ::setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(failed.count(), 1);
    if (closes) keeper.close();
    QTRY_COMPARE_WITH_TIMEOUT(edited(file), std::string("mine"), 10000);
    QCOMPARE(failed.count(), 1);
  }

  void an_edit_does_not_make_a_replaced_picture_look_like_the_former() {
    const auto write = [this](const char* bytes) {
      QFile file(folder_.filePath(QStringLiteral("cat1.png")));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(bytes);
    };
    const auto file = makeAlbum("replaced.descry", 1, "cat");
    AlbumKeeper keeper;
    keeper.open(file);
    AlbumFile::Changes changes;
    AlbumPicture picture;
    picture.id = 1;
    picture.path = path("cat1.png");
    changes.pictures.push_back(picture);
    changes.answers.push_back({1, {{Caption()}, {}, 1}});
    write("first");
    keeper.write(changes);
    QCOMPARE(only(file).bytes, 5);
    const std::string content = only(file).content;
    write("another one");
    changes.answers.clear();
    changes.pictures.front().rating = 4;
    keeper.write(changes);
    QCOMPARE(only(file).rating, 4);
    QCOMPARE(only(file).bytes, 5);
    QCOMPARE(only(file).content, content);
  }

  void a_look_that_was_stopped_is_not_relied_on() {
    const auto file = makeAlbum("stopped.descry", 2, "dog");
    AlbumKeeper keeper;
    keeper.open(file);
    AlbumFile::Changes changes;
    for (int id : {1, 2}) {
      AlbumPicture picture;
      picture.id = id;
      picture.path = path(id == 1 ? "dog1.png" : "dog2.png");
      QVERIFY(QFile(QString::fromStdString(picture.path)).open(QIODevice::WriteOnly));
      changes.pictures.push_back(picture);
      changes.answers.push_back({id, {{Caption()}, {}, 1}});
    }
    keeper.write(changes);
    std::stop_source stop;
    stop.request_stop();
    keeper.check(stop.get_token());
    std::filesystem::rename(path("dog2.png"), path("renamed.png"));
    QSignalSpy moved(&keeper, &AlbumKeeper::moved);
    keeper.match({path("renamed.png")});
    QCOMPARE(moved.count(), 1);
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
