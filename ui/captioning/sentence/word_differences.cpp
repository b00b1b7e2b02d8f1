#include "ui/captioning/sentence/word_differences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace descry {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(WordDifferences)
};

bool isSame(const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

}  // namespace

std::vector<bool> differentWords(const QStringList& words, const QStringList& other) {
  const auto rows = static_cast<std::size_t>(words.size()), columns = static_cast<std::size_t>(other.size());
  // common[i][j]: words in common of what follows place i and place j.
  std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1));
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      common[i][j] = isSame(words[static_cast<int>(i)], other[static_cast<int>(j)])
                         ? common[i + 1][j + 1] + 1
                         : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<bool> different(rows, true);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (isSame(words[static_cast<int>(i)], other[static_cast<int>(j)])) {
      different[i++] = false;
      ++j;
    } else if (common[i + 1][j] >= common[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return different;
}

QStringList wordsOf(const QString& sentence) {
  static const QRegularExpression blanks(QStringLiteral("\\s+"));
  return sentence.split(blanks, Qt::SkipEmptyParts);
}

QString markedSentence(const QString& sentence, const QString& other) {
  const QStringList words = wordsOf(sentence);
  const std::vector<bool> different = differentWords(words, wordsOf(other));
  QStringList marked;
  for (qsizetype i = 0; i < words.size(); ++i) {
    const QString word = words[i].toHtmlEscaped();
    marked.append(different[static_cast<std::size_t>(i)] ? QStringLiteral("<b><u>%1</u></b>").arg(word) : word);
  }
  return marked.join(QLatin1Char(' '));
}

QString spokenDifferences(const QString& sentence, const QString& other) {
  const QStringList words = wordsOf(sentence);
  const std::vector<bool> different = differentWords(words, wordsOf(other));
  QStringList marked;
  for (qsizetype i = 0; i < words.size(); ++i)
    if (different[static_cast<std::size_t>(i)]) marked.append(words[i]);
  if (marked.isEmpty()) return {};
  return Texts::tr("different: %1", "words of a sentence").arg(marked.join(QStringLiteral(", ")));
}

}  // namespace descry
