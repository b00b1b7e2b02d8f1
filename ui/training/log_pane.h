#pragma once

#include <QPlainTextEdit>

namespace descry {

/// The run's log: the last few thousand lines, following the newest unless the reader scrolled up.
class LogPane : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit LogPane(QWidget* parent = nullptr);
  void addLines(const QStringList& lines);
};

}  // namespace descry
