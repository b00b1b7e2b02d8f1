#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

#include "tests/training/data_folder.h"
#include "training/data/filters.h"

using namespace data_folder;

namespace {

void add_numbered(Folder& folder, int count) {
  std::string captions;
  for (int i = 0; i < count; ++i) {
    const std::string name = "p" + std::to_string(i) + ".jpg";
    folder.add(name);
    captions += name + "#0\tcaption\n";
  }
  folder.add("Flickr8k.token.txt", captions);
}

}  // namespace

class Flickr8kTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void original_layout_is_read_into_its_splits() {
    Folder folder;
    folder.add("Flicker8k_Dataset/a.jpg").add("Flicker8k_Dataset/b.jpg").add("Flicker8k_Dataset/c.jpg");
    folder.add("Flicker8k_Dataset/d.jpg");
    folder.add("Flickr8k_text/Flickr8k.token.txt",
               "a.jpg#0\tA dog .\na.jpg#1\tA brown dog .\nb.jpg#0\tA cat .\nc.jpg#0\tBirds\nd.jpg#0\tFish\n");
    folder.add("Flickr8k_text/Flickr8k.lemma.token.txt", "a.jpg#0\tlemma\n");
    folder.add("Flickr8k_text/Flickr_8k.trainImages.txt", "c.jpg\na.jpg\n");
    folder.add("Flickr8k_text/Flickr_8k.devImages.txt", "b.jpg\n");
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"c.jpg", "a.jpg"}));
    QCOMPARE(names(dataset.dev), (Names{"b.jpg"}));
    QCOMPARE(names(dataset.unlisted), (Names{"d.jpg"}));
    QVERIFY(dataset.test.empty() && dataset.problems.empty());
    QCOMPARE(dataset.train[1].captions, (Names{"A dog .", "A brown dog ."}));
    QCOMPARE(dataset.train[1].path, folder.path("Flicker8k_Dataset/a.jpg"));
    QCOMPARE(dataset.split("dev"), &dataset.dev);
    QVERIFY(dataset.split("nope") == nullptr);
  }

  void everything_may_lie_in_one_folder() {
    Folder folder;
    folder.add("a.jpg").add("b.png").add("Flickr8k.token.txt", "a.jpg#0\tone\r\nb.png#0\ttwo\r\n");
    folder.add("Flickr_8k.trainImages.txt", "a.jpg\r\n").add("Flickr_8k.testImages.txt", "b.png");
    const Dataset dataset = folder.read({.dev_share = 0.0});
    QCOMPARE(names(dataset.train), (Names{"a.jpg"}));
    QCOMPARE(names(dataset.test), (Names{"b.png"}));
    QCOMPARE(dataset.train[0].captions, (Names{"one"}));
  }

  void kaggle_captions_are_csv() {
    Folder folder;
    folder.add("Images/a.jpg").add("Images/b.jpg");
    folder.add(
        "captions.txt",
        "image,caption\r\na.jpg,\"A dog, a \"\"good\"\" one .\"\r\na.jpg,Two, three\r\nb.jpg,\"two\nlines\"\r\n");
    const Dataset dataset = folder.read({.dev_share = 0.0});
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
    const auto& a = dataset.train[dataset.train[0].name == "a.jpg" ? 0 : 1];
    const auto& b = dataset.train[dataset.train[0].name == "b.jpg" ? 0 : 1];
    QCOMPARE(a.captions, (Names{"A dog, a \"good\" one .", "Two, three"}));
    QCOMPARE(b.captions, (Names{"two\nlines"}));
  }

  void quote_that_is_never_closed_costs_its_line_only() {
    Folder folder;
    folder.add("a.jpg").add("captions.txt", "image,caption\na.jpg,\"A dog\na.jpg,A cat\n");
    const Dataset dataset = folder.read();
    QCOMPARE(dataset.train[0].captions, (Names{"A cat"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kMalformedLine, "line 2"}}));
  }

  void without_lists_the_split_is_seeded() {
    Folder folder;
    add_numbered(folder, 50);
    const Dataset first = folder.read({.dev_share = 0.2, .seed = 3});
    const Dataset second = folder.read({.dev_share = 0.2, .seed = 3});
    const Dataset other = folder.read({.dev_share = 0.2, .seed = 4});
    QCOMPARE(first.dev.size(), 10U);
    QCOMPARE(first.train.size(), 40U);
    QCOMPARE(names(first.dev), names(second.dev));
    QVERIFY(names(first.dev) != names(other.dev));
    Names all = names(first.train);
    for (const std::string& name : names(first.dev)) all.push_back(name);
    std::sort(all.begin(), all.end());
    QCOMPARE(std::unique(all.begin(), all.end()) - all.begin(), 50);
  }

  void dev_is_taken_from_train_where_only_train_is_listed() {
    Folder folder;
    add_numbered(folder, 12);
    std::string list;
    for (int i = 0; i < 10; ++i) list += "p" + std::to_string(i) + ".jpg\n";
    folder.add("Flickr_8k.trainImages.txt", list);
    const Dataset dataset = folder.read();
    QCOMPARE(dataset.train.size(), 9U);
    QCOMPARE(dataset.dev.size(), 1U);
    QCOMPARE(dataset.unlisted.size(), 2U);
  }

  void every_problem_is_listed_and_the_rest_is_read() {
    Folder folder;
    folder.add("good.jpg").add("lonely.jpg").add("empty.jpg", "");
    folder.add(
        "Flickr8k.token.txt",
        "good.jpg#0\tfine\nno tab here\nnohash.jpg\tcaption\nblank.jpg#0\t \n\ngone.jpg#0\tone\ngone.jpg#1\ttwo\n"
        "empty.jpg#0\tnothing\n");
    folder.add("Flickr_8k.trainImages.txt", "good.jpg\nnever.jpg\nempty.jpg\n");
    folder.add("Flickr_8k.devImages.txt", "good.jpg\n");
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"good.jpg"}));
    QVERIFY(dataset.dev.empty());
    const Problems expected{{Kind::kMalformedLine, "line 2"}, {Kind::kMalformedLine, "line 3"},
                            {Kind::kMalformedLine, "line 4"}, {Kind::kNoPicture, "gone.jpg"},
                            {Kind::kUnreadable, "empty.jpg"}, {Kind::kNoCaption, "lonely.jpg"},
                            {Kind::kMissing, "never.jpg"},    {Kind::kDuplicate, "good.jpg"}};
    QCOMPARE(problems(dataset), expected);
    QVERIFY(dataset.problems[0].message.find("Flickr8k.token.txt, line 2") != std::string::npos);
    QVERIFY(dataset.problems[3].message.find("2 captions") != std::string::npos);
  }

  void folder_without_captions_or_pictures_is_an_error_that_names_it() {
    Folder folder;
    const auto code = [&folder](const std::string& name) {
      const Error error = folder.refused(name);
      if (error.path != folder.path(name)) qFatal("%s", error.path.c_str());
      return error.code;
    };
    QVERIFY(code("absent") == ErrorCode::kNotFound);
    QVERIFY(code("") == ErrorCode::kNotFound);  // empty
    folder.add("a.jpg");
    QVERIFY(code("") == ErrorCode::kNotFound);  // no captions
    QVERIFY(code("a.jpg") == ErrorCode::kUnsupported);
    folder.add("Flickr8k.token.txt", "\n");
    QVERIFY(code("") == ErrorCode::kNotFound);  // none in the file
    folder.add("Flickr8k.token.txt", "b.jpg#0\tcaption\n");
    QVERIFY(code("") == ErrorCode::kNotFound);  // no picture
  }

  void unreadable_folder_is_an_error_that_names_it() {
    Folder folder;
    folder.add("a.jpg").add("Flickr8k.token.txt", "a.jpg#0\tcaption\n");
    fs::permissions(folder.path(), fs::perms::none);
    const bool root = geteuid() == 0;  // who may read everything
    if (root) QCOMPARE(seteuid(65534), 0);
    const auto dataset = read_dataset({folder.path()});
    if (root) QCOMPARE(seteuid(0), 0);
    fs::permissions(folder.path(), fs::perms::owner_all);
    QVERIFY(!dataset.has_value());
    QVERIFY(dataset.error().code == ErrorCode::kUnreadable);
  }

  void links_are_followed_and_loops_end() {
    Folder folder;
    Folder elsewhere;
    elsewhere.add("a.jpg");
    folder.add("Flickr8k.token.txt", "a.jpg#0\tcaption\n");
    fs::create_directory_symlink(elsewhere.path(), folder.path("Flicker8k_Dataset"));
    fs::create_directory_symlink(".", folder.path("loop"));
    fs::create_directory_symlink(folder.path(), elsewhere.path("back"));
    QCOMPARE(names(folder.read().train), (Names{"a.jpg"}));
  }

  void filter_leaves_out_pictures_with_short_or_long_captions() {
    Dataset dataset;
    dataset.train = {{"short.jpg", {}, {"one two three four five", "a b c ."}},
                     {"fit.jpg", {}, {"a dog runs fast .", "1 2 3 4 5 6"}},
                     {"long.jpg", {}, {"1 2 3 4 5 6 7"}}};
    dataset.dev = {{"dev.jpg", {}, {"two words"}}};
    apply_filter(dataset, {.min_words = 5, .max_words = 6});
    QCOMPARE(names(dataset.train), (Names{"fit.jpg"}));
    QVERIFY(dataset.dev.empty());
    QCOMPARE(problems(dataset),
             (Problems{{Kind::kFiltered, "short.jpg"}, {Kind::kFiltered, "long.jpg"}, {Kind::kFiltered, "dev.jpg"}}));
    QVERIFY(dataset.problems[0].message.find("4 words, fewer than 5") != std::string::npos);
  }

  void captions_per_picture_spares_the_references_of_dev() {
    Dataset dataset;
    dataset.train = {{"a.jpg", {}, {"one", "two", "three"}}};
    dataset.dev = {{"b.jpg", {}, {"one", "two", "three"}}};
    apply_filter(dataset, {.captions_per_picture = 2});
    QCOMPARE(dataset.train[0].captions, (Names{"one", "two"}));
    QCOMPARE(dataset.dev[0].captions.size(), 3U);
  }

  void summary_counts_pictures_captions_words_and_problems() {
    Folder folder;
    folder.add("a.jpg").add("Flickr8k.token.txt", "a.jpg#0\tA dog .\na.jpg#1\tA big dog .\nb.jpg#0\tgone\n");
    const std::string summary = folder.read().summary();
    for (const char* part : {"train: 1 pictures, 2 captions", "5 words, 2.5 a caption, 3 different", "1 problem\n",
                             "1 captioned, but the picture is missing (such as b.jpg)"}) {
      QVERIFY2(summary.find(part) != std::string::npos, summary.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(Flickr8kTest)
#include "flickr8k.moc"
