#include "training/data/album_captions.h"

#include <QTemporaryDir>
#include <QTest>

#include "model/album/album_file.h"
#include "training/data/caption_file.h"

namespace descry {

class AlbumCaptionsTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  std::filesystem::path write(const char* name, const std::vector<AlbumPicture>& pictures) const {
    const std::filesystem::path path = std::filesystem::path(folder_.path().toStdString()) / name;
    auto album = AlbumFile::open(path);
    AlbumFile::Changes changes;
    for (AlbumPicture picture : pictures) {
      picture.id = static_cast<std::int64_t>(changes.pictures.size()) + 1;
      picture.path = "/photos/" + std::to_string(picture.id) + ".jpg";
      changes.answers.push_back({picture.id, {picture.captions, {}, 0}});
      changes.pictures.push_back(picture);
    }
    return album && album->write(changes) ? path : std::filesystem::path();
  }
  static AlbumPicture said(const std::string& words, Verdict verdict, std::optional<std::string> edited = {}) {
    AlbumPicture picture;
    Caption caption;
    caption.words.push_back({words, 0.5F, {}});
    picture.captions.push_back(caption);
    picture.verdict = verdict;
    picture.edited = std::move(edited);
    return picture;
  }

 private Q_SLOTS:
  void what_a_person_stands_behind_is_learned_from();
  void an_album_that_nobody_reviewed_is_refused_with_what_to_do();
};

void AlbumCaptionsTest::what_a_person_stands_behind_is_learned_from() {
  const auto path =
      write("album.descry", {said("seen", Verdict::kAccepted), said("not seen", Verdict::kNone),
                             said("wrong", Verdict::kNone, "right"), said("bad", Verdict::kRejected),
                             said("worse", Verdict::kRejected, "still bad"), said("x", Verdict::kNone, "")});
  const Result<CaptionList> list = read_caption_file(path);
  QVERIFY(list);
  QCOMPARE(list->format, std::string("Descry's album"));
  QCOMPARE(list->pictures.size(), 2U);
  QCOMPARE(list->pictures[0].name, std::string("/photos/1.jpg"));
  QCOMPARE(list->pictures[0].captions, std::vector<std::string>{"seen"});
  QCOMPARE(list->pictures[1].captions, std::vector<std::string>{"right"});
}

void AlbumCaptionsTest::an_album_that_nobody_reviewed_is_refused_with_what_to_do() {
  const Result<CaptionList> list = read_caption_file(write("new.descry", {said("not seen", Verdict::kNone)}));
  QVERIFY(!list);
  QVERIFY(list.error().message.find("review some") != std::string::npos);
}

}  // namespace descry

QTEST_GUILESS_MAIN(descry::AlbumCaptionsTest)
#include "album_captions.moc"
