#include "ui/captioning/album/album_filter.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "listed_album.h"
#include "ui/captioning/album/album_panel.h"

namespace descry {

using Order = AlbumFilter::Order;

class AlbumFilterTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

  void a_wrong_query_leaves_what_the_last_good_one_found() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    album.add(paths({"cat.jpg", "dog.jpg"}));
    filter.setSearch(QStringLiteral("dog"));
    QCOMPARE(names(filter), QByteArray("dog.jpg"));
    filter.setSearch(QStringLiteral("dog OR"));
    QVERIFY(!filter.problem().isEmpty());
    QCOMPARE(names(filter), QByteArray("dog.jpg"));
    filter.setSearch(QStringLiteral("dog OR cat"));
    QVERIFY(filter.problem().isEmpty());
    QCOMPARE(names(filter), QByteArray("cat.jpg dog.jpg"));
  }

  void orders_are_by_what_they_say_data() {
    QTest::addColumn<int>("order");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("arrival") << static_cast<int>(Order::kAdded) << QByteArray("p10 p9 A2 p100");
    QTest::newRow("name") << static_cast<int>(Order::kName) << QByteArray("A2 p9 p10 p100");
    QTest::newRow("folder") << static_cast<int>(Order::kFolder) << QByteArray("p10 p100 A2 p9");
    QTest::newRow("caption") << static_cast<int>(Order::kCaption) << QByteArray("p100 p10 A2 p9");
    QTest::newRow("least sure") << static_cast<int>(Order::kLeastSure) << QByteArray("A2 p10 p100 p9");
    QTest::newRow("most sure") << static_cast<int>(Order::kMostSure) << QByteArray("p100 p10 A2 p9");
    QTest::newRow("unreviewed") << static_cast<int>(Order::kUnreviewed) << QByteArray("p9 A2 p100 p10");
  }
  void orders_are_by_what_they_say() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    const auto ids = album.add(paths({"/x2/p10", "/x10/p9", "/x10/A2", "/x2/p100"}));
    album.setResults({captioned(ids[0], "b dog", 0.5), captioned(ids[2], "c", 0.1), captioned(ids[3], "A cat", 0.9)});
    album.setVerdict({ids[0]}, Verdict::kAccepted);
    album.setVerdict({ids[3]}, Verdict::kRejected);
    QFETCH(int, order);
    QFETCH(QByteArray, expected);
    filter.setOrder(static_cast<Order>(order));
    QCOMPARE(names(filter), expected);
  }

  /// Whatever happens to the album, row by row or in bulk: the list is what a new one would be.
  void what_is_shown_follows_every_change_of_the_album_data() {
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("search");
    for (int order = 0; order <= static_cast<int>(Order::kFolder); ++order) {
      for (const char* search : {"", "dog", "-dog", "conf:<0.5", "is:unreviewed", "folder:1"}) {
        QTest::addRow("order %d, %s", order, search) << order << QString::fromUtf8(search);
      }
    }
  }
  void what_is_shown_follows_every_change_of_the_album() {
    QFETCH(int, order);
    QFETCH(QString, search);
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setOrder(static_cast<Order>(order));
    filter.setSearch(search);
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 200; ++i) files.push_back("/f" + std::to_string(i % 3) + "/n" + std::to_string(i * 37 % 101));
    const auto isRight = [&] {
      AlbumFilter anew(&album);
      anew.setOrder(static_cast<Order>(order));
      anew.setSearch(search);
      return names(filter) == names(anew);
    };
    const auto ids = album.add({files.begin(), files.begin() + 150});
    QVERIFY(isRight());
    for (std::size_t i = 0; i < 40; ++i) {
      album.setResults(
          {captioned(ids[i * 3], i % 2 ? "a dog runs" : "two people", 0.01 * static_cast<double>(i * 17 % 97))});
    }
    QVERIFY(isRight());
    album.add({files.begin() + 150, files.end()});
    QVERIFY(isRight());
    album.setVerdict({ids[3]}, Verdict::kAccepted);
    album.setVerdict({ids[10], ids[11], ids[14]}, Verdict::kAccepted);  // a few together
    QVERIFY(isRight());
    album.setEdited({{ids[20], QStringLiteral("zebra")}, {ids[21], QStringLiteral("a dog")}, {ids[23], QString()}});
    QVERIFY(isRight());
    album.setVerdict({ids[0], ids[149]}, Verdict::kRejected);  // told as a range of 150
    album.setEdited({{ids[5], QStringLiteral("my dog")}, {ids[3], QStringLiteral("zebra")}});
    QVERIFY(isRight());
    const auto taken = album.take({ids[1], ids[2], ids[7], ids[140]});
    QVERIFY(isRight());
    album.restore(taken);
    QVERIFY(isRight());
    std::vector<PictureId> every_second;
    for (std::size_t i = 0; i < ids.size(); i += 2) every_second.push_back(ids[i]);
    const auto many = album.take(every_second);
    QVERIFY(isRight());
    album.restore(many);
    QVERIFY(isRight());
    album.setPath(ids[9], "/f9/a0");
    QVERIFY(isRight());
    album.setState(ids, PictureState::kWaiting);
    QVERIFY(isRight());
  }

  void current_and_selected_pictures_stay_so_in_another_order_and_search() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    const auto ids = album.add(paths({"d.jpg", "c.jpg", "b.jpg", "a.jpg"}));
    panel.list()->selectionModel()->select(panel.filter()->indexOf(ids[0]), QItemSelectionModel::Select);
    panel.list()->selectionModel()->setCurrentIndex(panel.filter()->indexOf(ids[2]), QItemSelectionModel::Select);
    panel.filter()->setOrder(Order::kName);
    QCOMPARE(panel.currentPicture(), ids[2]);
    QCOMPARE(panel.selectedPictures(), (std::vector<PictureId>{ids[2], ids[0]}));
    panel.setSearch(QStringLiteral("b.jpg OR d.jpg"));
    QCOMPARE(panel.currentPicture(), ids[2]);
    QCOMPARE(panel.selectedPictures(), (std::vector<PictureId>{ids[2], ids[0]}));
  }

  void the_current_picture_is_current_again_when_the_search_shows_it_again() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    const auto ids = album.add(paths({"one.jpg", "two.jpg"}));
    panel.setCurrentPicture(ids[1]);
    QSignalSpy changes(&panel, &AlbumPanel::currentPictureChanged);
    panel.setSearch(QStringLiteral("one"));
    QCOMPARE(panel.currentPicture(), 0);
    panel.setSearch(QString());
    QCOMPARE(panel.currentPicture(), ids[1]);
    for (const QList<QVariant>& change : changes) QCOMPARE(change.first().value<PictureId>(), ids[1]);
  }

  void a_removed_current_picture_gives_way_to_its_neighbour() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    const auto ids = album.add(paths({"a.jpg", "b.jpg", "c.jpg"}));
    panel.setCurrentPicture(ids[1]);
    album.take({ids[1]});
    QCOMPARE(panel.currentPicture(), ids[2]);
  }

  void several_that_leave_the_search_together_make_room_for_the_next() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    const auto ids = album.add(paths({"a.jpg", "b.jpg", "c.jpg", "d.jpg"}));
    panel.filter()->setOrder(Order::kUnreviewed);
    panel.setSearch(QStringLiteral("is:unreviewed"));
    panel.setCurrentPicture(ids[1]);
    album.setVerdict({ids[1], ids[2]}, Verdict::kAccepted);
    QCOMPARE(panel.currentPicture(), ids[3]);
    QCOMPARE(names(*panel.filter()), QByteArray("a.jpg d.jpg"));
  }

  void the_box_explains_what_is_wrong_and_quick_buttons_write_into_it() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    panel.resize(300, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const auto ids = album.add(paths({"a.jpg", "b.jpg"}));
    album.setVerdict({ids[0]}, Verdict::kAccepted);
    auto* box = panel.findChild<QLineEdit*>(QStringLiteral("albumSearch"));
    auto* problem = panel.findChild<QLabel*>(QStringLiteral("searchProblem"));
    auto* unreviewed = panel.findChild<QToolButton*>(QStringLiteral("quickUnreviewed"));
    box->setText(QStringLiteral("is:"));
    QVERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("unreviewed")));
    QCOMPARE(panel.filter()->rowCount(), 2);
    QTest::keyClicks(box, QStringLiteral("unreviewed"));
    QVERIFY(!problem->isVisible());
    QVERIFY(unreviewed->isChecked());
    QCOMPARE(names(*panel.filter()), QByteArray("b.jpg"));
    QTest::mouseClick(unreviewed, Qt::LeftButton);
    QCOMPARE(box->text(), QString());
    QCOMPARE(panel.filter()->rowCount(), 2);
    QTest::mouseClick(unreviewed, Qt::LeftButton);
    QCOMPARE(box->text(), QStringLiteral("is:unreviewed"));
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(panel.filter()->rowCount(), 2);
  }

  void down_goes_from_the_search_to_the_first_that_is_found() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    const auto ids = album.add(paths({"a.jpg", "b.jpg", "c.jpg"}));
    auto* box = panel.findChild<QLineEdit*>(QStringLiteral("albumSearch"));
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("-a"));
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(panel.currentPicture(), ids[1]);
    QVERIFY(panel.list()->hasFocus());
  }

  void tab_goes_through_the_panel_as_it_is_read() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    album.add(paths({"a.jpg"}));
    panel.list()->setFocus();
    for (const char* next : {"albumSearch", "searchHelp", "quickUnreviewed", "quickDoubtful", "quickEdited",
                             "quickFailed", "albumOrder"}) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget()->objectName(), QString::fromLatin1(next));
      QVERIFY(!QApplication::focusWidget()->accessibleName().isEmpty());
    }
  }

  void a_search_that_finds_nothing_says_so_in_the_list() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    auto* nothing = panel.findChild<QLabel*>(QStringLiteral("nothingFound"));
    QVERIFY(!nothing->isVisibleTo(&panel));
    album.add(paths({"a.jpg"}));
    panel.setSearch(QStringLiteral("zebra"));
    QVERIFY(nothing->isVisibleTo(&panel));
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("albumCount"))->text().contains(QStringLiteral("0 of 1")));
  }

  void an_example_of_the_help_is_searched_for() {
    AlbumModel album(nullptr);
    AlbumPanel panel(&album);
    auto* examples = panel.findChild<QMenu*>(QStringLiteral("searchExamples"));
    int tried = 0;
    for (QAction* action : examples->actions()) {
      if (action->isSeparator()) continue;
      action->trigger();
      QCOMPARE(panel.findChild<QLineEdit*>(QStringLiteral("albumSearch"))->text(),
               action->text().section(QLatin1Char('\t'), 0, 0));
      QVERIFY2(panel.filter()->problem().isEmpty(), qPrintable(action->text()));
      ++tried;
    }
    QVERIFY(tried > 10);
  }

  void a_screen_reader_hears_what_the_marks_show() {
    AlbumModel album(nullptr);
    AlbumFilter filter(&album);
    const auto ids = album.add(paths({"a.jpg"}));
    album.setResults({captioned(ids[0], "a dog", 0.83)});
    album.setVerdict(ids, Verdict::kAccepted);
    album.setEdited({{ids[0], QStringLiteral("my dog")}});
    album.setRating(ids, 4);
    album.setMissing(ids, true);
    QCOMPARE(filter.index(0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("a.jpg: my dog; the file is missing; accepted; edited; rated 4 of 5; 83 percent sure"));
  }
};

}  // namespace descry

QTEST_MAIN(descry::AlbumFilterTest)
#include "album_filter.moc"
