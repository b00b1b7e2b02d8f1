#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace descry {

/// The run's log: the last few thousand lines, following the newest unless the reader scrolled up, and a filter that
/// leaves the lines with all of its words.
class LogPane : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kKeptLines = 5000;

  explicit LogPane(QWidget* parent = nullptr);
  void addLines(const QStringList& lines);
  /// Replaces what was shown; the filter stays.
  void showText(const QString& text);

 private:
  QWidget* buildFilter();
  QStringList matching(const QStringList& lines) const;
  void showAll();
  void showCount();

  QStringList lines_;
  qsizetype shown_ = 0;  ///< of them, that match
  QLineEdit* filter_ = nullptr;
  QLabel* count_ = nullptr;
  QPlainTextEdit* text_ = nullptr;
};

}  // namespace descry
