#pragma once

#include <QCoreApplication>
#include <QRegularExpression>
#include <QString>
#include <optional>

namespace descry {

/// What is looked for in captions and put in its place.
struct Replacement {
  QString find;
  QString with;             ///< of an expression: \1 to \9 or $1 to $9 stand for its groups, \0 or $0 for all it found
  bool expression = false;  ///< `find` is a regular expression (PCRE)
  bool match_case = false;
  bool whole_words = false;
};

class TextReplacer {
  Q_DECLARE_TR_FUNCTIONS(TextReplacer)

 public:
  /// Nothing where the expression is wrong: `problem` (not null) says why, and at which character.
  static std::optional<TextReplacer> make(const Replacement& replacement, QString* problem);
  QString apply(const QString& text) const;

 private:
  TextReplacer(QRegularExpression expression, QString with, bool groups)
      : expression_(std::move(expression)), with_(std::move(with)), groups_(groups) {}
  QString replaced(const QRegularExpressionMatch& match) const;

  QRegularExpression expression_;
  QString with_;
  bool groups_;
};

/// Changes that make captions alike, done in this order.
struct TextChanges {
  std::optional<QString> set;   ///< in place of the whole text
  bool tidy_spaces = false;     ///< one blank between words, none at the ends or before a full stop or comma
  bool remove_repeats = false;  ///< "a a dog" becomes "a dog"
  bool first_upper = false;     ///< the first letter in upper case
  bool full_stop = false;       ///< at the end, where there is no punctuation
  QString prefix, suffix;       ///< as they are, where the text does not begin or end so already

  bool changesNothing() const;
  QString apply(QString text) const;
};

}  // namespace descry
