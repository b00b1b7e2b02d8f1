#pragma once

#include <QPlainTextEdit>

namespace descry {

class Spelling;
class SpellingMarks;

/// Where a caption is written: Return keeps it, Ctrl+Return keeps it and goes on, Escape drops it. Misspelt words are
/// underlined where there is a dictionary, and the context menu knows better ones.
class CaptionEditor : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CaptionEditor(QWidget* parent = nullptr);
  void setSpelling(Spelling* spelling);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void kept(bool go_on);
  void dropped();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void addSpelling(QMenu* menu, QTextCursor word);
  void addLanguages(QMenu* menu);

  Spelling* spelling_ = nullptr;
  SpellingMarks* marks_;
};

}  // namespace descry
