// Every way in which pictures come into the album.
#include <QAction>
#include <QBuffer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "file_answers.h"
#include "sample_pictures.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/dropped.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/workers/folder_watcher.h"
#include "ui/workers/thumbnail_store.h"

namespace descry {
namespace {

QByteArray pngOf(QColor colour) {
  QImage image(20, 10, QImage::Format_RGB32);
  image.fill(colour);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  image.save(&buffer, "PNG");
  return bytes;
}

/// A web server that answers every request with the same.
class Server : public QTcpServer {
 public:
  Server(QByteArray head, QByteArray body) : answer_(head + "\r\n\r\n" + body) {
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
      QTcpSocket* socket = nextPendingConnection();
      connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
        socket->readAll();
        socket->write(answer_);
        socket->disconnectFromHost();
      });
    });
  }
  QUrl address() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/a/my%20cat.png?x=1").arg(serverPort())); }

 private:
  QByteArray answer_;
};

}  // namespace

class PicturesInTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<CaptionView> view_;
  std::unique_ptr<SamplePictures> pictures_;

  PictureView* shown() const { return view_->findChild<PictureView*>(QStringLiteral("pictureView")); }
  QListView* list() const { return view_->findChild<QListView*>(QStringLiteral("albumList")); }
  AlbumModel* album() const { return view_->findChild<AlbumModel*>(); }
  QString message() const { return view_->findChild<QLabel*>(QStringLiteral("progressText"))->text(); }
  QString name(int row) const { return album()->entries()[static_cast<std::size_t>(row)].name; }
  void watch(const QString& folder) {
    const FileAnswers answers({folder});
    view_->actions().watch->menu()->actions().first()->trigger();
  }

 private Q_SLOTS:
  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
  void init() {
    QSettings().clear();
    pictures_ = std::make_unique<SamplePictures>();
    view_ = std::make_unique<CaptionView>(std::nullopt, std::filesystem::path(DESCRY_SOURCE_DIR) / "resources/samples");
    view_->resize(1000, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }
  void cleanup() { view_.reset(); }

  void sample_pictures_are_one_click_away();
  void what_a_browser_gives_is_understood_data();
  void what_a_browser_gives_is_understood();
  void a_picture_dragged_out_of_a_page_is_fetched_and_kept();
  void what_is_no_picture_is_refused_with_a_reason();
  void a_page_that_is_not_there_is_said_to_be_so();
  void a_watched_folder_gives_its_pictures_now_and_later();
  void a_picture_that_is_still_being_written_is_waited_for();
  void a_download_that_paused_is_looked_at_again();
  void a_folder_watched_no_longer_gives_nothing();
  void a_picture_deleted_from_a_watched_folder_is_missing();
  void a_picture_that_comes_back_into_a_watched_folder_is_there_again();
  void a_picture_that_was_written_anew_is_looked_at_anew();
  void pictures_that_come_in_leave_the_keyboard_where_it_is();
  void watched_folders_are_watched_again_in_the_next_session();
  void thumbnails_are_the_desktops();
  void pictures_and_captions_can_be_dragged_out_again();
};

void PicturesInTest::sample_pictures_are_one_click_away() {
  auto* offer = view_->findChild<QToolButton*>(QStringLiteral("emptyStateOffer"));
  QVERIFY(offer && offer->isVisible());
  QTest::mouseClick(offer, Qt::LeftButton);
  QTRY_COMPARE(album()->rowCount(), 4);
  QCOMPARE(name(0), QStringLiteral("astronaut.jpg"));
}

void PicturesInTest::what_a_browser_gives_is_understood_data() {
  QTest::addColumn<QString>("html");
  QTest::addColumn<QString>("link");
  QTest::addColumn<QString>("wanted");
  QTest::newRow("address") << QString() << QStringLiteral("https://a.example/x.jpg")
                           << QStringLiteral("https://a.example/x.jpg");
  QTest::newRow("linked picture") << QStringLiteral(
                                         "<a href=\"https://a.example/\"><IMG alt='x' src='https://a.example/"
                                         "y.jpg?a=1&amp;b=2'></a>")
                                  << QStringLiteral("https://a.example/")
                                  << QStringLiteral("https://a.example/y.jpg?a=1&b=2");
  QTest::newRow("other schemes") << QStringLiteral("<img src=\"file:///etc/passwd\">")
                                 << QStringLiteral("ftp://a.example/x") << QString();
}

void PicturesInTest::what_a_browser_gives_is_understood() {
  QFETCH(QString, html);
  QFETCH(QString, link);
  QFETCH(QString, wanted);
  QMimeData data;
  if (!html.isEmpty()) data.setHtml(html);
  data.setUrls({QUrl(link)});
  const Dropped dropped = droppedIn(&data);
  QCOMPARE(dropped.addresses.value(0).toString(), wanted);
  QCOMPARE(dropped.isEmpty(), wanted.isEmpty());
  QVERIFY(dropped.paths.isEmpty());
}

void PicturesInTest::a_picture_dragged_out_of_a_page_is_fetched_and_kept() {
  const Server server("HTTP/1.1 200 OK\r\nContent-Type: image/png", pngOf(Qt::red));
  QMimeData data;
  data.setUrls({server.address()});
  QVERIFY(view_->openMimeData(&data));
  QTRY_COMPARE(album()->rowCount(), 1);
  QVERIFY2(name(0).startsWith(QStringLiteral("my-cat-")), qPrintable(name(0)));
  QVERIFY(view_->openMimeData(&data));  // again: the same picture
  QTRY_VERIFY(message().contains(QStringLiteral("in the album already")));
  QCOMPARE(album()->rowCount(), 1);
}

void PicturesInTest::what_is_no_picture_is_refused_with_a_reason() {
  const Server server("HTTP/1.1 200 OK\r\nContent-Type: image/png", "<html>no picture</html>");
  QMimeData data;
  data.setUrls({server.address()});
  QVERIFY(view_->openMimeData(&data));
  QTRY_VERIFY(message().contains(QStringLiteral("is no picture that can be read")));
  QCOMPARE(album()->rowCount(), 0);
}

void PicturesInTest::a_page_that_is_not_there_is_said_to_be_so() {
  const Server server("HTTP/1.1 404 Not Found", "");
  QMimeData data;
  data.setUrls({server.address()});
  QVERIFY(view_->openMimeData(&data));
  QTRY_VERIFY(message().contains(QStringLiteral("could not be fetched")));
}

void PicturesInTest::a_watched_folder_gives_its_pictures_now_and_later() {
  pictures_->add(QStringLiteral("a.png"));
  watch(pictures_->path(QString()));
  QTRY_COMPARE(album()->rowCount(), 1);
  QVERIFY(QDir().mkpath(pictures_->path(QStringLiteral("below"))));
  pictures_->add(QStringLiteral("below/b.png"));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 2, 10000);
  pictures_->add(QStringLiteral("below/c.png"));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 3, 10000);
}

void PicturesInTest::a_picture_that_is_still_being_written_is_waited_for() {
  watch(pictures_->path(QString()));
  const QByteArray bytes = pngOf(Qt::blue);
  QFile file(pictures_->path(QStringLiteral("slow.png")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  QElapsedTimer since_start;
  since_start.start();
  for (qint64 written = 0; since_start.elapsed() < 2500;) {  // a slow copy, always younger than a second
    written += file.write(bytes.mid(written, 1));
    file.flush();
    QCOMPARE(album()->rowCount(), 0);
    QTest::qWait(100);
  }
  file.write(bytes.mid(file.pos()));
  file.close();
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 1, 10000);
}

void PicturesInTest::a_download_that_paused_is_looked_at_again() {
  QFile file(pictures_->path(QStringLiteral("slow.png")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  const QByteArray bytes = pngOf(Qt::blue);
  file.write(bytes.first(20));
  file.flush();
  FolderWatcher watcher;
  QSignalSpy found(&watcher, &FolderWatcher::found), renewed(&watcher, &FolderWatcher::renewed);
  watcher.watch({pictures_->path(QString())});
  QTRY_COMPARE(found.count(), 1);  // it rested for a second
  file.write(bytes.mid(20));
  file.flush();  // of which the system says nothing
  QTRY_COMPARE_WITH_TIMEOUT(renewed.count(), 1, 10000);
  QCOMPARE(found.count(), 1);
}

void PicturesInTest::a_folder_watched_no_longer_gives_nothing() {
  watch(pictures_->path(QString()));
  QMenu* menu = view_->actions().watch->menu();
  Q_EMIT menu->aboutToShow();
  QCOMPARE(menu->actions().size(), 3);
  menu->actions().last()->trigger();
  pictures_->add(QStringLiteral("a.png"));
  Q_EMIT menu->aboutToShow();
  QCOMPARE(menu->actions().size(), 2);
  QVERIFY(QSettings().value(QStringLiteral("caption/watched")).toStringList().isEmpty());
}

void PicturesInTest::a_picture_deleted_from_a_watched_folder_is_missing() {
  const QString path = pictures_->add(QStringLiteral("a.png"));
  watch(pictures_->path(QString()));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 1, 10000);
  QVERIFY(QFile::remove(path));
  QTRY_VERIFY_WITH_TIMEOUT(album()->entries().front().missing, 10000);
}

void PicturesInTest::a_picture_that_comes_back_into_a_watched_folder_is_there_again() {
  const QString path = pictures_->add(QStringLiteral("a.png")), aside = path + QStringLiteral(".aside");
  pictures_->add(QStringLiteral("b.png"));
  watch(pictures_->path(QString()));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 2, 10000);
  QTRY_VERIFY(shown()->hasPicture());
  QVERIFY(QFile::rename(path, aside));
  QTRY_VERIFY_WITH_TIMEOUT(album()->entries().front().missing, 10000);
  for (int i = 0; i < 8; ++i) {  // so that it is read anew
    album()->add(pathsOf({pictures_->add(QStringLiteral("c%1.png").arg(i))}));
    list()->setCurrentIndex(list()->model()->index(2 + i, 0));
    QTRY_VERIFY(shown()->hasPicture());
  }
  list()->setCurrentIndex(list()->model()->index(0, 0));
  QTRY_VERIFY(!shown()->hasPicture());
  QVERIFY(QFile::rename(aside, path));
  QTRY_VERIFY_WITH_TIMEOUT(!album()->entries().front().missing, 10000);
  QTRY_VERIFY(shown()->hasPicture());
}

void PicturesInTest::a_picture_that_was_written_anew_is_looked_at_anew() {
  const QString path = pictures_->add(QStringLiteral("a.png"), {3000, 20});
  watch(pictures_->path(QString()));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 1, 10000);
  QTRY_COMPARE(shown()->picture().width(), 2048);
  const auto zoom = [&] { view_->findChild<QAction*>(QStringLiteral("actualSizeAction"))->trigger(); };
  zoom();
  QTRY_COMPARE(shown()->picture().width(), 3000);
  SamplePictures elsewhere;  // as programs save: a new file takes the old one's place
  std::filesystem::rename(pathOf(elsewhere.add(QStringLiteral("a.png"), {2500, 20})), pathOf(path));
  QTRY_COMPARE_WITH_TIMEOUT(shown()->picture().width(), 2048, 10000);
  zoom();
  QTRY_COMPARE(shown()->picture().width(), 2500);
}

void PicturesInTest::pictures_that_come_in_leave_the_keyboard_where_it_is() {
  view_->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_COMPARE(album()->rowCount(), 1);
  QVERIFY(list()->hasFocus());
  auto* search = view_->findChild<QLineEdit*>(QStringLiteral("albumSearch"));
  search->setFocus();
  QTest::keyClicks(search, QStringLiteral("b"));  // hides the current one
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
  QTRY_COMPARE(list()->model()->rowCount(), 1);
  QVERIFY(search->hasFocus());
}

void PicturesInTest::watched_folders_are_watched_again_in_the_next_session() {
  watch(pictures_->path(QString()));
  view_ = std::make_unique<CaptionView>();
  view_->restore(QSettings());
  pictures_->add(QStringLiteral("a.png"));
  QTRY_COMPARE_WITH_TIMEOUT(album()->rowCount(), 1, 10000);
}

void PicturesInTest::thumbnails_are_the_desktops() {
  const QString path = pictures_->add(QStringLiteral("ä b.png"), {600, 300});
  const std::filesystem::path file(path.toStdString());
  QVERIFY(storedThumbnail(file).isNull());
  view_->openPictures(pathsOf({path}));
  QTRY_VERIFY(!storedThumbnail(file).isNull());
  const QImage kept = storedThumbnail(file);
  QCOMPARE(kept.size(), QSize(256, 128));
  QVERIFY(kept.text(QStringLiteral("Thumb::URI")).endsWith(QStringLiteral("%C3%A4%20b.png")));
  QImage(10, 10, QImage::Format_RGB32).save(path);  // other content, and another time
  QFile changed(path);
  QVERIFY(changed.open(QIODevice::ReadWrite));
  QVERIFY(changed.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
  QVERIFY(storedThumbnail(file).isNull());
}

void PicturesInTest::pictures_and_captions_can_be_dragged_out_again() {
  const QStringList paths{pictures_->add(QStringLiteral("a.png")), pictures_->add(QStringLiteral("b.png"))};
  view_->openPictures(pathsOf(paths));
  QTRY_COMPARE(album()->rowCount(), 2);
  album()->setEdited({{1, QStringLiteral("first")}, {2, QStringLiteral("second")}});
  auto* list = view_->findChild<QListView*>(QStringLiteral("albumList"));
  QVERIFY(list->dragEnabled());
  const QAbstractItemModel* shown = list->model();
  QVERIFY(shown->flags(shown->index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
  const std::unique_ptr<QMimeData> data(shown->mimeData({shown->index(1, 0), shown->index(0, 0)}));
  QCOMPARE(data->urls(), (QList<QUrl>{QUrl::fromLocalFile(paths[0]), QUrl::fromLocalFile(paths[1])}));
  QCOMPARE(data->text(), QStringLiteral("first\nsecond"));
}

}  // namespace descry

QTEST_MAIN(descry::PicturesInTest)
#include "pictures_in.moc"
