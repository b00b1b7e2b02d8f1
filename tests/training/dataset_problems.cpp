// What is wrong with captioned collections, and that the rest of them is read.
#include <algorithm>
#include <chrono>
#include <map>
#include <stop_token>

#include "tests/training/data_folder.h"

using namespace data_folder;

namespace {

const std::string& message(const Dataset& dataset, std::size_t i = 0) { return dataset.problems.at(i).message; }

bool mentions(const std::string& text, const Names& parts) {
  const bool all = std::all_of(parts.begin(), parts.end(),
                               [&](const std::string& part) { return text.find(part) != std::string::npos; });
  if (!all) qWarning("%s", text.c_str());
  return all;
}

}  // namespace

class DatasetProblemsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void million_lines_with_ten_bad_ones_give_the_rest_and_list_the_ten() {
    Folder folder;
    for (int i = 0; i < 10; ++i) folder.add("p" + std::to_string(i) + ".jpg");
    std::string text = "image,caption\n";
    Names bad;
    for (int line = 2; line <= 1'000'001; ++line) {
      if (line % 100'000 == 7) {
        bad.push_back("line " + std::to_string(line));
        text += line % 200'000 == 7 ? "no comma here\n" : "p1.jpg,\"A quote that stays open\n";
      } else {
        ((text += 'p') += static_cast<char>('0' + line % 10)) += ".jpg,A dog runs over the grass .\n";
      }
    }
    folder.add("captions.csv", text);
    const Dataset dataset = folder.read();
    QCOMPARE(bad.size(), 10U);
    QCOMPARE(dataset.sources[0].captions, 999'990U);
    Names listed;
    for (const auto& [kind, name] : problems(dataset)) listed.push_back(name);
    std::sort(bad.begin(), bad.end());
    std::sort(listed.begin(), listed.end());
    QCOMPARE(listed, bad);
  }

  void files_that_disagree_are_named_and_one_is_used() {
    Folder folder;
    folder.add("a.jpg").add("b.jpg").add("c.jpg");
    folder.add("Flickr8k.token.txt", "a.jpg#0\tA dog .\na.jpg#1\tDogs .\nb.jpg#0\tA cat .\n");
    folder.add("captions.csv", "image,caption\na.jpg,dogs\na.jpg,a dog\nb.jpg,A bird\nc.jpg,A fish\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"A dog .", "Dogs ."}));  // said in other words: no disagreement
    QCOMPARE(captions(dataset, "b.jpg"), (Names{"A cat ."}));
    QCOMPARE(captions(dataset, "c.jpg"), (Names{"A fish"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kDisagreement, "captions.csv"}}));
    QVERIFY(mentions(message(dataset), {"Flickr8k.token.txt and captions.csv disagree", "1 picture (b.jpg)",
                                        "Flickr8k.token.txt is used"}));
  }

  void paths_that_leave_the_data_folder_are_not_read_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("parent") << "../outside.jpg";
    QTest::newRow("parent by a detour") << "x/../../outside.jpg";
    QTest::newRow("Windows's parent") << "..\\outside.jpg";
    QTest::newRow("absolute") << "OUTSIDE";
    QTest::newRow("drive") << "C:\\pictures\\a.jpg";
  }

  void paths_that_leave_the_data_folder_are_not_read() {
    QFETCH(QString, path);
    Folder folder;
    folder.add("outside.jpg").add("data/a.jpg").add("data-beside/b.jpg");
    std::string written = path.toStdString();
    if (written == "OUTSIDE") written = folder.path("data-beside/b.jpg").string();
    folder.add("data/t.csv", "image,caption\n" + written + ",A secret\na.jpg,A dog\n");
    const Dataset dataset = folder.read_sources({"data"});
    QCOMPARE(names(dataset.train), (Names{"a.jpg"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kOutside, written}}));
  }

  void paths_inside_may_be_absolute_or_windows() {
    Folder folder;
    folder.add("x/a.jpg").add("x/b.jpg").add("y/b.jpg").add("y/c.jpg");
    folder.add("t.csv", "image,caption\n" + folder.path("x/a.jpg").string() +
                            ",A\n.\\x\\b.jpg,X\nmoved\\y\\b.jpg,Y\nx/../y/c.jpg,C\n");
    const Dataset dataset = folder.read();
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
    Names paths;
    for (const auto* split : {&dataset.train, &dataset.dev})
      for (const CaptionedPicture& picture : *split)
        paths.push_back(picture.captions[0] + " " + fs::relative(picture.path, folder.path()).string());
    std::sort(paths.begin(), paths.end());
    QCOMPARE(paths, (Names{"A x/a.jpg", "C y/c.jpg", "X x/b.jpg", "Y y/b.jpg"}));
  }

  void another_sources_folder_may_be_named() {
    Folder folder;
    folder.add("pictures/a.jpg").add("pictures/b.jpg").add("pictures/c.jpg");
    folder.add("texts/t.csv", "image,caption\n" + folder.path("pictures/a.jpg").string() + ",A\nb.jpg,B\n");
    QCOMPARE(folder.refused("pictures").code, ErrorCode::kNotFound);
    const Dataset dataset = folder.read_sources({"texts/t.csv", "pictures"});
    QCOMPARE(captions(dataset, "b.jpg"), (Names{"B"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kNoCaption, "c.jpg"}}));
    QCOMPARE(dataset.sources[1].format, "pictures without captions");
  }

  void sources_of_different_shapes_are_mixed() {
    Folder folder;
    folder.add("one/a.jpg", "1").add("one/a.txt", "One.").add("two/a.jpg", "2").add("two/b.jpg", "3");
    folder.add("two/t.csv", "image,caption,split\na.jpg,Two.,dev\nb.jpg,B.,train\n");
    folder.add("three/c.jpg", "4").add("three/t.json", "[{\"image\": \"c.jpg\", \"caption\": \"C.\"}]");
    const Dataset dataset = folder.read_sources({"one", "two", "three/t.json"});
    QCOMPARE(dataset.name, "one + two + t.json");
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"One."}));
    QCOMPARE(captions(dataset, "two/a.jpg"), (Names{"Two."}));
    QCOMPARE(captions(dataset, "c.jpg"), (Names{"C."}));
    QCOMPARE(names(dataset.dev), (Names{"two/a.jpg"}));
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
    QVERIFY(mentions(dataset.summary(), {"one: pictures with text files (text files), 1 pictures, 1 captions",
                                         "two: CSV (t.csv), 2 pictures, 2 captions", "t.json: JSON (t.json), 1 pict"}));
  }

  void a_source_without_a_split_is_split_beside_one_that_has_its_own() {
    Folder folder;
    folder.add("two/a.jpg").add("two/b.jpg").add("two/t.csv", "image,caption,split\na.jpg,A.,dev\nb.jpg,B.,train\n");
    std::string text = "image,caption\n";
    for (int i = 0; i < 20; ++i) {
      folder.add("own/p" + std::to_string(i) + ".jpg");
      text += "p" + std::to_string(i) + ".jpg,P\n";
    }
    folder.add("own/t.csv", text);
    const Dataset dataset = folder.read_sources({"two", "own"}, {.dev_share = 0.2, .seed = 5});
    QCOMPARE(dataset.dev.size(), 5U);
    const Dataset again = folder.read_sources({"own", "two"}, {.dev_share = 0.2, .seed = 5});
    Names first = names(dataset.dev), second = names(again.dev);
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    QCOMPARE(first, second);
  }

  void a_source_does_not_decide_how_another_is_split() {
    Folder folder;
    folder.add("own/a.jpg")
        .add("own/b.jpg")
        .add("own/c.jpg")
        .add("own/t.csv", "image,caption\na.jpg,A\nb.jpg,B\nc.jpg,C\n");
    folder.add("more/d.jpg").add("more/t.csv", "image,caption,split\nd.jpg,D,train\n../own/a.jpg,A,train\n");
    const Dataset dataset = folder.read_sources({"own", "more"});
    QVERIFY2(dataset.unlisted.empty() && dataset.problems.empty(), dataset.summary().c_str());
    QCOMPARE(dataset.train.size() + dataset.dev.size(), 4U);
  }

  void splits_of_one_source_are_joined() {
    Folder folder;
    folder.add("a.jpg").add("b.jpg").add("Flickr8k.token.txt", "a.jpg#0\tA\nb.jpg#0\tB\n");
    folder.add("dataset_flickr8k.json",
               json("{'images': [{'filename': 'a.jpg', 'split': 'test', 'sentences': [{'raw': 'A'}]},"
                    " {'filename': 'b.jpg', 'split': 'train', 'sentences': [{'raw': 'B'}]}]}"));
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.test), (Names{"a.jpg"}));
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
  }

  void pictures_of_train_that_are_evaluated_on_under_another_name_are_taken_out() {
    const std::string large(100'000, 'x');
    Folder folder;
    folder.add("a.jpg", "1" + large).add("copy.jpg", "1" + large).add("other.jpg", "2" + large).add("t.jpg", "T");
    folder.add("copy of t.jpg", "T").add("begins.jpg", large + "y");
    folder.add("t.csv",
               "image,caption,split\na.jpg,A,dev\ncopy.jpg,A,train\nother.jpg,B,train\nt.jpg,T,test\n"
               "copy of t.jpg,T,train\nbegins.jpg,C,train\n");
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"other.jpg", "begins.jpg"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kLeak, "copy.jpg"}, {Kind::kLeak, "copy of t.jpg"}}));
    QVERIFY(mentions(message(dataset), {"same content as a.jpg in dev", "taken out of train"}));
  }

  void json_of_another_kind_is_told_apart_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::newRow("instances") << QString::fromStdString(
                                      json("{'images': [{'file_name': 'a.jpg', 'id': 1}], 'annotations': [{'image_id': "
                                           "1, 'bbox': [0], 'category_id': 2}]}"))
                               << "COCO's object annotations";
    QTest::newRow("keypoints") << QString::fromStdString(
                                      json("{'annotations': [{'image_id': 1, 'keypoints': [0], 'bbox': [0]}]}"))
                               << "keypoint";
    QTest::newRow("image info") << "{'images': [{'file_name': 'a.jpg', 'id': 1}]}"
                                << "pictures without captions";
    QTest::newRow("results") << "[{'image_id': 1, 'caption': 'A dog'}]"
                             << "numbers and no names";
    QTest::newRow("questions") << "{'questions': [{'question': 'Why?', 'image_id': 1}]}"
                               << "questions";
    QTest::newRow("object") << "{'name': 'descry', 'version': [1, 2]}"
                            << "keys name, version";
    QTest::newRow("records") << "[{'name': 'descry', 'age': 1}]"
                             << "keys name, age";
    QTest::newRow("numbers") << "[1, 2, 3]"
                             << "a list without objects";
    QTest::newRow("empty") << "{}"
                           << "an empty object";
  }

  void json_of_another_kind_is_told_apart() {
    QFETCH(QString, text);
    QFETCH(QString, kind);
    Folder folder;
    folder.add("a.jpg").add("t.json", json(text.toStdString()));
    for (const char* source : {"t.json", ""}) {  // a folder with nothing else says the same
      const Error error = folder.refused(source);
      QVERIFY(error.code == ErrorCode::kUnsupported);
      QCOMPARE(error.path, folder.path("t.json"));
      QVERIFY(mentions(error.message, {"This JSON is ", kind.toStdString(), "captions_train2017.json"}));
    }
  }

  void other_files_are_told_apart() {
    Folder folder;
    folder.add("a.txt", "Dear diary,\n")
        .add("b.csv", "step,loss\n1,2\n")
        .add("c.csv", "")
        .add("d.txt", std::string(9, 0));
    const std::vector<std::pair<const char*, const char*>> kinds{
        {"a.txt", "another text"}, {"b.csv", "another text"}, {"c.csv", "an empty file"}, {"d.txt", "no text"}};
    for (const auto& [name, kind] : kinds) {
      const Error error = folder.refused(name);
      QVERIFY2(error.code == ErrorCode::kUnsupported, name);
      QVERIFY(
          mentions(error.message, {std::string("This is ") + kind, "where captions are expected", "caption, text"}));
    }
  }

  void json_cut_short_is_damaged() {
    Folder folder;
    folder.add("a.jpg").add("t.json", json("[{'image': 'a.jpg', 'caption': 'A dog'}, {'ima"));
    const Error error = folder.refused("t.json");
    QVERIFY(error.code == ErrorCode::kDamaged);
    QVERIFY(mentions(error.message, {"no sound JSON at byte 47 (syntax error"}));
    folder.add("deep.json", std::string(100'000, '['));
    QVERIFY(mentions(folder.refused("deep.json").message, {"nested too deeply"}));
  }

  void five_gigabytes_of_json_are_refused_in_little_memory_and_time() {
    Folder folder;
    folder.add("zeros.json", json("{'images': [")).add("string.json", json("[{'image': '") + std::string(1 << 20, 'x'));
    fs::resize_file(folder.path("zeros.json"), 5'000'000'000);
    fs::resize_file(folder.path("string.json"), 5'000'000'000);
    QVERIFY(folder.refused("zeros.json").code == ErrorCode::kDamaged);
    QVERIFY(folder.refused("string.json").code == ErrorCode::kDamaged);
  }

  void json_with_a_string_of_twenty_megabytes_is_refused_before_it_is_held() {
    Folder folder;
    folder.add("t.json", json("[{'image': '") + std::string(20'000'000, 'x') + json("', 'caption': 'A dog'}]"));
    QVERIFY(folder.refused("t.json").code == ErrorCode::kDamaged);
  }

  void bad_json_lines_cost_themselves_only() {
    Folder folder;
    folder.add("a.jpg").add("t.jsonl", json("{'image': 'a.jpg', 'caption': 'one'}\n{'image': 'a.jpg', 'capt\n\n[1]\n"
                                            "{'image': 'a.jpg'}\n{'image_id': 3, 'caption': '?'}\n"
                                            "{'image': 'a.jpg', 'caption': 'two'}\n"));
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"one", "two"}));
    const Problems expected{{Kind::kMalformedLine, "line 2"},
                            {Kind::kMalformedLine, "line 4"},
                            {Kind::kMalformedLine, "line 5"},
                            {Kind::kMalformedLine, "line 6"}};
    QCOMPARE(problems(dataset), expected);
  }

  void quotes_that_stay_open_cost_their_line_only() {
    Folder folder;
    folder.add("a.jpg").add(
        "t.csv", "image,caption\na.jpg,\"open\na.jpg,\"closed\"\na.jpg,\"two\nlines\"\na.jpg,\"open\na.jpg,z\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"closed", "two\nlines", "z"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kMalformedLine, "line 2"}, {Kind::kMalformedLine, "line 6"}}));
  }

  void lines_of_megabytes_are_left_out() {
    Folder folder;
    folder.add("a.jpg").add("t.csv", "image,caption\na.jpg," + std::string(3'000'000, 'x') + "\na.jpg,fine\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"fine"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kMalformedLine, "line 2"}}));
  }

  void a_picture_named_in_two_ways_is_one() {
    Folder folder;
    folder.add("x/a.jpg").add("t.csv", "image,caption\nx/a.jpg,A\n./x//a.jpg,B\na.jpg,C\n");
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"x/a.jpg"}));
    QCOMPARE(captions(dataset, "x/a.jpg"), (Names{"A", "B", "C"}));
  }

  void every_problem_says_which_file_or_folder_to_look_at() {
    Folder folder;
    folder.add("a.jpg").add("b.jpg").add("empty.jpg", "").add("uncaptioned.jpg").add("copy.jpg", "b.jpg");
    folder.add("Flickr_8k.devImages.txt", "b.jpg\nnowhere.jpg\n");
    folder.add("t.csv", "image,caption\na.jpg,x\nb.jpg,x\nempty.jpg,x\ngone.jpg,x\n../out.jpg,x\ncopy.jpg,x\nbad\n");
    folder.add("u.csv", "image,caption\na.jpg,y\n");
    std::map<Kind, fs::path> paths;
    for (const DataProblem& problem : folder.read().problems) paths[problem.kind] = problem.path;
    const std::map<Kind, fs::path> expected{{Kind::kMissing, folder.path()},
                                            {Kind::kUnreadable, folder.path("empty.jpg")},
                                            {Kind::kNoPicture, folder.path("t.csv")},
                                            {Kind::kNoCaption, folder.path("uncaptioned.jpg")},
                                            {Kind::kMalformedLine, folder.path("t.csv")},
                                            {Kind::kOutside, folder.path("t.csv")},
                                            {Kind::kDisagreement, folder.path("u.csv")},
                                            {Kind::kLeak, folder.path("copy.jpg")}};
    QCOMPARE(paths, expected);
  }

  void a_reading_that_is_stopped_gives_nothing() {
    Folder folder;
    folder.add("a.jpg").add("t.csv", "image,caption\na.jpg,x\n");
    std::stop_source stop;
    stop.request_stop();
    const auto dataset = read_dataset({folder.path()}, {}, stop.get_token());
    QVERIFY(!dataset);
    QCOMPARE(dataset.error().code, ErrorCode::kCancelled);
  }
};

QTEST_GUILESS_MAIN(DatasetProblemsTest)
#include "dataset_problems.moc"
