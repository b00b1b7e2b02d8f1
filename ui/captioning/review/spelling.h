#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <memory>

namespace descry {

class Dictionary;
class DictionaryLoader;
class WorkerThread;

/// Whether words are spelt as the system's Hunspell dictionary of a language has them, or as a person added them. The
/// dictionary is looked for and read on another thread.
class Spelling : public QObject {
  Q_OBJECT

 public:
  explicit Spelling(QObject* parent = nullptr);
  ~Spelling() override;

  /// Looks for dictionaries and reads the chosen language's, else the system's, else an English one.
  void start();
  /// Such as "en_US"; kept for the next time.
  void setLanguage(const QString& language);
  const QString& language() const { return language_; }  ///< empty: none
  const QStringList& languages() const { return languages_; }

  bool isReady() const { return dictionary_ != nullptr; }
  /// Why it is not ready, and what to do; empty while the dictionary is looked for.
  const QString& problem() const { return problem_; }
  bool isCorrect(const QString& word) const;
  QStringList suggestions(const QString& word, int count) const;
  void add(const QString& word);

  /// What is a word: letters, with apostrophes between them.
  static const QRegularExpression& words();

 Q_SIGNALS:
  void changed();

 private:
  void take(const std::shared_ptr<Dictionary>& dictionary, const QStringList& languages, const QString& problem);

  DictionaryLoader* loader_;
  std::unique_ptr<WorkerThread> thread_;
  std::shared_ptr<Dictionary> dictionary_;
  QString language_, problem_;
  QStringList languages_;
};

}  // namespace descry
