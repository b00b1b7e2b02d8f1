#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "sample_pictures.h"
#include "ui/captioning/album/album_delegate.h"
#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_panel.h"
#include "ui/workers/image_loader.h"

namespace descry {
namespace {

std::vector<std::filesystem::path> paths(std::initializer_list<const char*> names) {
  return {names.begin(), names.end()};
}

CaptionResult captioned(PictureId id, const std::vector<std::string>& words, double confidence) {
  Caption caption;
  for (const std::string& word : words) caption.words.push_back({word, 0.5F, {}});
  caption.confidence = confidence;
  return {id, {"model", "hash", {}, {}}, {caption}, {}};
}

/// Names in the order of the rows, joined by blanks.
QByteArray names(const QAbstractItemModel& model) {
  QStringList list;
  for (int row = 0; row < model.rowCount(); ++row) list << model.index(row, 0).data(AlbumModel::kNameRole).toString();
  return list.join(QLatin1Char(' ')).toUtf8();
}

}  // namespace

class AlbumTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

  void a_picture_added_twice_is_listed_once() {
    AlbumModel album(nullptr);
    QCOMPARE(album.add(paths({"/p/a.jpg", "/p/b.jpg"})).size(), 2U);
    QCOMPARE(album.add(paths({"/p/b.jpg", "/p/c.jpg"})).size(), 1U);
    QCOMPARE(names(album), QByteArray("a.jpg b.jpg c.jpg"));
  }

  void removed_pictures_come_back_where_they_were() {
    AlbumModel album(nullptr);
    const auto ids = album.add(paths({"a", "b", "c", "d", "e"}));
    album.setResults({captioned(ids[3], {"a", "dog"}, 0.5)});
    const auto taken = album.take({ids[3], ids[0], ids[2]});
    QCOMPARE(names(album), QByteArray("b e"));
    QVERIFY(!album.find(ids[0]));
    QCOMPARE(album.find(ids[4])->name, QStringLiteral("e"));
    album.restore(taken);
    QCOMPARE(names(album), QByteArray("a b c d e"));
    QCOMPARE(album.find(ids[3])->text(), QStringLiteral("a dog"));
  }

  void the_search_finds_words_of_captions_and_names() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    const auto ids = album.add(paths({"beach.jpg", "Dog.png", "c.jpg"}));
    album.setResults({captioned(ids[0], {"two", "people", "run"}, 0.5), captioned(ids[2], {"a", "dog", "runs"}, 0.4)});
    filter.setSearch(QStringLiteral("dog"));
    QCOMPARE(names(filter), QByteArray("Dog.png c.jpg"));
    filter.setSearch(QStringLiteral("run people"));
    QCOMPARE(names(filter), QByteArray("beach.jpg"));
    filter.setSearch(QString());
    QCOMPARE(filter.rowCount(), 3);
  }

  void orders_are_by_number_in_names_and_by_confidence_with_uncaptioned_ones_last() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    const auto ids = album.add(paths({"p10", "p9", "p100"}));
    filter.setOrder(AlbumFilter::Order::kName);
    QCOMPARE(names(filter), QByteArray("p9 p10 p100"));
    album.setResults({captioned(ids[0], {"x"}, 0.9), captioned(ids[2], {"y"}, 0.2)});
    filter.setOrder(AlbumFilter::Order::kLeastSure);
    QCOMPARE(names(filter), QByteArray("p100 p10 p9"));
    filter.setOrder(AlbumFilter::Order::kMostSure);
    QCOMPARE(names(filter), QByteArray("p10 p100 p9"));
    filter.setOrder(AlbumFilter::Order::kAdded);
    QCOMPARE(names(filter), QByteArray("p10 p9 p100"));
  }

  void thousands_of_scattered_pictures_are_taken_out_and_put_back() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    std::vector<std::filesystem::path> all;
    for (int i = 0; i < 20'000; ++i) all.emplace_back("/p/" + std::to_string(i) + ".jpg");
    const auto ids = album.add(all);
    std::vector<PictureId> odd;
    for (std::size_t i = 1; i < ids.size(); i += 2) odd.push_back(ids[i]);
    const QSignalSpy gone(&album, &AlbumModel::entriesTaken);
    const auto taken = album.take(odd);
    QCOMPARE(gone.size(), 1);
    QCOMPARE(album.rowCount(), 10'000);
    QCOMPARE(filter.rowCount(), 10'000);
    QVERIFY(!album.find(ids[1]));
    QCOMPARE(album.indexOf(ids[19'998]).row(), 9'999);
    album.restore(taken);
    QCOMPARE(filter.rowCount(), 20'000);
    for (std::size_t i = 0; i < ids.size(); ++i) QCOMPARE(album.entries()[i].id, ids[i]);
    QCOMPARE(album.add({all[1], all[2]}).size(), 0U);
  }

  void a_failed_picture_says_why_to_screen_readers_too() {
    AlbumModel album(nullptr);
    const auto ids = album.add(paths({"x.jpg"}));
    album.setResults({{ids[0], {}, {}, QStringLiteral("it is cut short")}});
    QCOMPARE(album.index(0).data(AlbumModel::kStateRole).toInt(), static_cast<int>(PictureState::kFailed));
    QCOMPARE(album.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("x.jpg: it is cut short"));
  }

  void only_pictures_in_sight_are_decoded() {
    SamplePictures pictures;
    ImageLoader loader(AlbumDelegate::thumbnailSize(), ImageLoader::Fit::kCover, 100, 40);
    AlbumModel album(&loader);
    AlbumPanel panel(&album);
    panel.resize(300, 400);
    panel.show();
    std::vector<std::filesystem::path> files;
    for (const QString& path : pictures.addMany(120)) files.emplace_back(path.toStdString());
    album.add(files);
    QSignalSpy loaded(&loader, &ImageLoader::loaded);
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTRY_VERIFY(!album.index(0).data(Qt::DecorationRole).value<QImage>().isNull());
    QTRY_VERIFY(!album.index(1).data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY2(loaded.size() < 20, qPrintable(QString::number(loaded.size())));

    panel.list()->scrollToBottom();
    QTRY_VERIFY(!album.index(119).data(Qt::DecorationRole).value<QImage>().isNull());
    QCOMPARE(album.index(119).data(Qt::DecorationRole).value<QImage>().size(), AlbumDelegate::thumbnailSize());
    QVERIFY(loaded.size() < 60);
  }

  void the_current_picture_stays_current_while_the_search_narrows() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    const auto ids = album.add(paths({"one.jpg", "two.jpg", "three.jpg"}));
    panel.setCurrentPicture(ids[2]);
    auto* search = panel.findChild<QLineEdit*>(QStringLiteral("albumSearch"));
    QTest::keyClicks(search, QStringLiteral("t"));
    QCOMPARE(panel.currentPicture(), ids[2]);
    QTest::keyClicks(search, QStringLiteral("h"));
    QCOMPARE(panel.currentPicture(), ids[2]);
    QCOMPARE(panel.list()->model()->rowCount(), 1);
  }
};

}  // namespace descry

QTEST_MAIN(descry::AlbumTest)
#include "album.moc"
