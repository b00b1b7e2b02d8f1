#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <memory>

#include "sample_pictures.h"
#include "tiny_captioner.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/caption_view.h"
#include "ui/captioning/sentence/word_chip.h"
#include "ui/captioning/sentence/word_choices.h"

namespace descry {

/// A captioning view with two small models and pictures to caption: what a test of it stands on.
class CaptionedView {
 protected:
  void writeModels() {
    QStandardPaths::setTestModeEnabled(true);
    model_ = models_.filePath(QStringLiteral("tiny.safetensors"));
    other_ = models_.filePath(QStringLiteral("other.safetensors"));
    writeTinyCaptioner(model_.toStdString(), "tiny");
    writeTinyCaptioner(other_.toStdString(), "other", 11);
  }

  void showView() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    pictures_ = std::make_unique<SamplePictures>();
    view_ = std::make_unique<CaptionView>();
    view_->resize(1000, 640);
    view_->show();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

  template <typename T>
  T* part(const char* name) const {
    T* found = view_->findChild<T*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s in the view", name);
    return found;
  }
  QAbstractItemModel* album() const { return part<QListView>("albumList")->model(); }
  QVariant ofPicture(int row, int role) const { return album()->index(row, 0).data(role); }
  QString caption(int row = 0) const { return ofPicture(row, AlbumModel::kCaptionRole).toString(); }
  void show(int row) { part<QListView>("albumList")->setCurrentIndex(album()->index(row, 0)); }
  WordChip* chip(int word) const { return view_->findChild<WordChip*>(QStringLiteral("word%1").arg(word)); }
  WordChoice* choice(int row) const { return view_->findChild<WordChoice*>(QStringLiteral("choice%1").arg(row)); }
  QString message() const { return part<QLabel>("progressText")->text(); }
  QStringList shownWords() const {
    QStringList words;
    for (int i = 0; chip(i); ++i) words.append(chip(i)->text());
    return words;
  }

  void captionOne() { captionMany(1); }
  void captionMany(int count) {
    view_->openPictures(pathsOf(pictures_->addMany(count)));
    view_->openModel(model_, QStringLiteral("cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(chip(1) != nullptr, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!caption(count - 1).isEmpty(), 20000);
  }
  void captionAgain() {
    QTRY_VERIFY(view_->actions().caption_again->isEnabled());
    view_->actions().caption_again->trigger();
  }
  /// Opens an album of one captioned picture, made if there is none yet.
  void openAlbum(const QString& name) {
    const std::filesystem::path file(models_.filePath(name).toStdString());
    const bool is_new = !std::filesystem::exists(file);
    view_->openAlbum(file);
    QTRY_COMPARE(album()->rowCount(), is_new ? 0 : 1);
    if (is_new) captionOne();
    QTRY_VERIFY(chip(1) != nullptr);
  }

  /// Clicks a word and waits for its map.
  void pin(int word) {
    QTest::mouseClick(chip(word), Qt::LeftButton);
    QTRY_VERIFY(part<QPushButton>("hideButton")->isEnabled());
  }
  /// The first runner-up of the pinned word that does not end the sentence.
  int otherWord() const {
    for (int row = 1; choice(row); ++row)
      if (!choice(row)->text().startsWith(QLatin1Char('('))) return row;
    return -1;
  }
  void type(const char* name, const QString& text) {
    auto* field = part<QLineEdit>(name);
    field->clear();
    QTest::keyClicks(field, text);
    if (text.isEmpty()) QTest::keyClick(field, Qt::Key_Backspace);
  }

  QTemporaryDir models_;
  QString model_, other_;
  std::unique_ptr<SamplePictures> pictures_;
  std::unique_ptr<CaptionView> view_;
};

}  // namespace descry
