// Which pictures a batch takes, and how they are read.
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "model/captioning/picture_list.h"
#include "model/images/read_ahead.h"

namespace fs = std::filesystem;
using namespace descry;

class CaptioningFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void folders_are_searched_recursively_and_in_order();
  void numbers_in_names_are_ordered_by_value();
  void links_in_a_loop_end();
  void missing_and_empty_folders_are_problems();
  void an_unreadable_folder_is_named_and_the_rest_found();
  void pictures_are_read_ahead_in_order_and_failures_keep_their_place();

 private:
  static void touch(const fs::path& path);
};

void CaptioningFiles::touch(const fs::path& path) {
  fs::create_directories(path.parent_path());
  QFile file(QFile::decodeName(path.c_str()));
  QVERIFY(file.open(QIODevice::WriteOnly));
}

void CaptioningFiles::folders_are_searched_recursively_and_in_order() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  for (const char* name : {"b.JPG", "a/2.png", "a/1.png", "notes.txt"}) touch(root / name);
  const PictureList list = find_pictures({root, root / "notes.txt"});
  QVERIFY(list.problems.empty());
  QCOMPARE(list.paths.size(), std::size_t(4));
  QVERIFY(list.paths[0] == root / "a/1.png" && list.paths[1] == root / "a/2.png");
  QVERIFY(list.paths[2] == root / "b.JPG" && list.paths[3] == root / "notes.txt");
}

void CaptioningFiles::numbers_in_names_are_ordered_by_value() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  for (const char* name : {"p10.jpg", "p9.jpg", "p09.jpg", "p.jpg", "a2b10.jpg", "a2b9.jpg"}) touch(root / name);
  std::vector<std::string> names;
  for (const fs::path& path : find_pictures({root}).paths) names.push_back(path.filename());
  const std::vector<std::string> expected{"a2b9.jpg", "a2b10.jpg", "p.jpg", "p09.jpg", "p9.jpg", "p10.jpg"};
  QCOMPARE(names, expected);
}

void CaptioningFiles::links_in_a_loop_end() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  touch(root / "a/1.png");
  fs::create_directory_symlink(root, root / "a/back");
  fs::create_symlink(root / "self.png", root / "self.png");
  const PictureList list = find_pictures({root});
  QCOMPARE(std::count(list.paths.begin(), list.paths.end(), root / "a/1.png"), 1);
  const PictureList itself = find_pictures({root / "self.png"});
  QCOMPARE(itself.problems.size(), std::size_t(1));
  QVERIFY(itself.problems[0].message.find("itself") != std::string::npos);
}

void CaptioningFiles::missing_and_empty_folders_are_problems() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  const PictureList list = find_pictures({root, root / "none.jpg"});
  QVERIFY(list.paths.empty());
  QCOMPARE(list.problems.size(), std::size_t(2));
  QVERIFY(list.problems[0].path == root && list.problems[1].path == root / "none.jpg");
}

void CaptioningFiles::an_unreadable_folder_is_named_and_the_rest_found() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  touch(root / "closed/1.png");
  touch(root / "open.png");
  fs::permissions(root / "closed", fs::perms::none);
  fs::permissions(root, fs::perms::all);
  const bool is_root = geteuid() == 0;  // who may read everything
  if (is_root) QCOMPARE(seteuid(65534), 0);
  const PictureList list = find_pictures({root});
  if (is_root) QCOMPARE(seteuid(0), 0);
  fs::permissions(root / "closed", fs::perms::owner_all);
  QCOMPARE(list.paths.size(), std::size_t(1));
  QCOMPARE(list.problems.size(), std::size_t(1));
  QVERIFY(list.problems[0].path == root / "closed");
}

void CaptioningFiles::pictures_are_read_ahead_in_order_and_failures_keep_their_place() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  std::vector<fs::path> paths;
  for (int i = 0; i < 20; ++i) {
    paths.push_back(root / (std::to_string(i) + ".png"));
    if (i == 7) continue;  // missing
    Image image{8, 8, std::vector<std::uint8_t>(8 * 8 * 3, static_cast<std::uint8_t>(i))};
    QVERIFY(write_image(image, paths.back()).has_value());
  }
  ReadAhead pictures(paths, 4, 4, 3);
  for (int i = 0; i < 20; ++i) {
    const Result<Image> image = pictures.next();
    QCOMPARE(image.has_value(), i != 7);
    if (i == 7) {
      QVERIFY(image.error().path == paths[7]);
      continue;
    }
    QCOMPARE(image->width, 4);
    QCOMPARE(static_cast<int>(image->rgb[0]), i);
  }
}

QTEST_GUILESS_MAIN(CaptioningFiles)
#include "captioning_files.moc"
