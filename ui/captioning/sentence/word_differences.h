#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace descry {

/// Of each word whether it has no partner in the other sentence: words that both say in the same order are not
/// different (longest common subsequence; case counts not).
std::vector<bool> differentWords(const QStringList& words, const QStringList& other);

/// The words of a sentence: what stands between blanks.
QStringList wordsOf(const QString& sentence);

/// A sentence as rich text, in bold and underlined what differs from the other one.
QString markedSentence(const QString& sentence, const QString& other);

/// For a screen reader, which hears no bold: "different: man, hat"; empty where nothing differs.
QString spokenDifferences(const QString& sentence, const QString& other);

}  // namespace descry
