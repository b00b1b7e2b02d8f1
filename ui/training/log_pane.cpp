#include "ui/training/log_pane.h"

#include <QFontDatabase>

namespace descry {

LogPane::LogPane(QWidget* parent) : QPlainTextEdit(parent) {
  setObjectName(QStringLiteral("log"));
  setAccessibleName(tr("Log of the run"));
  setReadOnly(true);
  setTabChangesFocus(true);
  setFrameShape(QFrame::NoFrame);
  setMaximumBlockCount(kKeptLines);
  setUndoRedoEnabled(false);
  setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  setPlaceholderText(tr("What a run does is written here, line by line."));
}

void LogPane::addLines(const QStringList& lines) {
  // Keeps a reader who scrolled up at his place.
  if (!lines.isEmpty()) appendPlainText(lines.join(QLatin1Char('\n')));
}

void LogPane::showText(const QString& text) {
  setPlainText(text);
  moveCursor(QTextCursor::End);
}

}  // namespace descry
