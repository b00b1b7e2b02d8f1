// Captions out of the window and back: the dialog with its preview, once more by one key, the clipboard, import.
#include "ui/captioning/export/export_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTableWidget>

#include "captioned_view.h"
#include "file_answers.h"
#include "ui/captioning/export/import_plan.h"

namespace descry {

class ExportDialogTest : public QObject, private CaptionedView {
  Q_OBJECT

 private:
  bool isCaptioned(int row) const {
    return album()->index(row, 0).data(AlbumModel::kStateRole).toInt() == static_cast<int>(PictureState::kDone);
  }
  QString preview() const { return part<QPlainTextEdit>("exportPreview")->toPlainText(); }
  QString path(const QString& name) const { return pictures_->path(name); }
  QByteArray content(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  void captionThree() {
    Paths paths;
    for (const char* name : {"a.png", "b.png", "c.png"}) {
      for (const auto& path : pathsOf({pictures_->add(QString::fromLatin1(name))})) paths.push_back(path);
    }
    view_->openPictures(paths);
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(album()->rowCount() == 3 && isCaptioned(0) && isCaptioned(1) && isCaptioned(2), 20000);
  }

  /// Opens the dialog as a person does.
  void openDialog() {
    QTest::keyClick(view_.get(), Qt::Key_E, Qt::ControlModifier);
    if (!part<QDialog>("exportDialog")->isVisible()) view_->actions().export_table->trigger();
    QTRY_VERIFY(part<QDialog>("exportDialog")->isVisible());
  }

  void choose(const char* box, const QVariant& data) {
    auto* combo = part<QComboBox>(box);
    combo->setCurrentIndex(combo->findData(data));
    Q_EMIT combo->activated(combo->currentIndex());
  }
  void chooseFormat(ExportFormat format) { choose("exportFormat", static_cast<int>(format)); }

  void type(const char* line, const QString& text) {
    auto* edit = part<QLineEdit>(line);
    edit->selectAll();
    QTest::keyClicks(edit, text);
  }
  void click(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }

 private Q_SLOTS:
  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("descry-test-export"));
    writeModels();
  }

  void init() {
    QSettings().clear();
    showView();
  }

  void cleanup() { view_.reset(); }

  void every_format_shows_what_it_would_write() {
    captionThree();
    openDialog();
    QTRY_VERIFY(preview().startsWith(QStringLiteral("path,caption,confidence\n")));
    QVERIFY(preview().contains(path(QStringLiteral("a.png")) + QLatin1Char(',') + caption(0)));
    const QList<std::pair<ExportFormat, QString>> expected{
        {ExportFormat::kJson, QStringLiteral("\"n_best\"")},
        {ExportFormat::kJsonLines, QStringLiteral("{\"path\":")},
        {ExportFormat::kCoco, QStringLiteral("\"image_id\"")},
        {ExportFormat::kTextSidecars, QStringLiteral("a.txt: ") + caption(0)},
        {ExportFormat::kXmpSidecars, QStringLiteral("b.xmp: ") + caption(1)},
        {ExportFormat::kEmbedded, QStringLiteral("c.png: ") + caption(2)},
        {ExportFormat::kGallery, QStringLiteral("c.png: ") + caption(2)}};
    for (const auto& [format, text] : expected) {
      chooseFormat(format);
      QTRY_VERIFY2(preview().contains(text), qPrintable(preview()));
    }
  }

  void columns_are_ticked_and_moved_by_keys_and_the_table_follows() {
    captionThree();
    openDialog();
    auto* columns = part<QListWidget>("exportColumns");
    QCOMPARE(columns->item(1)->text(), QStringLiteral("Caption"));
    columns->setFocus();
    columns->setCurrentRow(1);
    QTest::keyClick(columns, Qt::Key_Up, Qt::AltModifier);
    QTRY_VERIFY(preview().startsWith(QStringLiteral("caption,path,confidence\n")));
    columns->setCurrentRow(2);
    QTest::keyClick(columns, Qt::Key_Space);
    QTRY_VERIFY(preview().startsWith(QStringLiteral("caption,path\n")));
    choose("exportDelimiter", QChar(u';'));
    QTRY_VERIFY(preview().startsWith(QStringLiteral("caption;path\n")));
    columns->item(0)->setCheckState(Qt::Unchecked);
    columns->item(1)->setCheckState(Qt::Unchecked);
    QVERIFY(!part<QPushButton>("exportStart")->isEnabled());
    QVERIFY(part<QPushButton>("exportStart")->toolTip().contains(QStringLiteral("column")));
  }

  void an_export_is_written_and_repeated_by_one_key() {
    captionThree();
    openDialog();
    type("exportDestination", path(QStringLiteral("out.csv")));
    click("exportStart");
    QTRY_VERIFY(message().contains(QStringLiteral("out.csv")));
    QVERIFY2(message().contains(QStringLiteral("3")), qPrintable(message()));
    QVERIFY(part<QLabel>("exportStatus")->text().contains(QStringLiteral("out.csv")));
    const QByteArray first = content(QStringLiteral("out.csv"));
    QVERIFY(first.startsWith("path,caption,confidence\r\n"));
    QCOMPARE(first.count("\r\n"), 4);
    QVERIFY(QFile::remove(path(QStringLiteral("out.csv"))));
    part<QDialog>("exportDialog")->close();
    view_->actions().export_again->trigger();
    QTRY_COMPARE(content(QStringLiteral("out.csv")), first);
    QVERIFY(!part<QDialog>("exportDialog")->isVisible());
    QCOMPARE(view_->actions().export_again->shortcut(), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E));
  }

  void a_file_that_is_there_is_replaced_only_when_one_says_so() {
    captionThree();
    QFile own(path(QStringLiteral("captions.csv")));
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write("mine");
    own.close();
    openDialog();
    QCOMPARE(part<QLineEdit>("exportDestination")->text(), own.fileName());  // as proposed
    bool asked = false;
    const auto answer = [&](bool replace) {
      QTimer::singleShot(0, this, [this, &asked, replace] {
        auto* box = view_->findChild<QMessageBox*>(QStringLiteral("exportReplace"));
        if (!box) return;
        asked = true;
        for (QAbstractButton* button : box->buttons()) {
          if ((box->buttonRole(button) == QMessageBox::AcceptRole) == replace)
            QTest::mouseClick(button, Qt::LeftButton);
        }
      });
    };
    answer(false);
    click("exportStart");
    QVERIFY(asked);
    QCOMPARE(content(QStringLiteral("captions.csv")), QByteArray("mine"));
    answer(true);
    click("exportStart");
    QTRY_VERIFY(content(QStringLiteral("captions.csv")).startsWith("path,"));
    QTRY_VERIFY(part<QPushButton>("exportStart")->isVisible());
    asked = false;
    answer(false);
    click("exportStart");  // what this album's export wrote
    QTRY_VERIFY(message().contains(QStringLiteral("captions.csv")));
    QTest::qWait(0);
    QVERIFY(!asked);
  }

  void another_album_is_not_written_over_the_export_of_the_one_before() {
    captionThree();
    openDialog();
    type("exportDestination", path(QStringLiteral("first.csv")));
    click("exportStart");
    QTRY_VERIFY(message().contains(QStringLiteral("first.csv")));
    const QByteArray first = content(QStringLiteral("first.csv"));
    view_ = std::make_unique<CaptionView>();  // with an album of its own
    view_->show();
    captionThree();
    view_->actions().export_again->trigger();
    QTRY_VERIFY(part<QDialog>("exportDialog")->isVisible());
    QCOMPARE(part<QLineEdit>("exportDestination")->text(), path(QStringLiteral("captions.csv")));
    QCOMPARE(content(QStringLiteral("first.csv")), first);
  }

  void only_the_selected_and_accepted_are_written_when_asked() {
    captionThree();
    part<QListView>("albumList")->selectionModel()->select(album()->index(1, 0), QItemSelectionModel::ClearAndSelect);
    openDialog();
    choose("exportScope", 2);
    type("exportDestination", path(QStringLiteral("out.csv")));
    QTRY_COMPARE(preview().count(QLatin1Char('\n')), 2);
    QVERIFY(preview().contains(QStringLiteral("b.png")));
    choose("exportWhich", static_cast<int>(ExportWhich::kAccepted));
    QTRY_VERIFY(preview().contains(QStringLiteral("leave no caption to write")));
    choose("exportWhich", static_cast<int>(ExportWhich::kAll));
    click("exportStart");
    QTRY_COMPARE(content(QStringLiteral("out.csv")).count("\r\n"), 2);
  }

  void what_cannot_be_written_says_why() {
    captionThree();
    openDialog();
    type("exportDestination", QStringLiteral("/nowhere/at/all.csv"));
    click("exportStart");
    QTRY_VERIFY(message().contains(QStringLiteral("/nowhere/at/all.csv")));
    QVERIFY(message().contains(QStringLiteral("folder")));
    type("exportDestination", QString());
    QTest::keyClick(part<QLineEdit>("exportDestination"), Qt::Key_Backspace);
    QVERIFY(!part<QPushButton>("exportStart")->isEnabled());
  }

  void a_gallery_gets_its_own_folder_and_shows_where_the_network_looked() {
    captionThree();
    openDialog();
    chooseFormat(ExportFormat::kGallery);
    {
      const FileAnswers answers({path(QString())});
      click("exportBrowse");
    }
    QCOMPARE(part<QLineEdit>("exportDestination")->text(), path(QStringLiteral("gallery")));
    part<QCheckBox>("exportHeatMaps")->setChecked(true);
    click("exportStart");
    QTRY_VERIFY(message().contains(QStringLiteral("index.html")));
    const QByteArray page = content(QStringLiteral("gallery/index.html"));
    QVERIFY(page.contains("class=\"map\""));
    QVERIFY(page.contains("alt=\"" + caption(0).toUtf8()));
    FileManagerNotes notes;
    click("exportShow");
    QCOMPARE(notes.shown, QStringList{path(QStringLiteral("gallery/index.html"))});
  }

  void captions_in_pictures_leave_the_album_as_it_was() {
    captionThree();
    openDialog();
    chooseFormat(ExportFormat::kEmbedded);
    click("exportStart");
    QTRY_VERIFY2(message().contains(QStringLiteral("3 caption")), qPrintable(message()));
    QVERIFY(QFile::exists(path(QStringLiteral("a.png_original"))));
    QVERIFY(content(QStringLiteral("a.png")).contains(caption(0).toUtf8()));
    QVERIFY(isCaptioned(0));
  }

  void captions_are_copied_as_text_and_as_a_table() {
    captionThree();
    openDialog();
    part<QAction>("copyText")->trigger();
    const QString lines =
        caption(0) + QLatin1Char('\n') + caption(1) + QLatin1Char('\n') + caption(2) + QLatin1Char('\n');
    QTRY_COMPARE(QApplication::clipboard()->text(), lines);
    part<QAction>("copyTable")->trigger();
    QTRY_VERIFY(QApplication::clipboard()->mimeData()->hasHtml());
    QVERIFY(QApplication::clipboard()->mimeData()->html().contains(QStringLiteral("<th>caption</th>")));
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("path,caption,confidence")));
    view_->findChild<AlbumModel*>()->setEdited({{1, QStringLiteral("=1+1")}});
    part<QAction>("copyTable")->trigger();
    QTRY_VERIFY(QApplication::clipboard()->text().contains(QStringLiteral(",'=1+1,")));
    const QString html = QApplication::clipboard()->mimeData()->html();
    QVERIFY2(html.contains(QStringLiteral("1+1")) && !html.contains(QStringLiteral("<td>=")), qPrintable(html));
  }

  void a_file_name_stands_for_a_picture_only_where_nothing_speaks_against_it() {
    const std::vector<ImportEntry> album{{1, "/p/101/IMG_1.jpg", QStringLiteral("x"), {}},
                                         {2, "/p/101/IMG_2.jpg", QStringLiteral("x"), {}},
                                         {3, "/p/101/IMG_3.jpg", QStringLiteral("x"), {}}};
    const ImportPlan plan = importPlan({{"/p/100/IMG_1.jpg", "a dog"},
                                        {"/p/101/IMG_1.jpg", "a cat"},
                                        {"/q/100/IMG_2.jpg", "one"},
                                        {"/q/101/IMG_2.jpg", "two"},
                                        {"/old/IMG_3.jpg", "moved"}},
                                       album, "/q/captions.csv");
    QCOMPARE(plan.changes.size(), 2U);
    QCOMPARE(plan.changes[0].id, 1);
    QCOMPARE(plan.changes[0].after_text, QStringLiteral("a cat"));
    QCOMPARE(plan.changes[1].id, 3);
    QCOMPARE(plan.changes[1].after_text, QStringLiteral("moved"));
    QCOMPARE(plan.unknown, QStringList{QStringLiteral("/p/100/IMG_1.jpg")});
    QCOMPARE(plan.ambiguous, (QStringList{QStringLiteral("/q/100/IMG_2.jpg"), QStringLiteral("/q/101/IMG_2.jpg")}));
  }

  void edits_made_elsewhere_come_back_after_a_look_and_are_undone() {
    captionThree();
    const QStringList before{caption(0), caption(1), caption(2)};
    QFile table(path(QStringLiteral("edited.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("path,caption\r\n" + path(QStringLiteral("a.png")).toUtf8() + ",\"'=my dog, here\"\r\nb.png," +
                caption(1).toUtf8() + "\r\nlost.png,x\r\nc.png,one\r\nc.png,two\r\n");
    table.close();
    const FileAnswers answers({table.fileName()});
    view_->actions().import_captions->trigger();
    QTRY_VERIFY(part<QDialog>("importDialog")->isVisible());
    const QString summary = part<QLabel>("importSummary")->text();
    // The first row that speaks of c.png counts, the second is in conflict with it.
    QCOMPARE(summary, QStringLiteral("edited.csv: 2 changed, 1 the same, 1 unknown, 1 conflicting"));
    QVERIFY(part<QLabel>("importLeftOut")->text().contains(QStringLiteral("lost.png")));
    QCOMPARE(part<QTableWidget>("importChanges")->item(0, 2)->text(), QStringLiteral("=my dog, here"));
    click("importStart");
    QTRY_COMPARE(caption(0), QStringLiteral("=my dog, here"));
    QCOMPARE(caption(1), before[1]);
    QCOMPARE(caption(2), QStringLiteral("one"));
    view_->actions().undo->trigger();
    QTRY_COMPARE(caption(0), before[0]);
    QCOMPARE(caption(2), before[2]);
  }

  void an_edit_of_ones_own_is_replaced_only_when_asked() {
    captionThree();
    const auto import = [&](const QByteArray& text) {
      QFile lines(path(QStringLiteral("captions.jsonl")));
      QVERIFY(lines.open(QIODevice::WriteOnly));
      lines.write("{\"file_name\": \"a.png\", \"caption\": \"" + text + "\"}\n");
      lines.close();
      const FileAnswers answers({lines.fileName()});
      view_->actions().import_captions->trigger();
      QTRY_VERIFY(part<QDialog>("importDialog")->isVisible());
    };
    import("mine");
    click("importStart");
    QTRY_COMPARE(caption(0), QStringLiteral("mine"));
    import("yours");
    QVERIFY(part<QLabel>("importSummary")->text().contains(QStringLiteral("0 changed")));
    QVERIFY(!part<QPushButton>("importStart")->isEnabled());
    part<QCheckBox>("importReplace")->setChecked(true);
    click("importStart");
    QTRY_COMPARE(caption(0), QStringLiteral("yours"));
  }

  void a_file_without_captions_is_named() {
    captionThree();
    QFile table(path(QStringLiteral("other.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("colour,size\r\nred,4\r\n");
    table.close();
    const FileAnswers answers({table.fileName()});
    view_->actions().import_captions->trigger();
    QTRY_VERIFY(message().contains(QStringLiteral("other.csv")));
    QVERIFY(!part<QDialog>("importDialog")->isVisible());
  }
};

}  // namespace descry

QTEST_MAIN(descry::ExportDialogTest)
#include "export_dialog.moc"
