#pragma once

#include <QPlainTextEdit>

namespace descry {

/// The run's log: the last few thousand lines, following the newest unless the reader scrolled up.
class LogPane : public QPlainTextEdit {
  Q_OBJECT

 public:
  static constexpr int kKeptLines = 5000;

  explicit LogPane(QWidget* parent = nullptr);
  void addLines(const QStringList& lines);
  /// Replaces what was shown.
  void showText(const QString& text);
};

}  // namespace descry
