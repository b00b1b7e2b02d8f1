#include "ui/training/log_pane.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace descry {

LogPane::LogPane(QWidget* parent) : QWidget(parent) {
  text_ = new QPlainTextEdit;
  text_->setObjectName(QStringLiteral("log"));
  text_->setAccessibleName(tr("Log of the run"));
  text_->setReadOnly(true);
  text_->setTabChangesFocus(true);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setMaximumBlockCount(kKeptLines);
  text_->setUndoRedoEnabled(false);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setPlaceholderText(tr("What a run does is written here, line by line."));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(buildFilter());
  layout->addWidget(text_, 1);
  setFocusProxy(text_);
}

QWidget* LogPane::buildFilter() {
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("logFilter"));
  filter_->setClearButtonEnabled(true);
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Words that lines of the log must have"));
  const QKeySequence find(QKeySequence::Find);
  filter_->setToolTip(tr("Shows the lines that have all of these words or parts of words (%1; Escape shows all)")
                          .arg(find.toString(QKeySequence::NativeText)));
  connect(filter_, &QLineEdit::textChanged, this, &LogPane::showAll);
  const auto key = [](const QKeySequence& keys, QWidget* where, auto&& action) {
    auto* shortcut = new QShortcut(keys, where);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, where, action);
  };
  key(find, this, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
  key(Qt::Key_Escape, filter_, [this] {
    filter_->clear();
    text_->setFocus();
  });
  count_ = new QLabel;
  count_->setObjectName(QStringLiteral("logCount"));
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(filter_, 1);
  layout->addWidget(count_);
  return row;
}

QStringList LogPane::matching(const QStringList& lines) const {
  const QStringList words = filter_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  if (words.isEmpty()) return lines;
  QStringList found;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const QString& line) {
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
  });
  return found;
}

void LogPane::addLines(const QStringList& lines) {
  lines_ << lines;
  // Not with every line: each time all of them are moved.
  if (lines_.size() > 2 * kKeptLines) lines_ = lines_.mid(lines_.size() - kKeptLines);
  const QStringList found = matching(lines);
  QScrollBar* bar = text_->verticalScrollBar();
  const bool follows = bar->value() == bar->maximum();  // a reader who scrolled up stays at his place
  if (!found.isEmpty()) text_->appendPlainText(found.join(QLatin1Char('\n')));
  if (follows) bar->setValue(bar->maximum());
  shown_ = std::min<qsizetype>(shown_ + found.size(), lines_.size());
  showCount();
}

void LogPane::showText(const QString& text) {
  const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  if (lines == lines_) return;  // a run that is followed: what is selected stays
  const bool grown = lines.size() > lines_.size() && std::equal(lines_.begin(), lines_.end(), lines.begin());
  if (grown && !lines_.isEmpty()) return addLines(lines.mid(lines_.size()));
  lines_ = lines;
  showAll();
}

void LogPane::showAll() {
  const QStringList found = matching(lines_);
  shown_ = found.size();
  text_->setPlainText(found.join(QLatin1Char('\n')));
  text_->moveCursor(QTextCursor::End);
  text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
  showCount();
}

void LogPane::showCount() {
  count_->setText(filter_->text().trimmed().isEmpty()
                      ? QString()
                      : tr("%1 of %2 lines").arg(locale().toString(shown_), locale().toString(lines_.size())));
}

}  // namespace descry
