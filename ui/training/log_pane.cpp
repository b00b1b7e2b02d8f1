#include "ui/training/log_pane.h"

#include <QFontDatabase>
#include <QTime>

namespace descry {

namespace {

constexpr int kKeptLines = 5000;

}  // namespace

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
  if (lines.isEmpty()) return;
  const QString time = QTime::currentTime().toString(QStringLiteral("HH:mm:ss  "));
  QStringList stamped;
  for (const QString& line : lines) stamped << time + line;
  appendPlainText(stamped.join(QLatin1Char('\n')));  // keeps a reader who scrolled up where he is
}

}  // namespace descry
