// Captions files of every form, each as its makers write it.
#include "tests/training/data_folder.h"

using namespace data_folder;

namespace {

std::string format(const Dataset& dataset) { return dataset.sources.at(0).format; }

/// `text` in UTF-16 with its mark.
std::string utf16(const std::u16string& text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

class CaptionFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void flickr30k_token_file_is_recognised() {
    Folder folder;
    folder.add("flickr30k-images/1.jpg").add("readme.txt", "Flickr30k\n");
    folder.add("results_20130124.token", "1.jpg#0\tTwo men .\n1.jpg#1\tMen outside .\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "1.jpg"), (Names{"Two men .", "Men outside ."}));
    QCOMPARE(format(dataset), "Flickr30k (results_20130124.token)");
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
  }

  void flickr30k_results_table_is_recognised_with_its_one_bad_line() {
    Folder folder;
    folder.add("flickr30k_images/1.jpg").add("flickr30k_images/2.jpg");
    folder.add("results.csv",
               "image_name| comment_number| comment\n1.jpg| 0| Two \"young\" guys .\n1.jpg| 1| \"Men\" .\n"
               "2.jpg| 4   A dog runs .\n2.jpg| 0| A dog , running .\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "1.jpg"), (Names{"Two \"young\" guys .", "\"Men\" ."}));
    QCOMPARE(captions(dataset, "2.jpg"), (Names{"A dog , running ."}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kMalformedLine, "line 4"}}));
    QCOMPARE(format(dataset), "Flickr30k (results.csv)");
  }

  void coco_has_a_file_and_a_folder_for_each_split() {
    Folder folder;
    folder.add("train2017/000000000009.jpg").add("train2017/000000000025.jpg").add("val2017/000000000139.jpg");
    folder.add("test2017/000000000001.jpg");
    folder.add("annotations/captions_train2017.json",
               json("{'info': {'description': 'COCO 2017'}, 'licenses': [{'url': 'u', 'id': 1}], "
                    "'images': [{'license': 3, 'file_name': '000000000009.jpg', 'height': 480, 'id': 9}, "
                    "{'license': 3, 'file_name': '000000000025.jpg', 'height': 426, 'id': 25}], "
                    "'annotations': [{'image_id': 25, 'id': 1, 'caption': 'A giraffe eating.'}, "
                    "{'image_id': 9, 'id': 2, 'caption': 'Food.\\n'}, "
                    "{'image_id': 9, 'id': 3, 'caption': 'More food.'}, "
                    "{'image_id': 7, 'id': 4, 'caption': 'Nowhere.'}, "
                    "{'image_id': 9, 'id': 5, 'caption': ''}]}"));
    folder.add("annotations/captions_val2017.json",
               json("{'annotations': [{'image_id': 139, 'id': 1, 'caption': 'A room.'}], "
                    "'images': [{'file_name': '000000000139.jpg', 'id': 139}]}"));
    folder.add("annotations/instances_val2017.json",
               json("{'images': [{'file_name': '000000000139.jpg', 'id': 139}], "
                    "'annotations': [{'image_id': 139, 'bbox': [1, 2, 3, 4], 'category_id': 1, 'id': 7}]}"));
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"000000000025.jpg", "000000000009.jpg"}));
    QCOMPARE(names(dataset.dev), (Names{"000000000139.jpg"}));
    QCOMPARE(captions(dataset, "000000000009.jpg"), (Names{"Food.", "More food."}));
    QCOMPARE(dataset.train[0].path, folder.path("train2017/000000000025.jpg"));
    QCOMPARE(problems(dataset),
             (Problems{{Kind::kMalformedLine, "picture 7"}, {Kind::kMalformedLine, "annotations 5"}}));
    QCOMPARE(format(dataset), "COCO captions (captions_train2017.json, captions_val2017.json)");
    QCOMPARE(dataset.sources[0].captions, 4U);
  }

  void coco_file_alone_finds_the_pictures_beside_its_folder() {
    Folder folder;
    folder.add("val2017/1.jpg")
        .add("train2017/2.jpg")
        .add("train2017/3.jpg")
        .add("annotations/captions_val2017.json", json("{'images': [{'file_name': '1.jpg', 'id': 1}], "
                                                       "'annotations': [{'image_id': 1, 'caption': 'A room.'}]}"));
    folder.add("annotations/captions_train2017.json",
               json("{'images': [{'file_name': '2.jpg', 'id': 1}, {'file_name': '3.jpg', 'id': 2}], 'annotations': "
                    "[{'image_id': 1, 'caption': 'A cat.'}, {'image_id': 2, 'caption': 'A dog.'}]}"));
    const Dataset dataset =
        folder.read_sources({"annotations/captions_train2017.json", "annotations/captions_val2017.json"});
    QCOMPARE(names(dataset.train), (Names{"2.jpg", "3.jpg"}));
    QCOMPARE(names(dataset.dev), (Names{"1.jpg"}));
  }

  void karpathys_split_gives_pictures_their_splits() {
    Folder folder;
    folder.add("train2014/a.jpg").add("val2014/b.jpg").add("val2014/c.jpg").add("val2014/d.jpg");
    folder.add("dataset_coco.json",
               json("{'images': [{'filepath': 'train2014', 'sentids': [1, 2], 'filename': 'a.jpg', 'imgid': 0, "
                    "'split': 'train', 'cocoid': 57870, "
                    "'sentences': [{'tokens': ['a', 'dog'], 'raw': 'A dog.', 'imgid': 0, 'sentid': 1}, "
                    "{'tokens': ['dogs'], 'raw': 'Dogs.', 'imgid': 0, 'sentid': 2}]}, "
                    "{'filepath': 'val2014', 'filename': 'b.jpg', 'split': 'restval', "
                    "'sentences': [{'raw': 'B.'}]}, "
                    "{'filepath': 'val2014', 'filename': 'c.jpg', 'split': 'val', "
                    "'sentences': [{'raw': 'C.'}]}, "
                    "{'filepath': 'val2014', 'filename': 'd.jpg', 'split': 'test', "
                    "'sentences': [{'raw': 'D.'}]}], 'dataset': 'coco'}"));
    const Dataset dataset = folder.read_sources({"dataset_coco.json"});
    QCOMPARE(names(dataset.train), (Names{"train2014/a.jpg", "val2014/b.jpg"}));
    QCOMPARE(names(dataset.dev), (Names{"val2014/c.jpg"}));
    QCOMPARE(names(dataset.test), (Names{"val2014/d.jpg"}));
    QCOMPARE(captions(dataset, "train2014/a.jpg"), (Names{"A dog.", "Dogs."}));
    QCOMPARE(format(dataset), "Karpathy's split (dataset_coco.json)");
  }

  void karpathys_split_of_flickr8k_has_no_folders() {
    Folder folder;
    folder.add("Images/a.jpg")
        .add("Images/b.jpg")
        .add("dataset_flickr8k.json",
             json("{'images': [{'sentids': [0], 'imgid': 0, 'sentences': [{'raw': 'A .'}], 'split': 'train', "
                  "'filename': 'a.jpg'}, "
                  "{'sentences': [{'raw': 'B .'}], 'split': 'test', 'filename': 'b.jpg'}], 'dataset': 'flickr8k'}"));
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"a.jpg"}));
    QCOMPARE(names(dataset.test), (Names{"b.jpg"}));
  }

  void tables_are_known_by_their_header_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("comma")
        << "t.csv"
        << "id,file_name,Caption\r\n1,a.jpg,\"A \"\"big\"\"\r\ndog, here\"\r\n2,a.jpg,Two, three\r\n";
    QTest::newRow("tab") << "t.tsv"
                         << "image\tdescription\na.jpg\t\"A \"\"big\"\"\ndog, here\"\na.jpg\tTwo, three\n";
    QTest::newRow("semicolon") << "t.csv"
                               << "text;picture\n\"A \"\"big\"\"\ndog, here\";a.jpg\nTwo, three;a.jpg\n";
    QTest::newRow("several captions")
        << "t.csv"
        << "filename,caption_1,\"Caption 2\",caption3\na.jpg,\"A \"\"big\"\"\ndog, here\",,\"Two, three\"\n";
    QTest::newRow("JSON Lines") << "t.jsonl"
                                << QString::fromStdString(
                                       json("{'file_name': 'a.jpg', 'text': 'A \\'big\\'\\ndog, here'}\n"
                                            "{'text': 'Two, three', 'file_name': 'a.jpg'}"));
    QTest::newRow("JSON Lines with lists")
        << "t.json"
        << QString::fromStdString(
               json("{'image': 'a.jpg', 'captions': ['A \\'big\\'\\ndog, here', 'Two, three'], 'n': 1}\n"));
    QTest::newRow("array") << "t.json"
                           << QString::fromStdString(
                                  json("[{'image': 'a.jpg', 'caption': ['A \\'big\\'\\ndog, here', 'Two, three']}]"));
  }

  void tables_are_known_by_their_header() {
    QFETCH(QString, file);
    QFETCH(QString, text);
    Folder folder;
    folder.add("a.jpg").add(file.toStdString(), text.toStdString());
    const Dataset dataset = folder.read_sources({file.toStdString()});
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"A \"big\"\ndog, here", "Two, three"}));
    QVERIFY2(dataset.problems.empty(), dataset.summary().c_str());
  }

  void split_column_is_obeyed() {
    Folder folder;
    folder.add("a.jpg").add("b.jpg").add("c.jpg").add(
        "t.csv", "path,split,caption\na.jpg,Training,A\nb.jpg,valid,B\nc.jpg,,C\na.jpg,test,AA\nb.jpg,odd,BB\n");
    const Dataset dataset = folder.read();
    QCOMPARE(names(dataset.train), (Names{"a.jpg"}));
    QCOMPARE(names(dataset.dev), (Names{"b.jpg"}));
    QCOMPARE(names(dataset.unlisted), (Names{"c.jpg"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kDuplicate, "line 5"}, {Kind::kMalformedLine, "line 6"}}));
  }

  void text_files_beside_pictures_are_captions() {
    Folder folder;
    folder.add("cats/1.jpg")
        .add("cats/1.txt", "A cat.\r\n\r\n  Another. \r\n")
        .add("dogs/1.jpg")
        .add("dogs/1.txt", "A dog.");
    folder.add("dogs/2.png").add("dogs/2.png.txt", "Two dogs.").add("dogs/3.jpg").add("notes.txt", "Thoughts.\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "cats/1.jpg"), (Names{"A cat.", "Another."}));
    QCOMPARE(captions(dataset, "dogs/1.jpg"), (Names{"A dog."}));
    QCOMPARE(captions(dataset, "dogs/2.png"), (Names{"Two dogs."}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kNoCaption, "dogs/3.jpg"}}));
    QCOMPARE(format(dataset), "pictures with text files (text files)");
  }

  // What `descry caption` writes: csv_row's apostrophe and \xNN, caption_json's n_best.
  void our_own_exports_are_read_back() {
    Folder folder;
    folder.add("p/-1.jpg", "one").add("p/b\xE9.jpg", "two");
    folder.add("ours.csv",
               "path,caption,confidence\r\n" + folder.path("p/-1.jpg").string() +
                   ",'-a dog,0.5000\r\np/b\\xE9.jpg,\"a cat, sleeping\",0.2500\r\n'-1.jpg,two dogs,0.1\r\n");
    const Dataset csv = folder.read_sources({"ours.csv"});
    QVERIFY2(csv.problems.empty(), csv.summary().c_str());
    QCOMPARE(csv.sources[0].format, "Descry's captions (ours.csv)");
    QCOMPARE(captions(csv, folder.path("p/-1.jpg").string()), (Names{"-a dog", "two dogs"}));
    QCOMPARE(captions(csv, "p/b\\xE9.jpg"), (Names{"a cat, sleeping"}));
    fs::remove(folder.path("p/b\xE9.jpg"));  // QTemporaryDir cannot name it
    folder.add("ours.json", json("[{'path': 'p/-1.jpg', 'caption': 'a dog', 'confidence': 0.5, "
                                 "'words': [{'text': 'a', 'probability': 0.9, 'runner_ups': [{'word': 'the'}]}], "
                                 "'n_best': [{'caption': 'a dog', 'score': -1.0}, {'caption': 'the dog'}]}]"));
    const Dataset json = folder.read_sources({"ours.json"});
    QCOMPARE(captions(json, "p/-1.jpg"), (Names{"a dog"}));
    QCOMPARE(format(json), "Descry's captions (ours.json)");
  }

  void utf16_and_byte_order_marks_are_understood() {
    for (const bool big_endian : {false, true}) {
      Folder folder;
      folder.add("a.jpg").add("t.csv", utf16(u"image,caption\r\na.jpg,Ein Ständchen \U0001F3B5\r\n", big_endian));
      const Dataset dataset = folder.read();
      QCOMPARE(captions(dataset, "a.jpg"), (Names{"Ein Ständchen \U0001F3B5"}));
      QVERIFY(dataset.problems.empty());
    }
    Folder folder;
    folder.add("a.jpg").add("t.json", "\xEF\xBB\xBF[{\"image\": \"a.jpg\", \"caption\": \"x\"}]");
    QCOMPARE(captions(folder.read(), "a.jpg"), (Names{"x"}));
  }

  void lines_that_are_no_utf8_are_read_as_windows_1252_and_listed() {
    Folder folder;
    folder.add("a.jpg").add("t.csv", "image,caption\na.jpg,na\xC3\xAFve\na.jpg,caf\xE9 \x93ol\xE9\x94\na.jpg,plain\n");
    const Dataset dataset = folder.read();
    QCOMPARE(captions(dataset, "a.jpg"), (Names{"naïve", "café “olé”", "plain"}));
    QCOMPARE(problems(dataset), (Problems{{Kind::kEncoding, "line 3"}}));
  }

  void utf8_characters_across_blocks_are_whole() {
    std::string text = "image,caption\n";
    Names expected;
    for (int i = 0; text.size() < 600'000; ++i) {  // the reader's blocks are 256 KiB
      expected.push_back(std::string(static_cast<std::size_t>(i % 7), 'x'));
      for (int j = 0; j < 50; ++j) expected.back() += "é日本\U0001F3B5ü";
      text += "a.jpg," + expected.back() + "\n";
    }
    Folder folder;
    folder.add("a.jpg").add("t.csv", text);
    const Dataset dataset = folder.read();
    QVERIFY(dataset.problems.empty());
    QVERIFY(captions(dataset, "a.jpg") == expected);
  }

  void captions_are_in_composed_form() {
    Folder folder;
    folder.add("a.jpg").add("t.csv", "image,caption\na.jpg,Cafe\u0301 \u1112\u1161\u11AB\n");
    QCOMPARE(captions(folder.read(), "a.jpg"), (Names{"Café 한"}));
  }
};

QTEST_GUILESS_MAIN(CaptionFilesTest)
#include "caption_files.moc"
