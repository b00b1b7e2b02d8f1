#include "ui/captioning/review/caption_editor.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <memory>

#include "ui/captioning/review/spelling.h"

namespace descry {
namespace {

constexpr int kLines = 2;
constexpr int kSuggestions = 6;

}  // namespace

/// Underlines what the dictionary does not know.
class SpellingMarks : public QSyntaxHighlighter {
 public:
  using QSyntaxHighlighter::QSyntaxHighlighter;
  Spelling* spelling = nullptr;

 protected:
  void highlightBlock(const QString& text) override {
    if (!spelling || !spelling->isReady()) return;
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    wrong.setUnderlineColor(QColor(213, 44, 44));
    auto words = Spelling::words().globalMatch(text);
    while (words.hasNext()) {
      const QRegularExpressionMatch word = words.next();
      if (spelling->isCorrect(word.captured())) continue;
      setFormat(static_cast<int>(word.capturedStart()), static_cast<int>(word.capturedLength()), wrong);
    }
  }
};

CaptionEditor::CaptionEditor(QWidget* parent) : QPlainTextEdit(parent), marks_(new SpellingMarks(document())) {
  setAccessibleName(tr("Edit the caption"));
  setToolTip(tr("Return keeps the text, Ctrl+Return keeps it and goes to the next picture, Escape drops it"));
  setTabChangesFocus(true);
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * 1.3);
  setFont(large);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setSizePolicy(policy);
  hide();
}

void CaptionEditor::setSpelling(Spelling* spelling) {
  spelling_ = spelling;
  marks_->spelling = spelling;
  if (!spelling_) return;
  connect(spelling_, &Spelling::changed, this, [this] { marks_->rehighlight(); });
}

QSize CaptionEditor::sizeHint() const {
  const int margin = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
  return {200, kLines * fontMetrics().lineSpacing() + margin};
}

QSize CaptionEditor::minimumSizeHint() const { return {100, sizeHint().height()}; }

bool CaptionEditor::event(QEvent* event) {
  // Return and Escape mean something to the views around, but here they end the editing.
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
      event->accept();
      return true;
    }
  }
  return QPlainTextEdit::event(event);
}

void CaptionEditor::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT kept(event->modifiers().testFlag(Qt::ControlModifier));
      return;
    case Qt::Key_Escape:
      Q_EMIT dropped();
      return;
    default:
      QPlainTextEdit::keyPressEvent(event);
  }
}

void CaptionEditor::contextMenuEvent(QContextMenuEvent* event) {
  const std::unique_ptr<QMenu> menu(createStandardContextMenu());
  menu->setObjectName(QStringLiteral("editorMenu"));
  const bool by_keyboard = event->reason() == QContextMenuEvent::Keyboard;
  QTextCursor word = by_keyboard ? textCursor() : cursorForPosition(event->pos());
  word.select(QTextCursor::WordUnderCursor);
  if (spelling_) addSpelling(menu.get(), word);
  menu->exec(by_keyboard ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

void CaptionEditor::addSpelling(QMenu* menu, QTextCursor word) {
  QAction* first = menu->actions().value(0);
  const auto insert = [&](const QString& text, bool enabled) {
    auto* action = new QAction(text, menu);
    action->setEnabled(enabled);
    menu->insertAction(first, action);
    return action;
  };
  const QString text = word.selectedText();
  if (!spelling_->isReady()) {
    if (!spelling_->problem().isEmpty()) insert(spelling_->problem(), false);
  } else if (Spelling::words().match(text).hasMatch() && !spelling_->isCorrect(text)) {
    const QStringList better = spelling_->suggestions(text, kSuggestions);
    if (better.isEmpty()) insert(tr("No suggestions for “%1”").arg(text), false);
    for (const QString& suggestion : better) {
      connect(insert(suggestion, true), &QAction::triggered, this,
              [word, suggestion]() mutable { word.insertText(suggestion); });
    }
    connect(insert(tr("&Add “%1” to the dictionary").arg(text), true), &QAction::triggered, this,
            [this, text] { spelling_->add(text); });
  }
  addLanguages(menu);
  if (first) menu->insertSeparator(first);
}

void CaptionEditor::addLanguages(QMenu* menu) {
  const QStringList languages = spelling_->languages();
  if (languages.isEmpty()) return;
  QMenu* choice = menu->addMenu(tr("Spelling &language"));
  auto* group = new QActionGroup(choice);
  for (const QString& language : languages) {
    const QLocale locale(language);
    QAction* action =
        choice->addAction(tr("%1 (%2)", "language, its code").arg(locale.nativeLanguageName(), QString(language)));
    action->setCheckable(true);
    action->setChecked(language == spelling_->language());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, language] { spelling_->setLanguage(language); });
  }
}

}  // namespace descry
