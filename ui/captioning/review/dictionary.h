#pragma once

#include <QObject>
#include <QStringList>
#include <memory>

namespace descry {

/// A Hunspell dictionary, read. One thread at a time.
class Dictionary {
 public:
  /// `base`: the files' path without .aff and .dic. Null where it cannot be read.
  static std::shared_ptr<Dictionary> read(const QString& base, const QString& language);
  ~Dictionary();

  const QString& language() const { return language_; }
  bool knows(const QString& word) const;
  QStringList suggestions(const QString& word) const;
  void add(const QString& word);

 private:
  struct Engine;
  Dictionary(std::unique_ptr<Engine> engine, QString language);

  std::unique_ptr<Engine> engine_;
  QString language_;
};

/// Looks for dictionaries where systems keep them ($DICPATH, hunspell and myspell/dicts under the data folders), and
/// keeps the words that a person adds in a file.
class DictionaryLoader : public QObject {
  Q_OBJECT

 public:
  explicit DictionaryLoader(QString words_file) : words_file_(std::move(words_file)) {}

  /// The first of `languages` ("de_AT", "de") that there is a dictionary for, another country's included; else English.
  /// Answers with loaded: a dictionary, or the sentence that says which package has one.
  void load(const QStringList& languages);
  void keep(const QString& word);

 Q_SIGNALS:
  void loaded(const std::shared_ptr<descry::Dictionary>& dictionary, const QStringList& languages,
              const QString& problem);

 private:
  QString words_file_;
};

}  // namespace descry
