#include "ui/captioning/review/text_rules.h"

namespace descry {

std::optional<TextReplacer> TextReplacer::make(const Replacement& replacement, QString* problem) {
  problem->clear();
  QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
  if (!replacement.match_case) options |= QRegularExpression::CaseInsensitiveOption;
  QString pattern = replacement.expression ? replacement.find : QRegularExpression::escape(replacement.find);
  const QRegularExpression as_written(pattern, options);
  if (!as_written.isValid()) {
    *problem = tr("The expression is not valid at character %1: %2.")
                   .arg(as_written.patternErrorOffset() + 1)
                   .arg(as_written.errorString());
    return std::nullopt;
  }
  // Not \b: it would never hold beside a sign, such as in "t-shirt.".
  if (replacement.whole_words) pattern = QStringLiteral("(?<!\\w)(?:%1)(?!\\w)").arg(pattern);
  QRegularExpression expression(pattern, options);
  expression.optimize();
  return TextReplacer(std::move(expression), replacement.with, replacement.expression);
}

QString TextReplacer::replaced(const QRegularExpressionMatch& match) const {
  if (!groups_) return with_;
  QString out;
  for (qsizetype i = 0; i < with_.size(); ++i) {
    const QChar c = with_[i];
    const QChar next = i + 1 < with_.size() ? with_[i + 1] : QChar();
    if (c != QLatin1Char('\\') && c != QLatin1Char('$')) {
      out += c;
    } else if (next >= QLatin1Char('0') && next <= QLatin1Char('9')) {
      out += match.captured(next.digitValue());
      ++i;
    } else if (next == c) {
      out += c;
      ++i;
    } else {
      out += c;
    }
  }
  return out;
}

QString TextReplacer::apply(const QString& text) const {
  QRegularExpressionMatchIterator matches = expression_.globalMatch(text);
  if (!matches.hasNext()) return text;
  QString out;
  qsizetype from = 0;
  while (matches.hasNext()) {
    const QRegularExpressionMatch match = matches.next();
    out += QStringView(text).mid(from, match.capturedStart() - from);
    out += replaced(match);
    from = match.capturedEnd();
  }
  out += QStringView(text).mid(from);
  return out;
}

bool TextChanges::changesNothing() const {
  return !set && !tidy_spaces && !remove_repeats && !first_upper && !full_stop && prefix.isEmpty() && suffix.isEmpty();
}

QString TextChanges::apply(QString text) const {
  if (set) text = *set;
  if (tidy_spaces) {
    static const QRegularExpression before_sign(QStringLiteral("\\s+([.,;:!?])"));
    text = text.simplified().replace(before_sign, QStringLiteral("\\1"));
  }
  if (remove_repeats) {
    static const QRegularExpression twice(
        QStringLiteral("(?<!\\w)(\\w+)(?:\\s+\\1(?!\\w))+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    text.replace(twice, QStringLiteral("\\1"));
  }
  if (first_upper && !text.isEmpty()) {
    // A letter may take two code units.
    const qsizetype units = text[0].isHighSurrogate() && text.size() > 1 ? 2 : 1;
    text = text.left(units).toUpper() + text.mid(units);
  }
  if (full_stop && !text.isEmpty()) {
    static const QString ends = QStringLiteral(".!?…。！？");
    if (!ends.contains(text.back()))
      text += text.back().script() == QChar::Script_Han ? QChar(0x3002) : QLatin1Char('.');
  }
  if (!prefix.isEmpty() && !text.startsWith(prefix)) text.prepend(prefix);
  if (!suffix.isEmpty() && !text.endsWith(suffix)) text.append(suffix);
  return text;
}

}  // namespace descry
