#include "ui/captioning/review/spelling.h"

#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

#include "ui/captioning/review/dictionary.h"
#include "ui/workers/worker_thread.h"

namespace descry {
namespace {

const QString kLanguageSetting = QStringLiteral("caption/spellingLanguage");

}  // namespace

Spelling::Spelling(QObject* parent)
    : QObject(parent),
      loader_(new DictionaryLoader(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                   QStringLiteral("/words.txt"))),
      thread_(std::make_unique<WorkerThread>(loader_, QStringLiteral("spelling"))) {
  connect(loader_, &DictionaryLoader::loaded, this, &Spelling::take);
}

Spelling::~Spelling() = default;

void Spelling::start() {
  QStringList wanted{QSettings().value(kLanguageSetting).toString()};
  for (QString language : QLocale::system().uiLanguages()) {
    wanted.append(language.replace(QLatin1Char('-'), QLatin1Char('_')));
  }
  wanted.removeAll(QString());
  QMetaObject::invokeMethod(loader_, [loader = loader_, wanted] { loader->load(wanted); });
}

void Spelling::setLanguage(const QString& language) {
  if (language == language_) return;
  QSettings().setValue(kLanguageSetting, language);
  QMetaObject::invokeMethod(loader_, [loader = loader_, language] { loader->load({language}); });
}

void Spelling::take(const std::shared_ptr<Dictionary>& dictionary, const QStringList& languages,
                    const QString& problem) {
  dictionary_ = dictionary;
  languages_ = languages;
  language_ = dictionary ? dictionary->language() : QString();
  problem_ = problem;
  Q_EMIT changed();
}

bool Spelling::isCorrect(const QString& word) const { return !dictionary_ || dictionary_->knows(word); }

QStringList Spelling::suggestions(const QString& word, int count) const {
  return dictionary_ ? dictionary_->suggestions(word).mid(0, count) : QStringList();
}

void Spelling::add(const QString& word) {
  if (!dictionary_) return;
  dictionary_->add(word);
  QMetaObject::invokeMethod(loader_, [loader = loader_, word] { loader->keep(word); });
  Q_EMIT changed();
}

const QRegularExpression& Spelling::words() {
  static const QRegularExpression expression(
      QStringLiteral("(?<![\\p{N}_])\\p{L}[\\p{L}\\p{M}]*(?:['’][\\p{L}]+)*(?![\\p{N}_])"),
      QRegularExpression::UseUnicodePropertiesOption);
  return expression;
}

}  // namespace descry
