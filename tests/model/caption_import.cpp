// Captions that come back from spreadsheets and scripts.
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "model/export/caption_import.h"
#include "model/export/picture_fields.h"

using namespace descry;

class CaptionImport : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  Result<std::vector<ImportedCaption>> read(const std::string& text) const {
    const std::filesystem::path file = folder_.filePath("file").toStdString();
    std::ofstream(file, std::ios::binary) << text;
    return read_captions(file);
  }

  /// "path=caption" of each row, or the problem.
  std::string told(const std::string& text) const {
    const auto rows = read(text);
    if (!rows) return "! " + rows.error().message;
    std::string all;
    for (const ImportedCaption& row : *rows) all += row.picture + "=" + row.caption + ";";
    return all;
  }

 private Q_SLOTS:
  void tables_are_read_whatever_their_delimiter() {
    QCOMPARE(told("path,caption,confidence\r\na.jpg,a dog,0.7\r\n\"b,\"\"c\"\".jpg\",\"two\nlines\",\r\n"),
             std::string("a.jpg=a dog;b,\"c\".jpg=two\nlines;"));
    QCOMPARE(told("\xEF\xBB\xBF"
                  "Caption;File_Name\na dog;a.jpg\n;none.jpg\n\n"),
             std::string("a.jpg=a dog;"));
    QCOMPARE(told("image\ttext\ra.jpg\ta dog\r"), std::string("a.jpg=a dog;"));
  }

  void what_an_export_protected_comes_back_as_it_was() {
    for (const char* text : {"=1+1", "a;=2", " -x", "'quoted'", "it's, isn't it",
                             "\xEF\xBC\x9D"
                             "1"}) {
      AlbumPicture picture;
      picture.path = text;
      picture.edited = text;
      const auto rows = read(table_header({}) + table_row(picture, {}));
      QVERIFY2(rows.has_value() && rows->size() == 1, text);
      QCOMPARE((*rows)[0].picture, std::string(text));
      QCOMPARE((*rows)[0].caption, std::string(text));
    }
  }

  void json_is_read_as_a_list_and_by_the_line() {
    QCOMPARE(
        told(
            "[{\"path\": \"a.jpg\", \"caption\": \"a dog\", \"words\": []}, {\"path\": \"b.jpg\", \"caption\": null}]"),
        std::string("a.jpg=a dog;"));
    QCOMPARE(told("{\"file_name\": \"a.jpg\", \"caption\": \"x\"}\r\n\n{\"path\": \"b\", \"caption\": \"y\"}"),
             std::string("a.jpg=x;b=y;"));
  }

  void what_is_no_file_of_captions_says_so() {
    for (const char* text : {"", "  \n", "colour,size\r\nred,4\r\n", "just text"})
      QVERIFY2(read(text).error().code == ErrorCode::kUnsupported, text);
    QVERIFY(told("path,caption\na.jpg,caf\xE9\n").find("UTF-8") != std::string::npos);
    QVERIFY(told("path,caption\na.jpg,x\nb.jpg\n").find("Line 3") != std::string::npos);
    QVERIFY(told("path,caption\na.jpg,\"open\n").find("Line 2") != std::string::npos);
    QVERIFY(told("[{\"path\": ").find("JSON") != std::string::npos);
    QVERIFY(told("{\"path\": \"a\"}\n[1]\n").find("Line 2") != std::string::npos);
    QVERIFY(read_captions("/none.csv").error().code == ErrorCode::kNotFound);
  }
};

QTEST_GUILESS_MAIN(CaptionImport)
#include "caption_import.moc"
