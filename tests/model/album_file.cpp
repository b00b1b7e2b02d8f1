#include "model/album/album_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "model/disk/content_hash.h"

using namespace descry;
namespace fs = std::filesystem;

namespace {

AlbumPicture picture(std::int64_t id, const fs::path& path) {
  AlbumPicture made;
  made.id = id;
  made.path = path;
  return made;
}

AlbumAnswer answer(const std::string& word, const std::string& model = "first") {
  Caption caption;
  caption.words = {{"a", 0.9F, {{"the", 0.05F}, {"one", 0.01F}}}, {word, 0.5F, {{"cat", 0.25F}}}};
  caption.tokens = {4, 5};
  caption.score = -1.25;
  caption.confidence = 0.75;
  AlbumAnswer made{{caption, caption}, {model, "00ff", "/models/" + model, {}}, 1'790'000'000};
  made.source.settings.beam = 5;
  made.source.settings.forbidden = {"dog"};
  return made;
}

std::vector<AlbumPicture> all(const AlbumFile& album) {
  std::vector<AlbumPicture> pictures;
  if (!album.each([&](AlbumPicture one) { return pictures.push_back(std::move(one)), true; })) return {};
  return pictures;
}

AlbumPicture whole(const AlbumFile& album, std::int64_t id) {
  AlbumPicture found;
  const std::int64_t wanted[] = {id};
  if (!album.each(wanted, [&](AlbumPicture one) { return found = std::move(one), true; })) return {};
  return found;
}

}  // namespace

class AlbumFileTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir folder_;
  fs::path place(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

 private Q_SLOTS:
  void what_was_written_is_there_again();
  void an_answer_is_kept_whole_and_the_older_ones_too();
  void an_answer_without_captions_takes_the_last_one_back();
  void what_is_not_known_of_a_file_leaves_what_was();
  void removed_pictures_are_gone_and_their_numbers_stay_used();
  void pictures_come_in_the_order_that_was_asked_for();
  void names_need_not_be_utf8();
  void a_second_writer_is_told_that_it_is_open();
  void links_do_not_make_an_album_another();
  void a_reader_sees_what_a_writer_wrote();
  void other_files_are_refused_and_left_alone();
  void a_damaged_album_is_said_to_be_damaged();
  void contents_tell_files_apart();
};

void AlbumFileTest::what_was_written_is_there_again() {
  {
    auto album = AlbumFile::open(place("kept.descry"));
    QVERIFY(album);
    AlbumPicture first = picture(1, "/photos/a.jpg");
    first.bytes = 12;
    first.modified = 99;
    first.content = "abc";
    first.width = 640;
    first.height = 480;
    first.problem = "cut short";
    first.edited = "";
    first.verdict = Verdict::kRejected;
    first.rating = 4;
    QVERIFY(album->write({{first, picture(2, "/photos/b.jpg")}, {{2, answer("dog")}}, {}, {}}));
  }
  const auto album = AlbumFile::open(place("kept.descry"));
  QVERIFY(album);
  const auto pictures = all(*album);
  QCOMPARE(pictures.size(), 2U);
  QCOMPARE(pictures[0].path, fs::path("/photos/a.jpg"));
  QCOMPARE(pictures[0].bytes, 12);
  QCOMPARE(pictures[0].modified, 99);
  QCOMPARE(pictures[0].content, std::string("abc"));
  QCOMPARE(pictures[0].width, 640);
  QCOMPARE(pictures[0].height, 480);
  QCOMPARE(pictures[0].problem, std::string("cut short"));
  QVERIFY(pictures[0].edited && pictures[0].edited->empty());
  QVERIFY(pictures[0].verdict == Verdict::kRejected);
  QCOMPARE(pictures[0].rating, 4);
  QVERIFY(pictures[0].captions.empty());
  QVERIFY(!pictures[1].edited);
  QCOMPARE(pictures[1].text(), std::string("a dog"));
  QCOMPARE(pictures[1].confidence(), 0.75);
  QVERIFY(pictures[1].source == answer("dog").source);
}

void AlbumFileTest::an_answer_is_kept_whole_and_the_older_ones_too() {
  auto album = AlbumFile::open(place("answers.descry"));
  QVERIFY(album);
  QVERIFY(album->write({{picture(1, "/a.jpg")}, {{1, answer("dog")}}, {}, {}}));
  QVERIFY(album->write({{}, {{1, answer("cat", "second")}}, {}, {}}));
  const AlbumPicture read = whole(*album, 1);
  QCOMPARE(read.captions.size(), 2U);
  const Caption& caption = read.captions.front();
  QCOMPARE(caption.words[1].text, std::string("cat"));
  QCOMPARE(caption.words[1].probability, 0.5F);
  QCOMPARE(caption.words[0].runner_ups[1].word, std::string("one"));
  QCOMPARE(caption.words[0].runner_ups[1].probability, 0.01F);
  QCOMPARE(caption.tokens, (std::vector<std::int64_t>{4, 5}));
  QCOMPARE(caption.score, -1.25);
  QCOMPARE(read.captioned, 1'790'000'000);
  const auto history = album->history(1);
  QVERIFY(history);
  QCOMPARE(history->size(), 2U);
  QCOMPARE((*history)[0].source.model, std::string("second"));
  QCOMPARE((*history)[1].captions.front().text(), std::string("a dog"));
}

void AlbumFileTest::an_answer_without_captions_takes_the_last_one_back() {
  auto album = AlbumFile::open(place("back.descry"));
  QVERIFY(album);
  QVERIFY(album->write({{picture(1, "/a.jpg")}, {{1, answer("dog")}}, {}, {}}));
  QVERIFY(album->write({{}, {{1, {}}}, {}, {}}));
  QVERIFY(all(*album).front().captions.empty());
  QVERIFY(whole(*album, 1).captions.empty());
  QCOMPARE(album->history(1)->size(), 1U);
}

void AlbumFileTest::what_is_not_known_of_a_file_leaves_what_was() {
  auto album = AlbumFile::open(place("unknown.descry"));
  QVERIFY(album);
  AlbumPicture known = picture(1, "/a.jpg");
  known.bytes = 5;
  known.content = "abc";
  known.width = 7;
  QVERIFY(album->write({{known}, {}, {}, {}}));
  QVERIFY(album->write({{picture(1, "/b.jpg")}, {}, {}, {}}));
  const AlbumPicture read = whole(*album, 1);
  QCOMPARE(read.path, fs::path("/b.jpg"));
  QCOMPARE(read.bytes, 5);
  QCOMPARE(read.content, std::string("abc"));
  QCOMPARE(read.width, 7);
}

void AlbumFileTest::removed_pictures_are_gone_and_their_numbers_stay_used() {
  auto album = AlbumFile::open(place("removed.descry"));
  QVERIFY(album);
  QVERIFY(album->write({{picture(1, "/a.jpg"), picture(2, "/b.jpg")}, {{2, answer("dog")}}, {}, {}}));
  QVERIFY(album->write({{}, {}, {2}, {}}));
  QCOMPARE(all(*album).size(), 1U);
  QVERIFY(album->write({{picture(2, "/b.jpg")}, {}, {}, {}}));  // an undone removal
  QCOMPARE(whole(*album, 2).text(), std::string("a dog"));
  QVERIFY(album->write({{}, {}, {2}, {}}));
  album = failure(ErrorCode::kUsage, "");
  album = AlbumFile::open(place("removed.descry"));
  QVERIFY(album);
  QCOMPARE(album->count().value(), 1);
  QCOMPARE(album->last_id().value(), 2);
  QVERIFY(album->history(2)->empty());
}

void AlbumFileTest::pictures_come_in_the_order_that_was_asked_for() {
  auto album = AlbumFile::open(place("order.descry"));
  QVERIFY(album);
  QVERIFY(album->write({{picture(1, "/a"), picture(2, "/b"), picture(3, "/c")}, {}, {}, {3, 1, 2}}));
  QVERIFY(album->write({{picture(4, "/d")}, {}, {}, {}}));
  std::vector<std::int64_t> ids;
  for (const AlbumPicture& one : all(*album)) ids.push_back(one.id);
  QCOMPARE(ids, (std::vector<std::int64_t>{3, 1, 2, 4}));
}

void AlbumFileTest::names_need_not_be_utf8() {
  auto album = AlbumFile::open(place("names.descry"));
  QVERIFY(album);
  const fs::path odd(std::string("/photos/\xff\xfe.jpg"));
  QVERIFY(album->write({{picture(1, odd)}, {}, {}, {}}));
  QCOMPARE(all(*album).front().path, odd);
}

void AlbumFileTest::a_second_writer_is_told_that_it_is_open() {
  const auto album = AlbumFile::open(place("busy.descry"));
  QVERIFY(album);
  const auto second = AlbumFile::open(place("busy.descry"));
  QVERIFY(!second);
  QVERIFY(second.error().code == ErrorCode::kBusy);
}

void AlbumFileTest::links_do_not_make_an_album_another() {
  const auto first = AlbumFile::open(place("linked.descry"));
  QVERIFY(first);
  fs::create_symlink("linked.descry", place("link.descry"));
  const auto second = AlbumFile::open(place("link.descry"));
  QVERIFY(!second);
  QVERIFY(second.error().code == ErrorCode::kBusy);
  QVERIFY(AlbumFile::open(place("link.descry"), AlbumFile::Access::kRead));
}

void AlbumFileTest::a_reader_sees_what_a_writer_wrote() {
  auto album = AlbumFile::open(place("read.descry"));
  QVERIFY(album);
  const auto reader = AlbumFile::open(place("read.descry"), AlbumFile::Access::kRead);
  QVERIFY(reader);
  QVERIFY(album->write({{picture(1, "/a.jpg")}, {{1, answer("dog")}}, {}, {}}));
  QCOMPARE(whole(*reader, 1).text(), std::string("a dog"));
  const auto nowhere = AlbumFile::open(place("nowhere.descry"), AlbumFile::Access::kRead);
  QVERIFY(!nowhere && nowhere.error().code == ErrorCode::kNotFound);
}

void AlbumFileTest::other_files_are_refused_and_left_alone() {
  std::ofstream(place("text.descry")) << std::string(5000, 'x');
  const auto text = AlbumFile::open(place("text.descry"));
  QVERIFY(!text && text.error().code == ErrorCode::kUnsupported);
  QCOMPARE(fs::file_size(place("text.descry")), 5000U);
  const auto folder = AlbumFile::open(place(""));
  QVERIFY(!folder && folder.error().code == ErrorCode::kUnreadable);
}

void AlbumFileTest::a_damaged_album_is_said_to_be_damaged() {
  {
    auto album = AlbumFile::open(place("damaged.descry"));
    QVERIFY(album);
    AlbumFile::Changes many;
    for (int i = 1; i <= 2000; ++i) many.pictures.push_back(picture(i, "/photos/" + std::to_string(i) + ".jpg"));
    QVERIFY(album->write(many));
  }
  const auto size = fs::file_size(place("damaged.descry"));
  std::fstream file(place("damaged.descry"), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(2 * 4096));
  file << std::string(size - 3 * 4096, '\x5a');
  file.close();
  const auto album = AlbumFile::open(place("damaged.descry"));
  ErrorCode code = album ? ErrorCode::kUsage : album.error().code;
  if (album) {
    const Result<void> read = album->each([](const AlbumPicture&) { return true; });
    QVERIFY(!read);
    code = read.error().code;
  }
  QVERIFY(code == ErrorCode::kDamaged);
}

void AlbumFileTest::contents_tell_files_apart() {
  std::string bytes(1'000'000, 'a');
  std::ofstream(place("one")) << bytes;
  std::ofstream(place("same")) << bytes;
  bytes[300'000] = 'b';  // between the samples
  std::ofstream(place("between")) << bytes;
  bytes[500'000] = 'b';
  std::ofstream(place("middle")) << bytes;
  const auto hash = [&](const char* name, HashedPart part = HashedPart::kSamples) {
    return content_hash(place(name), part).value_or("");
  };
  QCOMPARE(hash("one").size(), 32U);
  QCOMPARE(hash("one"), hash("same"));
  QVERIFY(hash("one") != hash("middle"));
  QVERIFY(hash("one", HashedPart::kAll) != hash("between", HashedPart::kAll));
  QVERIFY(!content_hash(place("nothing")));
  QVERIFY(!content_hash(place("")));
}

QTEST_GUILESS_MAIN(AlbumFileTest)
#include "album_file.moc"
