#include "training/data/matched_captions.h"

#include <QtTest>

#include "tests/training/data_folder.h"

using namespace data_folder;

namespace {

std::vector<CaptionedPicture> pictures_at(const Names& paths) {
  std::vector<CaptionedPicture> pictures;
  for (const std::string& path : paths) pictures.push_back({fs::path(path).filename().string(), path, {"a reference"}});
  return pictures;
}

std::string text(const std::optional<std::string>& caption) { return caption ? *caption : "none"; }

Problems problems_of(const MatchedCaptions& matched) {
  Dataset dataset;
  dataset.problems = matched.problems;
  return problems(dataset);
}

}  // namespace

class MatchedCaptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void captions_find_their_pictures_by_file_name_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("content");
    const auto row = [](const char* name, const char* content) {
      QTest::newRow(name) << QString::fromLatin1(name) << QString::fromStdString(json(content));
    };
    row("c.csv", "path,caption,confidence\r\n/elsewhere/b.jpg,\"two cats, asleep\",0.5\r\na.jpg,a dog,0.5\r\n");
    row("c.tsv", "image\tcaption\nb.jpg\ttwo cats, asleep\nx\\a.jpg\ta dog\n");
    row("c.jsonl", "{'file_name':'b.jpg','caption':'two cats, asleep'}\n{'file_name':'a.jpg','caption':'a dog'}\n");
    row("c.txt", "b.jpg#0\ttwo cats, asleep\na.jpg#0\ta dog\n");
  }
  void captions_find_their_pictures_by_file_name() {
    QFETCH(const QString, name);
    QFETCH(const QString, content);
    const Folder folder;
    std::ofstream(folder.path(name.toStdString()), std::ios::binary) << content.toStdString();
    const auto matched = match_captions(folder.path(name.toStdString()), pictures_at({"/data/a.jpg", "/data/b.jpg"}));
    QVERIFY2(matched, matched ? "" : matched.error().describe().c_str());
    QCOMPARE(text(matched->captions.at(0)), std::string("a dog"));
    QCOMPARE(text(matched->captions.at(1)), std::string("two cats, asleep"));
    QVERIFY(matched->problems.empty());
  }

  void pictures_of_one_name_are_told_apart_by_their_folders() {
    Folder folder;
    folder.add("c.csv", "path,caption\nphotos/one/a.jpg,first\ntwo/a.jpg,second\na.jpg,which\n");
    const auto matched = match_captions(folder.path("c.csv"), pictures_at({"/d/one/a.jpg", "/d/two/a.jpg"}));
    QVERIFY(matched);
    QCOMPARE(text(matched->captions.at(0)), std::string("first"));
    QCOMPARE(text(matched->captions.at(1)), std::string("second"));
    QCOMPARE(problems_of(*matched), (Problems{{Kind::kMissing, "a.jpg"}}));
  }

  void what_does_not_fit_is_listed() {
    Folder folder;
    folder.add("c.csv", "path,caption\na.jpg,first\nstranger.jpg,x\na.jpg,second\n");
    const auto matched = match_captions(folder.path("c.csv"), pictures_at({"/d/a.jpg", "/d/b.jpg"}));
    QVERIFY(matched);
    QCOMPARE(text(matched->captions.at(0)), std::string("first"));
    QVERIFY(!matched->captions.at(1));
    QCOMPARE(problems_of(*matched),
             (Problems{{Kind::kDuplicate, "a.jpg"}, {Kind::kMissing, "stranger.jpg"}, {Kind::kNoCaption, "b.jpg"}}));
  }

  void captions_of_other_pictures_are_refused_with_what_to_do() {
    Folder folder;
    folder.add("c.csv", "path,caption\nstranger.jpg,x\n");
    const auto matched = match_captions(folder.path("c.csv"), pictures_at({"/d/a.jpg"}));
    QVERIFY(!matched);
    QCOMPARE(matched.error().code, ErrorCode::kNotFound);
    QCOMPARE(matched.error().path, folder.path("c.csv"));
    QVERIFY(matched.error().message.find("--split") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(MatchedCaptionsTest)
#include "matched_captions.moc"
