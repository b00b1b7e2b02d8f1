#include "training/data/rating_file.h"

#include <QtTest>

#include "tests/training/data_folder.h"

using namespace data_folder;

class RatingFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_line_is_a_rating_and_a_caption_may_have_several() {
    Folder folder;
    folder.add("r.csv", "rater,Image,caption,Rating\n1,a.jpg,\"a dog, asleep\",4\n2,a.jpg,\"a dog, asleep\", 2.5\n");
    const auto list = read_ratings(folder.path("r.csv"));
    QVERIFY2(list, list ? "" : list.error().describe().c_str());
    QCOMPARE(list->captions.size(), std::size_t{2});
    QCOMPARE(list->captions[0].picture, std::string("a.jpg"));
    QCOMPARE(list->captions[0].caption, std::string("a dog, asleep"));
    QCOMPARE(list->captions[0].rating, 4.0);
    QCOMPARE(list->captions[1].rating, 2.5);
  }

  void bad_lines_are_listed_and_left_out() {
    Folder folder;
    folder.add("r.tsv", "picture\ttext\tscore\r\na.jpg\tx\t1\r\n\r\nb.jpg\tx\tgood\r\nc.jpg\tx\r\nd.jpg\tx\tnan\r\n");
    const auto list = read_ratings(folder.path("r.tsv"));
    QVERIFY2(list, list ? "" : list.error().describe().c_str());
    QCOMPARE(list->captions.size(), std::size_t{1});
    Names places;
    for (const DataProblem& problem : list->problems) places.push_back(problem.name);
    QCOMPARE(places, (Names{"line 4", "line 5", "line 6"}));
  }

  void other_files_are_refused_with_the_columns_that_are_missed() {
    Folder folder;
    folder.add("c.csv", "path,caption\na.jpg,x\n").add("r.csv", "path,caption,rating\na.jpg,x,good\n");
    QCOMPARE(read_ratings(folder.path("c.csv")).error().code, ErrorCode::kUnsupported);
    QVERIFY(read_ratings(folder.path("c.csv")).error().message.find("rating") != std::string::npos);
    QCOMPARE(read_ratings(folder.path("r.csv")).error().code, ErrorCode::kDamaged);
    QCOMPARE(read_ratings(folder.path("none.csv")).error().code, ErrorCode::kNotFound);
  }
};

QTEST_GUILESS_MAIN(RatingFileTest)
#include "rating_file.moc"
