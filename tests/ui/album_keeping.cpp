// The album lives in a file: what a person sees is there again at the next start.
#include <QAction>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <utility>

#include "file_answers.h"
#include "model/album/album_file.h"
#include "sample_pictures.h"
#include "tiny_captioner.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/album/album_store.h"
#include "ui/captioning/album/caption_queue.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/export/caption_files.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/word_chip.h"

namespace descry {

class AlbumKeepingTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<CaptionView> view_;
  std::unique_ptr<SamplePictures> pictures_;
  QTemporaryDir folder_;
  QString model_;

  std::filesystem::path file() const { return folder_.filePath(QStringLiteral("album.descry")).toStdString(); }
  AlbumModel* album() const { return view_->findChild<AlbumModel*>(); }
  QListView* list() const { return view_->findChild<QListView*>(QStringLiteral("albumList")); }
  CaptionQueue* queue() const { return view_->findChild<CaptionQueue*>(); }
  QString message() const { return view_->findChild<QLabel*>(QStringLiteral("progressText"))->text(); }
  const AlbumEntry& entry(int row) const { return album()->entries()[static_cast<std::size_t>(row)]; }
  bool areCaptioned(int pictures) const {
    int done = 0;
    for (const AlbumEntry& one : album()->entries()) done += one.state == PictureState::kDone ? 1 : 0;
    return done == pictures;
  }

  void openView() {
    view_.reset();  // one window an album
    view_ = std::make_unique<CaptionView>(file());
    view_->resize(1000, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }
  /// A view with pictures that have their captions.
  void caption(const QStringList& paths) {
    openView();
    view_->openModel(model_, QStringLiteral("cpu"));
    view_->openPictures(pathsOf(paths));
    QTRY_VERIFY_WITH_TIMEOUT(areCaptioned(static_cast<int>(paths.size())), 20000);
  }
  /// What the file knows of the picture by its content; empty: nothing yet.
  std::string content(PictureId id) const {
    std::string found;
    const auto album = AlbumFile::open(file(), AlbumFile::Access::kRead);
    const std::int64_t wanted[] = {id};
    const bool read = album && album->each(wanted, [&](const AlbumPicture& one) { return found = one.content, true; });
    return read ? found : std::string();
  }
  std::int64_t pictures() const {
    const auto album = AlbumFile::open(file(), AlbumFile::Access::kRead);
    return album ? album->count().value_or(-1) : -1;
  }
  /// How often models were asked about a picture.
  std::size_t answers(PictureId id) const {
    const auto album = AlbumFile::open(file(), AlbumFile::Access::kRead);
    return album ? album->history(id)->size() : 0;
  }

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    model_ = folder_.filePath(QStringLiteral("tiny.safetensors"));
    writeTinyCaptioner(model_.toStdString(), "tiny");
  }
  void init() {
    QSettings().clear();
    pictures_ = std::make_unique<SamplePictures>();
  }
  void cleanup() {
    view_.reset();
    for (const char* part : {"", "-wal", "-shm", ".lock"})
      QFile::remove(folder_.filePath(QStringLiteral("album.descry") + QLatin1String(part)));
  }

  void the_next_session_has_the_album_and_captions_nothing_twice();
  void words_of_an_earlier_session_still_show_where_they_looked();
  void what_a_person_wrote_and_thinks_is_there_again();
  void pictures_without_a_caption_are_captioned_at_the_next_start();
  void what_a_person_cancelled_is_not_begun_again_by_itself();
  void what_was_begun_again_after_it_was_cancelled_goes_on_at_the_next_start();
  void what_was_cancelled_in_one_album_goes_on_in_another();
  void what_comes_after_a_cancelled_job_can_be_paused_and_goes_on();
  void a_pause_ends_with_what_was_paused();
  void why_captioning_failed_stays_to_be_read();
  void another_album_does_not_get_the_captions_of_the_one_before();
  void another_album_does_not_get_pictures_that_were_still_coming_in();
  void another_album_shows_its_own_picture_or_none();
  void what_was_asked_about_one_album_is_closed_with_it();
  void a_renamed_folder_is_found_again();
  void a_picture_that_was_found_again_is_shown();
  void a_moved_picture_that_is_dropped_again_is_the_same_picture();
  void a_deleted_picture_is_said_to_be_missing();
  void a_picture_whose_file_is_there_again_is_shown();
  void a_second_window_says_that_the_album_is_open();
  void a_removal_that_is_undone_leaves_everything_as_it_was();
};

void AlbumKeepingTest::the_next_session_has_the_album_and_captions_nothing_twice() {
  caption({pictures_->add(QStringLiteral("a.png")), pictures_->add(QStringLiteral("b.png"))});
  const QString first = entry(0).said;
  view_.reset();
  openView();
  QTRY_COMPARE(album()->rowCount(), 2);
  QCOMPARE(entry(0).said, first);
  QCOMPARE(entry(1).name, QStringLiteral("b.png"));
  view_->openModel(model_, QStringLiteral("cpu"));
  QTRY_VERIFY(view_->findChild<WordChip*>(QStringLiteral("word0")));
  view_.reset();
  QCOMPARE(answers(1), 1U);
  QCOMPARE(answers(2), 1U);
}

void AlbumKeepingTest::words_of_an_earlier_session_still_show_where_they_looked() {
  caption({pictures_->add(QStringLiteral("a.png"))});
  view_.reset();
  openView();
  QTRY_VERIFY(view_->findChild<WordChip*>(QStringLiteral("word0")));
  const auto note = [&] { return view_->findChild<QLabel*>(QStringLiteral("attentionNote")); };
  QTRY_VERIFY(note()->text().contains(QStringLiteral("“tiny” wrote this caption")));
  view_->openModel(model_, QStringLiteral("cpu"));
  QTRY_VERIFY(note()->isHidden());
}

void AlbumKeepingTest::what_a_person_wrote_and_thinks_is_there_again() {
  caption({pictures_->add(QStringLiteral("a.png"))});
  album()->setEdited({{1, QStringLiteral("my own words, ä")}});
  album()->setVerdict({1}, Verdict::kAccepted);
  album()->setRating({1}, 4);
  view_.reset();
  openView();
  QTRY_COMPARE(album()->rowCount(), 1);
  QCOMPARE(entry(0).text(), QStringLiteral("my own words, ä"));
  QVERIFY(entry(0).verdict == Verdict::kAccepted);
  QCOMPARE(entry(0).rating, 4);
}

void AlbumKeepingTest::pictures_without_a_caption_are_captioned_at_the_next_start() {
  openView();
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_COMPARE(album()->rowCount(), 1);
  view_.reset();
  openView();
  view_->openModel(model_, QStringLiteral("cpu"));
  QTRY_VERIFY_WITH_TIMEOUT(album()->rowCount() == 1 && areCaptioned(1), 20000);
}

void AlbumKeepingTest::what_a_person_cancelled_is_not_begun_again_by_itself() {
  openView();
  view_->openPictures(pathsOf(pictures_->addMany(3)));
  QTRY_COMPARE(album()->rowCount(), 3);
  view_->findChild<CaptionQueue*>()->cancel();
  view_.reset();
  openView();
  view_->openModel(model_, QStringLiteral("cpu"));
  QTRY_COMPARE(album()->rowCount(), 3);
  QVERIFY(view_->findChild<CaptionQueue*>()->state() == CaptionQueue::State::kIdle);
  QSettings().clear();
}

void AlbumKeepingTest::what_was_begun_again_after_it_was_cancelled_goes_on_at_the_next_start() {
  openView();
  view_->openPictures(pathsOf(pictures_->addMany(3)));
  QTRY_COMPARE(album()->rowCount(), 3);
  queue()->cancel();
  openView();
  QTRY_COMPARE(album()->rowCount(), 3);
  queue()->add({1, 2, 3});
  openView();
  QTRY_COMPARE(album()->rowCount(), 3);
  QTRY_VERIFY(queue()->state() == CaptionQueue::State::kNoModel);
}

void AlbumKeepingTest::what_was_cancelled_in_one_album_goes_on_in_another() {
  openView();
  view_->openPictures(pathsOf(pictures_->addMany(3)));
  QTRY_COMPARE(album()->rowCount(), 3);
  const std::filesystem::path other = folder_.filePath(QStringLiteral("going_on.descry")).toStdString();
  view_->openAlbum(other);
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_COMPARE(album()->rowCount(), 1);
  queue()->cancel();
  view_->openAlbum(file());
  QTRY_COMPARE(album()->rowCount(), 3);
  QTRY_VERIFY(queue()->state() == CaptionQueue::State::kNoModel);
  view_->openAlbum(other);
  QTRY_COMPARE(album()->rowCount(), 1);
  QTRY_COMPARE(entry(0).state, PictureState::kStopped);
  QVERIFY(queue()->state() == CaptionQueue::State::kIdle);
}

void AlbumKeepingTest::what_comes_after_a_cancelled_job_can_be_paused_and_goes_on() {
  const auto none = [this](PictureState state, std::size_t from) {
    return std::none_of(album()->entries().begin() + static_cast<std::ptrdiff_t>(from), album()->entries().end(),
                        [state](const AlbumEntry& one) { return one.state == state; });
  };
  openView();
  view_->openModel(model_, QStringLiteral("cpu"));
  view_->openPictures(pathsOf(pictures_->addMany(100)));
  QTRY_VERIFY(queue()->progress().done >= 2 && queue()->state() == CaptionQueue::State::kRunning);
  queue()->cancel();
  QStringList later;
  for (int i = 0; i < 60; ++i) later << pictures_->add(QStringLiteral("later%1.png").arg(i));
  queue()->add(album()->add(pathsOf(later)));  // before the cancelled job has ended
  QTRY_VERIFY(entry(100).state == PictureState::kWorking);
  queue()->pause();
  QTRY_VERIFY(none(PictureState::kWorking, 0));
  QVERIFY(none(PictureState::kStopped, 100));
  queue()->resume();
  QTRY_VERIFY(queue()->state() == CaptionQueue::State::kIdle);
  for (std::size_t i = 100; i < 160; ++i) QVERIFY(album()->entries()[i].hasCaption());
}

void AlbumKeepingTest::a_pause_ends_with_what_was_paused() {
  openView();
  view_->openModel(model_, QStringLiteral("cpu"));
  const auto paused = connect(queue(), &CaptionQueue::changed, queue(), [queue = queue()] {
    if (queue->progress().done == 1 && queue->state() == CaptionQueue::State::kRunning) queue->pause();
  });
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_VERIFY(areCaptioned(1) && queue()->state() == CaptionQueue::State::kIdle);
  disconnect(paused);
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
  QTRY_VERIFY(areCaptioned(2));
}

void AlbumKeepingTest::why_captioning_failed_stays_to_be_read() {
  openView();
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_COMPARE(album()->rowCount(), 1);
  queue()->setModelReady(true);  // which it is not
  QTRY_VERIFY(queue()->state() == CaptionQueue::State::kPaused);
  QCOMPARE(message(), QStringLiteral("No model is open."));
}

void AlbumKeepingTest::another_album_does_not_get_pictures_that_were_still_coming_in() {
  openView();
  view_->openModel(model_, QStringLiteral("cpu"));
  pictures_->addMany(1600);
  view_->openPictures(pathsOf({pictures_->path(QString())}));
  const std::filesystem::path other = folder_.filePath(QStringLiteral("another.descry")).toStdString();
  bool is_other = false;
  const auto first = [&] {  // with its first portion
    if (!std::exchange(is_other, true)) view_->openAlbum(other);
  };
  const auto coming = connect(album(), &AlbumModel::rowsInserted, view_.get(), first, Qt::QueuedConnection);
  QTRY_VERIFY(is_other);
  disconnect(coming);
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("a.png"))}));
  QTRY_COMPARE(album()->rowCount(), 1);
  QTRY_VERIFY(areCaptioned(1) && queue()->state() == CaptionQueue::State::kIdle);
  QCOMPARE(entry(0).name, QStringLiteral("a.png"));
  QVERIFY(pictures() >= 500);
  view_->openAlbum(file());
  QTRY_VERIFY(album()->rowCount() >= 500);
}

void AlbumKeepingTest::another_album_shows_its_own_picture_or_none() {
  caption({pictures_->add(QStringLiteral("a.png"))});
  auto* shown = view_->findChild<PictureView*>(QStringLiteral("pictureView"));
  QTRY_VERIFY(shown->hasPicture());
  view_->findChild<QAction*>(QStringLiteral("turnRightAction"))->trigger();
  QCOMPARE(shown->turns(), 1);
  auto* search = view_->findChild<QLineEdit*>(QStringLiteral("albumSearch"));
  search->setText(QStringLiteral("a.png"));
  view_->openAlbum(folder_.filePath(QStringLiteral("own.descry")).toStdString());
  QVERIFY(!shown->hasPicture());
  view_->openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
  QTRY_VERIFY(areCaptioned(1));
  QVERIFY(!shown->hasPicture());
  view_->reviewActions().accept->trigger();
  QVERIFY(entry(0).verdict == Verdict::kNone);
  search->clear();
  list()->setCurrentIndex(list()->model()->index(0, 0));
  QTRY_VERIFY(shown->hasPicture());
  QCOMPARE(shown->turns(), 0);
}

void AlbumKeepingTest::what_was_asked_about_one_album_is_closed_with_it() {
  caption({pictures_->add(QStringLiteral("a.png"))});
  list()->setCurrentIndex(list()->model()->index(0, 0));
  view_->reviewActions().history->trigger();
  view_->reviewActions().replace->trigger();
  const QString table = pictures_->path(QStringLiteral("captions.csv"));
  QFile written(table);
  QVERIFY(written.open(QIODevice::WriteOnly));
  written.write("file,caption\na.png,my dog\n");
  written.close();
  const FileAnswers answers({table});
  view_->actions().import_captions->trigger();
  const auto dialog = [&](const char* name) { return view_->findChild<QDialog*>(QLatin1String(name)); };
  QVERIFY(dialog("historyDialog")->isVisible() && dialog("changeDialog")->isVisible());
  QTRY_VERIFY(dialog("importDialog")->isVisible());
  view_->actions().export_table->trigger();
  QVERIFY(dialog("exportDialog")->isVisible());
  view_->openAlbum(folder_.filePath(QStringLiteral("next.descry")).toStdString());
  for (const char* name : {"historyDialog", "changeDialog", "importDialog", "exportDialog"})
    QVERIFY(!dialog(name)->isVisible());
  view_->openAlbum(file());
  QTRY_COMPARE(album()->rowCount(), 1);
  QSignalSpy planned(view_->findChild<CaptionFiles*>(), &CaptionFiles::importPlanned);
  view_->actions().import_captions->trigger();
  view_->openAlbum(folder_.filePath(QStringLiteral("next.descry")).toStdString());  // before the plan is made
  QTRY_COMPARE(planned.count(), 1);
  QVERIFY(!dialog("importDialog")->isVisible());
}

void AlbumKeepingTest::another_album_does_not_get_the_captions_of_the_one_before() {
  openView();
  view_->openPictures(pathsOf(pictures_->addMany(200)));
  QTRY_COMPARE(album()->rowCount(), 200);
  view_->openModel(model_, QStringLiteral("cpu"));
  auto* queue = view_->findChild<CaptionQueue*>();
  QTRY_VERIFY(queue->state() == CaptionQueue::State::kRunning && queue->progress().done > 0);
  const std::filesystem::path other = folder_.filePath(QStringLiteral("other.descry")).toStdString();
  {
    auto file = AlbumFile::open(other);
    AlbumPicture gone;
    gone.path = "/nowhere/a.png";
    AlbumFile::Changes changes;
    for (gone.id = 1; gone.id <= 200; ++gone.id) {
      gone.path = "/nowhere/" + std::to_string(gone.id) + ".png";
      gone.problem = "there is no such file";
      changes.pictures.push_back(gone);
    }
    QVERIFY(file && file->write(changes));
  }
  view_->openAlbum(other);
  QTRY_COMPARE(entry(0).name, QStringLiteral("1.png"));
  QTRY_VERIFY(queue->state() == CaptionQueue::State::kIdle);
  for (const AlbumEntry& one : album()->entries()) QVERIFY(one.said.isEmpty());
}

void AlbumKeepingTest::a_renamed_folder_is_found_again() {
  const QString old = pictures_->path(QStringLiteral("old"));
  QVERIFY(QDir().mkpath(old));
  caption({pictures_->add(QStringLiteral("old/a.png")), pictures_->add(QStringLiteral("old/b.png"))});
  const QString said = entry(1).said;
  view_.reset();
  QVERIFY(QDir().rename(old, pictures_->path(QStringLiteral("new"))));
  openView();
  QTRY_COMPARE(album()->rowCount(), 2);
  QTRY_COMPARE(QString::fromStdString(entry(1).path.native()), pictures_->path(QStringLiteral("new/b.png")));
  QVERIFY(!entry(1).missing);
  QCOMPARE(entry(1).said, said);
  QTRY_COMPARE(message(), QStringLiteral("2 picture(s) found again where they lie now"));
}

void AlbumKeepingTest::a_picture_that_was_found_again_is_shown() {
  const QString old = pictures_->path(QStringLiteral("old"));
  QVERIFY(QDir().mkpath(old));
  caption({pictures_->add(QStringLiteral("old/a.png"))});
  view_.reset();
  QVERIFY(QDir().rename(old, pictures_->path(QStringLiteral("new"))));
  openView();
  QTRY_COMPARE(album()->rowCount(), 1);
  QTRY_COMPARE(QString::fromStdString(entry(0).path.native()), pictures_->path(QStringLiteral("new/a.png")));
  QTRY_VERIFY(view_->findChild<PictureView*>(QStringLiteral("pictureView"))->hasPicture());
}

void AlbumKeepingTest::a_moved_picture_that_is_dropped_again_is_the_same_picture() {
  const QString path = pictures_->add(QStringLiteral("a.png"));
  caption({path});
  QTRY_VERIFY(!content(1).empty());
  QVERIFY(QDir().mkpath(pictures_->path(QStringLiteral("elsewhere"))));
  const QString there = pictures_->path(QStringLiteral("elsewhere/renamed.png"));
  QVERIFY(QFile::rename(path, there));
  view_->openPictures(pathsOf({there}));
  QTRY_COMPARE(QString::fromStdString(entry(0).path.native()), there);
  QCOMPARE(album()->rowCount(), 1);
  QCOMPARE(entry(0).name, QStringLiteral("renamed.png"));
}

void AlbumKeepingTest::a_deleted_picture_is_said_to_be_missing() {
  const QString path = pictures_->add(QStringLiteral("a.png"));
  caption({path});
  view_.reset();
  QVERIFY(QFile::remove(path));
  openView();
  QTRY_VERIFY(album()->rowCount() == 1 && entry(0).missing);
}

void AlbumKeepingTest::a_picture_whose_file_is_there_again_is_shown() {
  const QString path = pictures_->add(QStringLiteral("a.png"));
  caption({path});
  view_.reset();
  QVERIFY(QFile::rename(path, path + QStringLiteral(".gone")));
  openView();
  auto* shown = view_->findChild<PictureView*>(QStringLiteral("pictureView"));
  QTRY_VERIFY(album()->rowCount() == 1 && entry(0).missing);
  QVERIFY(!shown->hasPicture());
  QVERIFY(QFile::rename(path + QStringLiteral(".gone"), path));
  view_->findChild<AlbumStore*>()->check();
  QTRY_VERIFY(!entry(0).missing);
  QTRY_VERIFY(shown->hasPicture());
}

void AlbumKeepingTest::a_second_window_says_that_the_album_is_open() {
  caption({pictures_->add(QStringLiteral("a.png"))});
  CaptionView second(file());
  second.show();
  auto* line = second.findChild<QLabel*>(QStringLiteral("progressText"));
  QTRY_VERIFY(line->text().contains(QStringLiteral("Another program has this album open")));
  second.openPictures(pathsOf({pictures_->add(QStringLiteral("b.png"))}));
  auto* album = second.findChild<AlbumModel*>();
  QTRY_COMPARE(album->rowCount(), 1);
}

void AlbumKeepingTest::a_removal_that_is_undone_leaves_everything_as_it_was() {
  caption(pictures_->addMany(3));
  const auto taken = album()->take({2});
  QTRY_COMPARE(pictures(), 2);
  album()->restore(taken);
  QTRY_COMPARE(pictures(), 3);
  view_.reset();
  openView();
  QTRY_COMPARE(album()->rowCount(), 3);
  QCOMPARE(entry(1).id, 2);
  QCOMPARE(answers(2), 1U);
}

}  // namespace descry

QTEST_MAIN(descry::AlbumKeepingTest)
#include "album_keeping.moc"
