#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

#include "listed_album.h"
#include "ui/captioning/review/change_dialog.h"

namespace descry {
namespace {

QString replaced(const Replacement& replacement, const char* text) {
  QString problem;
  const auto replacer = TextReplacer::make(replacement, &problem);
  return replacer ? replacer->apply(QString::fromUtf8(text)) : problem;
}

}  // namespace

class FindReplaceTest : public QObject {
  Q_OBJECT

 private:
  template <typename T>
  T* part(const char* name) const {
    T* found = dialog_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the dialog", name);
    return found;
  }
  QAbstractItemModel* table() const { return part<QTableView>("changeTable")->model(); }
  QString cell(int row, int column) const { return table()->index(row, column).data().toString(); }
  QString caption(std::size_t picture) const { return album_->find(ids_[picture])->text(); }

 private Q_SLOTS:
  void init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    album_ = std::make_unique<AlbumModel>(nullptr);
    undo_ = std::make_unique<QUndoStack>();
    ids_ = album_->add(paths({"a.jpg", "b.jpg", "c.jpg", "d.jpg"}));
    album_->setResults({captioned(ids_[0], "a dog runs"), captioned(ids_[1], "two dogs and a cat"),
                        captioned(ids_[2], "A Dog in a a field")});
    dialog_ = std::make_unique<ChangeDialog>(album_.get(), [this](ChangeDialog::Scope scope) {
      return scope == ChangeDialog::Scope::kAll     ? ids_
             : scope == ChangeDialog::Scope::kShown ? std::vector<PictureId>{ids_[2], ids_[0]}
                                                    : std::vector<PictureId>{ids_[1]};
    });
    connect(dialog_.get(), &ChangeDialog::changeWanted, dialog_.get(),
            [this](ChangePictures* change) { undo_->push(change); });
    dialog_->open(ChangeDialog::Tab::kReplace, false);
    QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  }

  void cleanup() {
    dialog_.reset();
    undo_.reset();
    album_.reset();
  }

  void plain_text_is_found_as_it_is_written() {
    QCOMPARE(replaced({QStringLiteral("a+b"), QStringLiteral("\\1")}, "A+B and aab"), QStringLiteral("\\1 and aab"));
    QCOMPARE(replaced({QStringLiteral("dog"), QStringLiteral("cat")}, "a Dog and dogs"),
             QStringLiteral("a cat and cats"));
    QCOMPARE(replaced({QStringLiteral("dog"), QStringLiteral("cat"), false, true}, "a Dog and dogs"),
             QStringLiteral("a Dog and cats"));
    QCOMPARE(replaced({QStringLiteral("dog"), QStringLiteral("cat"), false, false, true}, "a dog, hotdog and dogs"),
             QStringLiteral("a cat, hotdog and dogs"));
    QCOMPARE(replaced({QStringLiteral("über"), QStringLiteral("unter")}, "ÜBER allem"), QStringLiteral("unter allem"));
  }

  void expressions_put_groups_in_their_places() {
    QCOMPARE(replaced({QStringLiteral("(\\w+) and (\\w+)"), QStringLiteral("\\2 and $1"), true}, "cat and dog"),
             QStringLiteral("dog and cat"));
    QCOMPARE(replaced({QStringLiteral("\\d+"), QStringLiteral("<$0>"), true}, "3 of 12"),
             QStringLiteral("<3> of <12>"));
    QCOMPARE(replaced({QStringLiteral("x"), QStringLiteral("$$1 \\\\1 $x"), true}, "x"), QStringLiteral("$1 \\1 $x"));
    QCOMPARE(replaced({QStringLiteral("^"), QStringLiteral("> "), true}, "a dog"), QStringLiteral("> a dog"));
    QCOMPARE(replaced({QStringLiteral("\\s*$"), QStringLiteral("."), true}, "a dog"), QStringLiteral("a dog."));
    QCOMPARE(replaced({QStringLiteral("dog|cat"), QStringLiteral("pet"), true, false, true}, "dog dogs cat"),
             QStringLiteral("pet dogs pet"));
  }

  void an_expression_that_is_wrong_says_where_and_what() {
    const QString problem = replaced({QStringLiteral("a(b"), {}, true}, "ab");
    QVERIFY2(problem.contains(QStringLiteral("character 4")) && problem.contains(QStringLiteral("parenthes")),
             qPrintable(problem));
  }

  void the_preview_shows_before_and_after_of_what_changes() {
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    part<QLineEdit>("replaceText")->setText(QStringLiteral("cat"));
    QTRY_COMPARE(table()->rowCount(), 3);
    QCOMPARE(cell(0, ChangePreview::kPicture), QStringLiteral("a.jpg"));
    QCOMPARE(cell(0, ChangePreview::kBefore), QStringLiteral("a dog runs"));
    QCOMPARE(cell(0, ChangePreview::kAfter), QStringLiteral("a cat runs"));
    QTRY_VERIFY(part<QPushButton>("applyChange")->text().contains(QStringLiteral("3")));
    part<QCheckBox>("matchCase")->setChecked(true);
    QTRY_COMPARE(table()->rowCount(), 2);
    part<QCheckBox>("wholeWords")->setChecked(true);
    QTRY_COMPARE(table()->rowCount(), 1);
    part<QLineEdit>("findText")->clear();
    QTRY_COMPARE(table()->rowCount(), 0);
    QVERIFY(!part<QPushButton>("applyChange")->isEnabled());
  }

  void only_ticked_ones_change_in_one_step_that_is_undone_as_a_whole() {
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    part<QLineEdit>("replaceText")->setText(QStringLiteral("cat"));
    QTRY_COMPARE(table()->rowCount(), 3);
    table()->setData(table()->index(1, ChangePreview::kPicture), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(part<QLabel>("changeCount")->text().contains(QStringLiteral("2 of 3")));
    QTest::mouseClick(part<QPushButton>("applyChange"), Qt::LeftButton);
    QCOMPARE(caption(0), QStringLiteral("a cat runs"));
    QCOMPARE(caption(1), QStringLiteral("two dogs and a cat"));
    QCOMPARE(caption(2), QStringLiteral("A cat in a a field"));
    QCOMPARE(undo_->count(), 1);
    QVERIFY(undo_->undoText().contains(QStringLiteral("2")));
    QTRY_COMPARE(table()->rowCount(), 1);  // what was not ticked is still there
    undo_->undo();
    QCOMPARE(caption(0), QStringLiteral("a dog runs"));
    QVERIFY(!album_->find(ids_[0])->edited);
    QTRY_COMPARE(table()->rowCount(), 3);
  }

  void ticks_are_set_and_taken_away_together() {
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    QTRY_COMPARE(table()->rowCount(), 3);
    QTest::mouseClick(part<QPushButton>("tickNone"), Qt::LeftButton);
    QVERIFY(!part<QPushButton>("applyChange")->isEnabled());
    QVERIFY(!part<QPushButton>("applyChange")->toolTip().isEmpty());
    QTest::mouseClick(part<QPushButton>("tickAll"), Qt::LeftButton);
    QVERIFY(part<QPushButton>("applyChange")->isEnabled());
  }

  void ticks_taken_away_stay_so_while_the_dialog_is_open() {
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    QTRY_COMPARE(table()->rowCount(), 3);
    QTest::mouseClick(part<QPushButton>("tickNone"), Qt::LeftButton);
    part<QLineEdit>("findText")->clear();
    QTRY_COMPARE(table()->rowCount(), 0);
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    QTRY_COMPARE(table()->rowCount(), 3);
    QVERIFY(part<QLabel>("changeCount")->text().contains(QStringLiteral("0 of 3")));
    dialog_->close();
    dialog_->open(ChangeDialog::Tab::kReplace, false);
    QTRY_COMPARE(table()->rowCount(), 3);
    QVERIFY(part<QLabel>("changeCount")->text().contains(QStringLiteral("3 of 3")));
  }

  void the_scope_is_all_shown_or_selected_pictures() {
    part<QLineEdit>("findText")->setText(QStringLiteral("a"));
    part<QLineEdit>("replaceText")->setText(QStringLiteral("x"));
    QTRY_COMPARE(table()->rowCount(), 3);
    part<QComboBox>("changeScope")->setCurrentIndex(1);
    QTRY_COMPARE(table()->rowCount(), 2);
    QCOMPARE(cell(0, ChangePreview::kPicture), QStringLiteral("c.jpg"));
    part<QComboBox>("changeScope")->setCurrentIndex(2);
    QTRY_COMPARE(table()->rowCount(), 1);
  }

  void a_wrong_expression_is_explained_in_the_dialog() {
    part<QCheckBox>("useExpression")->setChecked(true);
    part<QLineEdit>("findText")->setText(QStringLiteral("(dog"));
    QTRY_VERIFY(part<QLabel>("changeProblem")->isVisible());
    QVERIFY(part<QLabel>("changeProblem")->text().contains(QStringLiteral("character")));
    QVERIFY(!part<QPushButton>("applyChange")->isEnabled());
    part<QLineEdit>("findText")->setText(QStringLiteral("(dog)s"));
    QTRY_VERIFY(!part<QLabel>("changeProblem")->isVisible());
    QTRY_COMPARE(table()->rowCount(), 1);
  }

  void captions_are_made_alike_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("all") << QStringLiteral("a a  dog runs runs ") << QStringLiteral("photo: A dog runs.");
    QTest::newRow("punctuation stays") << QStringLiteral("is it a dog ?") << QStringLiteral("photo: Is it a dog?");
    QTest::newRow("not twice") << QStringLiteral("photo: A dog.") << QStringLiteral("photo: photo: A dog.").mid(7);
    QTest::newRow("parts of words") << QStringLiteral("the theatre") << QStringLiteral("photo: The theatre.");
    QTest::newRow("no words") << QString() << QStringLiteral("photo: ");
  }
  void captions_are_made_alike() {
    TextChanges changes;
    changes.prefix = QStringLiteral("photo: ");
    changes.tidy_spaces = changes.remove_repeats = changes.full_stop = true;
    QFETCH(QString, before);
    changes.first_upper = !before.startsWith(QStringLiteral("photo"));
    QTEST(changes.apply(before), "after");
  }

  void a_prefix_and_a_full_stop_are_put_on_many_captions() {
    dialog_->open(ChangeDialog::Tab::kChange, false);
    part<QLineEdit>("prefixText")->setText(QStringLiteral("Photo of "));
    part<QCheckBox>("fullStop")->setChecked(true);
    QTRY_COMPARE(table()->rowCount(), 3);  // d.jpg has no caption
    QTRY_VERIFY(part<QPushButton>("applyChange")->isEnabled());
    QTest::mouseClick(part<QPushButton>("applyChange"), Qt::LeftButton);
    QCOMPARE(caption(0), QStringLiteral("Photo of a dog runs."));
    QVERIFY(!album_->find(ids_[3])->hasCaption());
    QTRY_COMPARE(table()->rowCount(), 0);  // done
  }

  void a_whole_caption_is_set_also_where_there_is_none() {
    dialog_->open(ChangeDialog::Tab::kChange, false);
    part<QCheckBox>("setWanted")->setChecked(true);
    part<QLineEdit>("setText")->setText(QStringLiteral("a dog runs"));
    QTRY_COMPARE(table()->rowCount(), 3);  // a.jpg says so already
    QTRY_VERIFY(part<QPushButton>("applyChange")->isEnabled());
    QTest::mouseClick(part<QPushButton>("applyChange"), Qt::LeftButton);
    QCOMPARE(caption(3), QStringLiteral("a dog runs"));
    QVERIFY(!album_->find(ids_[0])->edited);
  }

  void thousands_of_captions_are_gone_through_while_the_window_lives() {
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < 20000; ++i) files.push_back("/n" + std::to_string(i));
    const auto more = album_->add(files);
    ChangePictures::Texts texts;
    for (const PictureId id : more) texts.emplace_back(id, QStringLiteral("a dog number %1").arg(id));
    album_->setEdited(texts);
    ids_.insert(ids_.end(), more.begin(), more.end());
    part<QLineEdit>("findText")->setText(QStringLiteral("dog"));
    part<QLineEdit>("replaceText")->setText(QStringLiteral("cat"));
    QTRY_VERIFY(part<QPushButton>("applyChange")->isEnabled());
    QCOMPARE(table()->rowCount(), 20003);
    QTest::mouseClick(part<QPushButton>("applyChange"), Qt::LeftButton);
    QVERIFY(album_->find(more.back())->text().startsWith(QStringLiteral("a cat")));
    undo_->undo();
    QVERIFY(album_->find(more.back())->text().startsWith(QStringLiteral("a dog")));
  }

 private:
  std::unique_ptr<AlbumModel> album_;
  std::unique_ptr<QUndoStack> undo_;
  std::vector<PictureId> ids_;
  std::unique_ptr<ChangeDialog> dialog_;
};

}  // namespace descry

QTEST_MAIN(descry::FindReplaceTest)
#include "find_replace.moc"
